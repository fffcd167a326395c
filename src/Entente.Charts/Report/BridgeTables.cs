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
        page.Add($"<h3>What it would take to make a proposition common ground</h3>\n<p class=\"basis\">{Figures.Count(shown.Count)} of {Figures.Counted(all.Count, "proposition")}, the nearest first. Named are the states whose stance stands nearest to the change.</p>\n");
        page.Table("The smallest changes of stances", ["Proposition", "Stances to change", "Where"], shown.Select(row => (IReadOnlyList<string>)
            [Figures.Shortened(row.Text("title") ?? row.Text("id") ?? "", TitleLength), Figures.Count(row.Number("needed")), string.Join("; ", row.Items("changes").Select(change => Change(diagnosis, change)))]));
    }

    private static string Change(Diagnosis diagnosis, JsonElement? change)
    {
        var actors = change.Items("actors").Select(code => code!.Value.ToString()).ToList();
        var bloc = change.Text("bloc");
        var named = diagnosis.Measured.SideName(bloc);
        return $"{(named == $"Bloc {bloc}" && !long.TryParse(bloc, out _) ? bloc : named)}: {Figures.Count(change.Number("needed"))}{(actors.Count == 0 ? "" : $" ({string.Join(", ", actors.Take(ActorsNamed))}{(actors.Count > ActorsNamed ? ", …" : "")})")}";
    }
}
