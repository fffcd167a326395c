namespace Entente.Dialogue.Texts;

/// <summary>BCP 47 language tags, by their form: letters first, then letters and digits in parts of 1 to 8, 35 characters at most.</summary>
internal static class LanguageTag
{
    public static Refusal? Check(string field, string? tag, out string kept)
    {
        kept = tag ?? "";
        var parts = kept.Split('-');
        var isTag = kept.Length is >= 2 and <= 35
            && parts[0].Length is >= 2 and <= 8 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
        return isTag ? null : new InvalidField(field, "a language tag such as 'en' or 'zh-Hans'", kept.Length > 35 ? "a longer text" : $"'{kept.Length}' characters of another form");
    }
}
