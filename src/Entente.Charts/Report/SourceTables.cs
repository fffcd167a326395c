namespace Entente.Charts.Report;

/// <summary>The covariates that a diagnosis read, how much of it they cover, and what could not be done.</summary>
internal static class SourceTables
{
    public static void Write(Html page, Diagnosis diagnosis)
    {
        if (diagnosis.Covariates.Count > 0)
        {
            page.Table("Covariates and how much of the state-years asked for they cover", ["Series", "Source", "Years", "States", "Coverage"], diagnosis.Covariates.Select(row => (IReadOnlyList<string>)
                [row.Text("series") ?? "", row.Text("source") ?? "", Figures.Years(row), Figures.Count(row.Number("states")), Figures.Percent(row.Number("coverage"))]));
        }

        if (diagnosis.Omissions.Count == 0) return;
        page.Add($"<h3>What could not be done</h3>\n<ul>\n");
        foreach (var omission in diagnosis.Omissions) page.Add($"<li dir=\"auto\">{omission!.Value.ToString()}</li>\n");
        page.Add($"</ul>\n");
    }
}
