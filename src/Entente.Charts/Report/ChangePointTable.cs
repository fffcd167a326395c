using System.Globalization;

namespace Entente.Charts.Report;

/// <summary>The breaks that were looked for in series over time, those found and those not.</summary>
internal static class ChangePointTable
{
    public static void Write(Html page, Diagnosis diagnosis)
    {
        if (diagnosis.ChangePoints.Count == 0) return;
        page.Table($"Breaks in series, {diagnosis.Measured.Level} confidence sets", ["Series", "Year", "Confidence set", "Date", "Level before", "Level after", "p"], diagnosis.ChangePoints.Select(row => (IReadOnlyList<string>)
        [
            row.Text("series") ?? "", Year(row.Number("year")), Figures.Between(row.Number("low"), row.Number("high"), Year), row.Text("kind") is { } kind ? $"{kind} beforehand" : "",
            Figures.Measure(row.Number("before")), Figures.Measure(row.Number("after")), Figures.Chance(row.Number("p")),
        ]));
    }

    private static string Year(double? year) => year?.ToString("0", CultureInfo.InvariantCulture) ?? Figures.Undefined;
}
