namespace Entente.Cli.Answers;

/// <summary>Words for degrees of thickness, so that a summary can be read aloud: the bands of [LandisKoch1977], as in the report. A convention, no more.</summary>
internal static class ThicknessWords
{
    private static readonly (double Below, string Word)[] Bands =
        [(0, "absent (no more than chance)"), (0.2, "very thin"), (0.4, "thin"), (0.6, "moderate"), (0.8, "thick"), (double.PositiveInfinity, "very thick")];

    /// <summary>The word of a value, or of both ends where its interval crosses from one band into another: 'thin to moderate'.</summary>
    /// <param name="value">Thickness, at most 1.</param>
    /// <param name="low">The lower end of its interval; null if there is none.</param>
    /// <param name="high">The upper end of its interval; null if there is none.</param>
    public static string Of(double value, double? low, double? high)
    {
        var (first, last) = (Word(low ?? value), Word(high ?? value));
        return first == last ? first : $"{first} to {last}";
    }

    private static string Word(double value) => Array.Find(Bands, band => value < band.Below).Word;
}
