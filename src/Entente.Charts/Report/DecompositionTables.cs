using System.Text.Json;

namespace Entente.Charts.Report;

/// <summary>The figures of a decomposition: its parts, the same change over pairs without a model, and over declared groups.</summary>
internal static class DecompositionTables
{
    private const int NamedAtMost = 200;

    public static void Write(Html page, Diagnosis diagnosis)
    {
        var decomposition = diagnosis.Decomposition;
        if (decomposition is null) return;
        Parts(page, decomposition, diagnosis.Level);
        Members(page, decomposition);
        Dyads(page, decomposition.Section("dyads"));
        Groups(page, decomposition);
    }

    private static void Parts(Html page, JsonElement? decomposition, string level)
    {
        var (before, after) = (decomposition.Section("before"), decomposition.Section("after"));
        page.Table($"Disagreement and its change, {level} intervals", ["", "Value", "Interval", "Rests on"],
        [
            ["Before, " + Figures.Years(before), Figures.Change(before.Number("disagreement")).TrimStart('+'), "", Basis(before)],
            .. DecompositionWords.Parts.Select(part => (IReadOnlyList<string>)[$"{part.Key}: {part.Meaning}", Figures.Change(decomposition.Number(part.Key)), Interval(decomposition, part.Key), ""]),
            ["Total change", Figures.Change(decomposition.Number("total")), Interval(decomposition, "total"), decomposition.Number("replicates") is { } replicates ? Figures.Counted(replicates, "bootstrap replicate") : ""],
            ["After, " + Figures.Years(after), Figures.Change(after.Number("disagreement")).TrimStart('+'), "", Basis(after)],
        ]);
    }

    private static void Members(Html page, JsonElement? decomposition)
    {
        var (joined, left) = (Codes(decomposition, "joined"), Codes(decomposition, "left"));
        if (joined.Count + left.Count == 0) return;
        page.Add($"<p class=\"basis\" dir=\"auto\">{Figures.Counted(joined.Count, "member")} joined{Who(joined)}; {Figures.Count(left.Count)} left{Who(left)}.</p>\n");
    }

    private static void Dyads(Html page, JsonElement? dyads)
    {
        if (dyads is null) return;
        page.Table("The same question without a model: the change in disagreement over pairs of states", ["", "Change"],
        [
            ["Pairs of which both stayed", Figures.Change(dyads.Number("stayers"))],
            ["Pairs with an entrant", Figures.Change(dyads.Number("entrants"))],
            ["Pairs with a leaver", Figures.Change(dyads.Number("leavers"))],
            ["Total", Figures.Change(dyads.Number("total"))],
        ]);
    }

    private static void Groups(Html page, JsonElement? decomposition)
    {
        var groups = decomposition.Items("groups").ToList();
        if (groups.Count == 0) return;
        page.Table("Disagreement by declared group", ["Grouping", "Group", "Before", "After", "Contribution to the change"], groups.Select(group => (IReadOnlyList<string>)
            [group.Text("grouping") ?? "", group.Text("group") ?? "", Figures.Measure(group.Number("before")), Figures.Measure(group.Number("after")), Figures.Change(group.Number("contribution"))]));
    }

    private static string Interval(JsonElement? decomposition, string part) => Figures.Between(decomposition.Number(part + "Low"), decomposition.Number(part + "High"), Figures.Change);

    private static string Basis(JsonElement? period) => period.Number("actors") is { } actors && period.Number("items") is { } items ? $"{Figures.Counted(actors, "actor")}, {Figures.Counted(items, "item")}" : "";

    private static List<string> Codes(JsonElement? decomposition, string name) => [.. decomposition.Items(name).Select(code => code!.Value.ToString())];

    private static string Who(List<string> codes) => codes.Count == 0 ? "" : $" ({string.Join(", ", codes.Take(NamedAtMost))}{(codes.Count > NamedAtMost ? ", …" : "")})";
}
