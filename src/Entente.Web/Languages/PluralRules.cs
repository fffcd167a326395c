namespace Entente.Web.Languages;

/// <summary>Which form of a word goes with a count, by the Unicode CLDR's cardinal rules for whole numbers.</summary>
internal static class PluralRules
{
    /// <summary>The forms that each language has.</summary>
    public static IReadOnlyList<string> FormsOf(string language) => language switch
    {
        "ar" => ["zero", "one", "two", "few", "many", "other"],
        "zh" => ["other"],
        "ru" => ["one", "few", "many"],
        _ => ["one", "other"],
    };

    /// <summary>The form for a count.</summary>
    /// <param name="language">The tag of the language.</param>
    /// <param name="count">The count, 0 or more.</param>
    public static string FormOf(string language, long count)
    {
        var (tens, hundreds) = (count % 10, count % 100);
        return language switch
        {
            "ar" => count switch
            {
                0 => "zero",
                1 => "one",
                2 => "two",
                _ when hundreds is >= 3 and <= 10 => "few",
                _ when hundreds >= 11 => "many",
                _ => "other",
            },
            "zh" => "other",
            "ru" => tens == 1 && hundreds != 11 ? "one" : tens is >= 2 and <= 4 && hundreds is not (>= 12 and <= 14) ? "few" : "many",
            "fr" => count is 0 or 1 ? "one" : "other",
            _ => count == 1 ? "one" : "other",
        };
    }
}
