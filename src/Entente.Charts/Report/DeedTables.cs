namespace Entente.Charts.Report;

/// <summary>Votes and treaties side by side, by area; states with their gap.</summary>
internal static class DeedTables
{
    public static void Write(Html page, Diagnosis diagnosis)
    {
        var areas = diagnosis.TalkAndDeed.Items("areas").ToList();
        if (areas.Count > 0)
        {
            page.Table($"Votes and treaties by area, {diagnosis.Measured.Level} intervals", ["Area", "States", "Votes", "Treaties", "Correlation over states"], areas.Select(row => (IReadOnlyList<string>)
                [row.Text("area") ?? "", Figures.Count(row.Number("states")), Figures.Bounded(row, "votes"), Figures.Bounded(row, "treaties"), Figures.Bounded(row, "correlation")]));
        }

        var states = diagnosis.TalkAndDeed.Items("actors").OrderByDescending(row => Math.Abs(row.Number("gap") ?? 0)).ToList();
        if (states.Count == 0) return;
        page.Add($"<details class=\"more\"><summary>States by their gap as a table</summary>\n");
        page.Table($"Talk, deed and the gap, the widest first, {diagnosis.Measured.Level} intervals", ["State", "Talk", "Deed", "Gap"], states.Select(row => (IReadOnlyList<string>)
            [row.Text("name") ?? row.Text("actor") ?? "", Figures.Measure(row.Number("talk")), Figures.Measure(row.Number("deed")), Figures.Bounded(row, "gap", "low", "high")]));
        page.Add($"</details>\n");
    }
}
