namespace Entente.Charts.Report;

/// <summary>Words for a thickness. There is no value at which a consensus becomes thick; the bands are those that Landis and Koch proposed for
/// chance-corrected agreement, a convention [LandisKoch1977].</summary>
internal static class ThicknessWords
{
    private static readonly (double Below, string Word)[] Bands =
        [(0, "absent (no more than chance)"), (0.2, "very thin"), (0.4, "thin"), (0.6, "moderate"), (0.8, "thick"), (double.PositiveInfinity, "very thick")];

    /// <summary>The word of a value, or of both ends where its interval crosses from one band into another: "thin to moderate".</summary>
    public static string Of(double value, double? low, double? high)
    {
        var (first, last) = (Word(low ?? value), Word(high ?? value));
        return first == last ? first : $"{first} to {last}";
    }

    /// <summary>The bands in a sentence, for the notes of a report.</summary>
    public const string Explained = "There is no value at which a consensus becomes thick. The words follow the bands that Landis and Koch (1977) proposed for chance-corrected agreement: "
        + "up to 0.2 very thin, to 0.4 thin, to 0.6 moderate, to 0.8 thick, above that very thick. Where an interval crosses a band, both words are given.";

    private static string Word(double value) => Bands.First(band => value < band.Below).Word;
}
