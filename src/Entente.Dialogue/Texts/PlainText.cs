using System.Globalization;
using System.Text;

namespace Entente.Dialogue.Texts;

/// <summary>What a text in a dialogue may be: readable characters in Unicode's composed form, nothing that hides or reorders others.</summary>
public static class PlainText
{
    /// <summary>Checks a text and gives it in the form that is kept: trimmed, composed (NFC), with line ends as line feeds.</summary>
    /// <param name="field">The name of the field as callers write it.</param>
    /// <param name="text">The text as it came.</param>
    /// <param name="longest">The most characters (grapheme clusters count as one reader sees them).</param>
    /// <param name="kept">The text that is kept; empty when it is refused.</param>
    /// <param name="isOneLine">Whether line ends are refused.</param>
    /// <returns>Null when the text is fine, else the refusal.</returns>
    public static Refusal? Check(string field, string? text, int longest, out string kept, bool isOneLine = false)
    {
        kept = "";
        if (string.IsNullOrWhiteSpace(text))
            return new InvalidField(field, "a text", "nothing");
        // Cheap bound first: a grapheme is at most a few dozen units in any script.
        if (text.Length > longest * 8)
            return new InvalidField(field, $"at most {longest} characters", $"{text.Length} code units");
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
                place++;
            else if (char.IsSurrogate(text[place]))
                return new InvalidField(field, "whole characters", "half of a surrogate pair");
            else if (Forbidden(text[place], isOneLine) is { } found)
                return new InvalidField(field, "readable characters", found);
        }
        var composed = text.Normalize(NormalizationForm.FormC).ReplaceLineEndings("\n").Trim();
        var length = new StringInfo(composed).LengthInTextElements;
        if (length > longest || composed.Length > longest * 8)
            return new InvalidField(field, $"at most {longest} characters", $"{length}");
        kept = composed;
        return kept.Length == 0 ? new InvalidField(field, "a text", "only invisible characters") : null;
    }

    /// <summary>A text without what no text may hold, for texts that come from elsewhere and cannot be sent back.</summary>
    internal static string WithoutForbidden(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsHighSurrogate(text[place]) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1]))
                kept.Append(text[place]).Append(text[++place]);
            else if (!char.IsSurrogate(text[place]) && Forbidden(text[place], isOneLine: false) is null)
                kept.Append(text[place]);
        }
        return kept.ToString();
    }

    // Marks of direction (200E, 200F, 061C) and joiners (200C, 200D) belong to Arabic, Persian and Hindi spelling; embeddings, overrides and isolates
    // can make a text read differently from what it says, and no plain statement needs them.
    private static string? Forbidden(char letter, bool isOneLine) => letter switch
    {
        '\n' or '\r' or '\t' => isOneLine ? "a line end or tab" : null,
        '\0' => "a null character",
        '\u200b' or '\u2060' or '\ufeff' or '\u00ad' => $"an invisible character (U+{(int)letter:X4})",
        (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => $"a control of text direction (U+{(int)letter:X4})",
        (>= '\ufff0' and <= '\uffff') or (>= '\ufdd0' and <= '\ufdef') => $"a character without meaning (U+{(int)letter:X4})",
        _ when char.IsControl(letter) => $"a control character (U+{(int)letter:X4})",
        _ => null,
    };
}
