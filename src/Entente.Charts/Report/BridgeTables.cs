using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>The states between blocs, and for each proposition the smallest change of stances that would make it common ground.</summary>
internal static class BridgeTables
{
    private const int PropositionsShown = 20;
    private const int ActorsNamed = 12;
    private const int TitleLength = 200;

    public static void Write(Html page, Diagnosis diagnosis)
    {
        States(page, diagnosis);
        Propositions(page, diagnosis);
    }

    private static void States(Html page, Diagnosis diagnosis)
    {
        var rows = diagnosis.Bridges.Items("actors").OrderByDescending(row => row.Number("between") ?? 0).ToList();
        if (rows.Count == 0) return;
        page.Add($"<details class=\"more\"><summary>The states between blocs as a table</summary>\n");
        page.Table($"States between blocs, the most between first, {diagnosis.Measured.Level} intervals", ["State", "Position", "Between", "Moved"], rows.Select(row => (IReadOnlyList<string>)
            [row.Text("name") ?? row.Text("actor") ?? "", Figures.Bounded(row, "position", "low", "high"), Figures.Measure(row.Number("between")), Figures.Bounded(row, "moved", Figures.Change)]));
        page.Add($"</details>\n");
    }

    private static void Propositions(Html page, Diagnosis diagnosis)
    {
        var all = diagnosis.Bridges.Items("propositions").ToList();
        if (all.Count == 0) return;
        var shown = all.OrderBy(row => row.Number("needed") ?? double.PositiveInfinity).ThenBy(row => row.Text("id"), StringComparer.Ordinal).Take(PropositionsShown).ToList();
        page.Add($"<h3>What it would take to make a proposition common ground</h3>\n<p class=\"basis\">{Figures.Count(shown.Count)} of {Figures.Counted(all.Count, "proposition")}, the nearest first. In brackets, the states that would come first.</p>\n");
        page.Table("The smallest changes of stances", ["Proposition", "Stances to change", "Where"], shown.Select(row => (IReadOnlyList<string>)
            [Figures.Shortened(row.Text("title") ?? row.Text("id") ?? "", TitleLength), Figures.Count(row.Number("needed")), string.Join("; ", row.Items("changes").Where(change => change.Number("needed") is not 0).Select(change => Change(diagnosis, change)))]));
    }

    private static string Change(Diagnosis diagnosis, JsonElement? change)
    {
        var actors = change.Items("actors").Select(code => code!.Value.ToString()).ToList();
        return $"{Bloc(diagnosis, change)}: {Figures.Count(change.Number("needed"))}{(actors.Count == 0 ? "" : $" ({string.Join(", ", actors.Take(ActorsNamed))}{(actors.Count > ActorsNamed ? ", …" : "")})")}";
    }

    /// <summary>The bloc's name, whether the change gives it or its id.</summary>
    private static string Bloc(Diagnosis diagnosis, JsonElement? change) =>
        change.Text("bloc") is { } bloc && !bloc.All(char.IsAsciiDigit) ? bloc : diagnosis.Measured.SideName(change.Text("bloc"));
}
