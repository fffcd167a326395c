using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Accounts;

/// <summary>The name by which a person signs in: 2 to 64 characters of any script. Nobody else sees it; dialogues know people under the names they take there.</summary>
internal sealed class PersonName : ILookupNormalizer
{
    private const int Shortest = 2;
    private const int Longest = 64;

    /// <summary>Brings a name to the form in which it is kept.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="name">The name when it fits: composed (NFKC), without spaces at its ends or several in a row.</param>
    /// <returns>What does not fit and what was expected; null when it fits.</returns>
    public static string? Fault(string text, out string name)
    {
        name = "";
        if (text.Length > 4 * Longest || !IsWhole(text)) return $"The name is no text of {Shortest} to {Longest} characters.";
        var composed = string.Join(' ', text.Normalize(NormalizationForm.FormKC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var length = composed.EnumerateRunes().Count();
        if (length is < Shortest or > Longest) return $"The name has {length} characters; {Shortest} to {Longest} were expected.";
        if (composed.EnumerateRunes().Any(rune => !MayStand(rune))) return "The name holds a character that cannot be seen or turns the writing around; letters, digits, marks, punctuation and single spaces were expected.";
        name = composed;
        return null;
    }

    /// <summary>The form in which names are compared.</summary>
    /// <param name="name">A name.</param>
    public static string Normalize(string name) => IsWhole(name) ? name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Normalize(NormalizationForm.FormKC) : name;

    /// <inheritdoc/>
    string? ILookupNormalizer.NormalizeName(string? name) => name is null ? null : Normalize(name);

    /// <inheritdoc/>
    string? ILookupNormalizer.NormalizeEmail(string? email) => email;

    // The joiners shape letters of Persian and of the scripts of India.
    private static bool MayStand(Rune rune) => rune.Value is ' ' or 0x200C or 0x200D || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    /// <summary>Whether every surrogate has its pair; what lacks one cannot be normalized.</summary>
    private static bool IsWhole(string text)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[consumed..];
        }

        return true;
    }
}
