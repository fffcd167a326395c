using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>What a regression over pairs rests on and what it finds: pairs used and left out, blocks, coefficients.</summary>
internal static class DriverTables
{
    public static void Write(Html page, Diagnosis diagnosis)
    {
        if (diagnosis.Drivers.Count == 0) return;
        page.Table("What the regressions rest on", ["Years", "Pairs used", "R²", "Pairs left out, by the covariate they lack"], diagnosis.Drivers.Select(period => (IReadOnlyList<string>)
            [Figures.Years(period), Figures.Count(period.Number("pairs")), Figures.Measure(period.Number("r2")), Dropped(period)]));
        Shares(page, diagnosis);
        page.Add($"<details class=\"more\"><summary>All coefficients</summary>\n");
        page.Table($"Coefficients, {diagnosis.Measured.Level} intervals", ["Years", "Block", "Covariate", "Standardised", "Estimate", "p, robust to shared states", "p, MRQAP", "p after Holm"],
            diagnosis.Drivers.SelectMany(period => period.Items("coefficients").Select(row => (IReadOnlyList<string>)
            [
                Figures.Years(period), row.Text("block") ?? "", row.Text("name") ?? "", Figures.Measure(row.Number("standardized")), Figures.Bounded(row, "estimate", "low", "high", Figures.Change),
                Figures.Chance(row.Number("p")), Figures.Chance(row.Number("pMrqap")), Figures.Chance(row.Number("pHolm")),
            ])));
        page.Add($"</details>\n");
    }

    private static void Shares(Html page, Diagnosis diagnosis)
    {
        var blocks = diagnosis.Drivers.SelectMany(period => period.Items("blocks")).Where(block => block.Text("block") is not null).DistinctBy(block => block.Text("block")).ToList();
        if (blocks.Count == 0) return;
        page.Table($"Share of the explained variance that each block accounts for, {diagnosis.Measured.Level} intervals", ["Block", .. diagnosis.Drivers.Select(Figures.Years)], blocks.Select(block => (IReadOnlyList<string>)
        [
            block.Text("name") is { } name ? $"{block.Text("block")}: {name}" : block.Text("block")!,
            .. diagnosis.Drivers.Select(period => Figures.Bounded(period.Items("blocks").FirstOrDefault(row => row.Text("block") == block.Text("block")), "share", "low", "high", Figures.Percent)),
        ]));
    }

    /// <summary>The covariate for lack of which most pairs were left out; null where none were.</summary>
    public static (string Covariate, double Pairs)? MostDropped(JsonElement? period)
    {
        var most = period.Items("dropped").Where(row => row.Number("pairs") is > 0).MaxBy(row => row.Number("pairs"));
        return most is null ? null : (most.Text("covariate") ?? "a covariate", most.Number("pairs")!.Value);
    }

    private static string Dropped(JsonElement? period)
    {
        var rows = period.Items("dropped").Where(row => row.Number("pairs") is > 0).OrderByDescending(row => row.Number("pairs")).Select(row => $"{row.Text("covariate")} {Figures.Count(row.Number("pairs"))}").ToList();
        return rows.Count == 0 ? "none" : string.Join("; ", rows);
    }
}
