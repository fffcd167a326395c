using System.Buffers;

namespace Entente.Records.PublicSources;

/// <summary>Where fetched files are kept.</summary>
public static class CacheFolder
{
    /// <summary>What a name of a file must not hold on some system or other.</summary>
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    /// <summary>
    /// The user's cache folder of Entente: the variable <c>ENTENTE_CACHE</c>; else <c>entente</c> below <c>XDG_CACHE_HOME</c>, below the local
    /// application data of Windows, below <c>~/Library/Caches</c> of macOS, or below <c>~/.cache</c>. It need not exist yet.
    /// </summary>
    public static string Default
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ENTENTE_CACHE") is { Length: > 0 } own) return Path.GetFullPath(own);
            // The XDG specification says that a relative path is to be ignored.
            if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg && Path.IsPathFullyQualified(xdg))
                return Path.Combine(xdg, "entente");
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "entente", "cache");
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            return OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", "entente") : Path.Combine(home, ".cache", "entente");
        }
    }

    /// <summary>The place of a file below a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">A name with forward slashes, from outside and not to be trusted.</param>
    /// <returns>The path, or null if the name would lead out of the folder or is no name of a file on every system.</returns>
    internal static string? PathOf(string folder, string name)
    {
        var parts = name.Split('/');
        foreach (var part in parts)
        {
            if (part.Length is 0 or > 200 || part is "." or ".." || part[0] == '.' || part[^1] is '.' or ' ') return null;
            if (part.AsSpan().ContainsAny(Forbidden) || part.Any(char.IsControl)) return null;
        }

        return Path.Combine([folder, .. parts]);
    }
}
