using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>Mixtures of strategies as figures, never without their intervals, and the indicators that they are made of.</summary>
internal static class MixtureTables
{
    public static void Write(Html page, Diagnosis diagnosis)
    {
        if (diagnosis.Mixture.Count == 0) return;
        var latest = diagnosis.LatestMixtures;
        var earlier = diagnosis.Mixture.Where(row => !latest.Contains(row)).ToList();
        Mixtures(page, $"The latest mixture of each region, {diagnosis.Measured.Level} intervals under resampled weights", latest);
        page.Add($"<p class=\"basis\">Leans: the share of weightings in which hegemony and balance of power together outweigh institutions. Self-help is a strategy of its own beside the three, which add up to 1. 0 (none): no indicator of the strategy is above 0, such as where there are no opposed sides. A leader in brackets: the others depend on it for less than a fifth of what is pledged to them, or it is merely the strongest.</p>\n");
        page.Add($"<details class=\"more\"><summary>What the latest mixtures are made of</summary>\n");
        Indicators(page, "Each indicator’s value and weight, and the corner’s share with and without it", latest);
        page.Add($"</details>\n");
        if (earlier.Count == 0) return;
        page.Add($"<details class=\"more\"><summary>Earlier periods</summary>\n");
        Mixtures(page, $"Earlier mixtures, {diagnosis.Measured.Level} intervals under resampled weights", earlier);
        Indicators(page, "What the earlier mixtures are made of", earlier);
        page.Add($"</details>\n");
    }

    private static void Mixtures(Html page, string caption, IEnumerable<JsonElement?> mixtures) =>
        page.Table(caption, ["Region", "Years", "Hegemony", "Balance", "Institutions", "Self-help", "Leans", "Leader"], mixtures.Select(row => (IReadOnlyList<string>)
        [
            row.Number("states") is { } states ? $"{row.Text("region")}, {Figures.Counted(states, "state")}" : row.Text("region") ?? "", Figures.Years(row),
            Share(row, "hegemony"), Share(row, "balance"), Share(row, "institutions"), Share(row, "selfHelp"), Figures.Percent(row.Number("leans")), Leader(row),
        ]));

    private static void Indicators(Html page, string caption, IReadOnlyList<JsonElement?> mixtures)
    {
        if (!mixtures.Any(row => row.Items("indicators").Any())) return;
        page.Table(caption, ["Region", "Years", "Corner", "Indicator", "Value", "Weight", "With it", "Without it"], mixtures.SelectMany(row => row.Items("indicators").Select(indicator => (IReadOnlyList<string>)
        [
            row.Text("region") ?? "", Figures.Years(row), Corner(indicator), indicator.Text("name") ?? "", Figures.Measure(indicator.Number("value")), Figures.Measure(indicator.Number("weight")),
            Figures.Measure(row.Number(indicator.Text("corner") ?? "")), Figures.Measure(indicator.Number("without")),
        ])));
    }

    /// <summary>A share with its interval; one that no weights can move from 0 has none and is not passed off as certain.</summary>
    private static string Share(JsonElement? row, string corner) =>
        row.Number(corner) is 0 && row.Number(corner + "Low") is null ? "0 (none)" : Figures.Bounded(row, corner);

    private static string Leader(JsonElement? row) => row.Text("leader") is not { } leader
        ? Figures.Undefined
        : row.Items("indicators").Any(indicator => indicator.Text("name") == "dependence" && indicator.Number("value") < 0.2) ? $"({leader})" : leader;

    private static string Corner(JsonElement? indicator) => indicator.Text("corner") is "selfHelp" ? "self-help" : indicator.Text("corner") ?? "";
}
