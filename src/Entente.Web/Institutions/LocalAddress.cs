using System.Diagnostics.CodeAnalysis;

namespace Entente.Web.Institutions;

/// <summary>Tells addresses of this server from others, so that a sign-in cannot be made to end elsewhere.</summary>
internal static class LocalAddress
{
    /// <summary>Whether a browser that follows an address stays here: it begins with one slash, and holds visible ASCII alone and no backslash, which browsers read as a slash.</summary>
    /// <param name="address">The address, or null.</param>
    public static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/', ..] && !(address.Length > 1 && address[1] == '/') && !address.Any(letter => letter is '\\' or <= ' ' or > '~') && address.Length <= 2000;
}
