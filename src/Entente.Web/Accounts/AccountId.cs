using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Entente.Web.Accounts;

/// <summary>The identifier of an account: 26 characters, lower-case letters and the digits 2 to 7, that hold 128 random bits and say nothing about anyone.</summary>
public readonly record struct AccountId
{
    private AccountId(string value) => Value = value;

    /// <summary>The identifier as text.</summary>
    public string Value { get => field ?? ""; }

    /// <summary>An identifier that nobody has yet.</summary>
    public static AccountId Draw() => new(OpaqueText.Draw());

    /// <summary>Reads an identifier.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="id">The identifier when the text is one.</param>
    /// <returns>Whether the text is an identifier.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountId id)
    {
        var fits = OpaqueText.Fits(text);
        id = fits ? new AccountId(text!) : default;
        return fits;
    }

    /// <summary>Reads an identifier.</summary>
    /// <param name="text">26 characters.</param>
    /// <exception cref="FormatException">The text is not an identifier.</exception>
    public static AccountId Parse(string text) => TryParse(text, out var id) ? id
        : throw new FormatException("This is not the identifier of an account: 26 lower-case letters and digits 2 to 7 were expected.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Random identifiers of 128 bits in 26 characters of base 32 (RFC 4648, lower case, no padding).</summary>
internal static class OpaqueText
{
    private const int Length = 26;
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>Draws one.</summary>
    public static string Draw() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Whether a text has the form of one.</summary>
    public static bool Fits([NotNullWhen(true)] string? text) =>
        text is { Length: Length } && !text.AsSpan().ContainsAnyExcept(Letters);
}
