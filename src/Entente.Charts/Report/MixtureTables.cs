using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>Mixtures of strategies as figures, never without their intervals, and the indicators that they are made of.</summary>
internal static class MixtureTables
{
    public static void Write(Html page, Diagnosis diagnosis)
    {
        if (diagnosis.Mixture.Count == 0) return;
        page.Table($"Mixtures of strategies, {diagnosis.Measured.Level} intervals under resampled weights",
            ["Region", "Years", "Hegemony", "Balance of power", "Institutions", "Self-help (beside)", "Leans to the first two", "Leader", "States"],
            diagnosis.Mixture.Select(row => (IReadOnlyList<string>)
            [
                row.Text("region") ?? "", Figures.Years(row), Figures.Bounded(row, "hegemony"), Figures.Bounded(row, "balance"), Figures.Bounded(row, "institutions"), Figures.Bounded(row, "selfHelp"),
                row.Number("leans") is { } leans ? $"{Figures.Percent(leans)} of weightings" : Figures.Undefined, row.Text("leader") ?? Figures.Undefined, Figures.Count(row.Number("states")),
            ]));
        var latest = diagnosis.LatestMixtures.Where(row => row.Items("indicators").Any()).ToList();
        if (latest.Count == 0) return;
        Indicators(page, "Indicators of each region’s latest mixture: value, weight, and the corner’s share without it", latest);
        var earlier = diagnosis.Mixture.Where(row => row.Items("indicators").Any() && !latest.Contains(row)).ToList();
        if (earlier.Count == 0) return;
        page.Add($"<details class=\"more\"><summary>Indicators of earlier periods</summary>\n");
        Indicators(page, "Indicators of earlier mixtures: value, weight, and the corner’s share without it", earlier);
        page.Add($"</details>\n");
    }

    private static void Indicators(Html page, string caption, IEnumerable<JsonElement?> mixtures) =>
        page.Table(caption, ["Region", "Years", "Corner", "Indicator", "Value", "Weight", "Corner’s share", "Without it"], mixtures.SelectMany(row => row.Items("indicators").Select(indicator => (IReadOnlyList<string>)
        [
            row.Text("region") ?? "", Figures.Years(row), Corner(indicator), indicator.Text("name") ?? "", Figures.Measure(indicator.Number("value")), Figures.Measure(indicator.Number("weight")),
            Figures.Measure(row.Number(indicator.Text("corner") ?? "")), Figures.Measure(indicator.Number("without")),
        ])));

    private static string Corner(JsonElement? indicator) => indicator.Text("corner") is "selfHelp" ? "self-help" : indicator.Text("corner") ?? "";
}
