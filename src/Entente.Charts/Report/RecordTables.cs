namespace Entente.Charts.Report;

/// <summary>The tables that a report carries without any script: who is in which bloc, the figures by year and topic, what the record holds.</summary>
internal static class RecordTables
{
    private const int MembersNamed = 240;
    private const int LastPeriods = 10;

    // Polis also keeps statements on which a bloc merely opposes more than others, though few of it do; no reader would call that its stance.
    private const double HalfOfIt = 0.5;

    public static void Blocs(Html page, Measured measured)
    {
        var blocs = measured.Blocs.Items("blocs").ToList();
        if (blocs.Count == 0) return;
        var names = measured.ActorNames();
        page.Table("Blocs and their members", ["Bloc", "Members", "Who"], blocs.Select(bloc =>
        {
            var members = bloc.Items("members").Select(member => member!.Value.ToString()).Select(code => names.GetValueOrDefault(code, code)).Order(StringComparer.Ordinal).ToList();
            // Participants of an open dialogue are numbers; a list of a thousand numbers tells nobody anything.
            var who = names.Count == 0 || members.TrueForAll(member => member.All(char.IsAsciiDigit)) ? "participants without names" : string.Join(", ", members.Take(MembersNamed)) + (members.Count > MembersNamed ? ", …" : "");
            return (IReadOnlyList<string>)[bloc.Text("name") ?? $"Bloc {bloc.Text("id")}", Figures.Count(members.Count), who];
        }));
    }

    /// <summary>What sets each bloc apart: the propositions it supports or opposes more than the others do.</summary>
    public static void Representative(Html page, Measured measured)
    {
        var rows = measured.Blocs.Items("representative").ToList();
        // What one bloc says alone sets it apart from nobody.
        if (rows.Count < 2 || !rows.Any(row => row.Items("propositions").Any())) return;
        var texts = measured.Consensus.Items("propositions").Where(row => row.Text("id") is not null && (row.Text("title") ?? row.Text("text")) is not null)
            .GroupBy(row => row.Text("id")!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        page.Add($"<h3>What sets each bloc apart</h3>\n<div class=\"columns\">\n");
        foreach (var row in rows)
        {
            page.Add($"<div><h4 dir=\"auto\">{measured.BlocName(row.Text("bloc"))}</h4><ul>\n");
            foreach (var proposition in row.Items("propositions").Where(proposition => (proposition.Number("share") ?? 1) >= HalfOfIt).Take(5))
            {
                var found = proposition.Text("id") is { } id ? texts.GetValueOrDefault(id) : null;
                var title = proposition.Text("title") ?? found.Text("title") ?? found.Text("text") ?? proposition.Text("id") ?? "";
                page.Add($"<li dir=\"auto\">{(proposition.Text("direction") is "oppose" or "opposes" or "disagree" ? "Opposes" : "Supports")} ({Figures.Percent(proposition.Number("share"))}): {Figures.Shortened(title, 160)}</li>\n");
            }

            page.Add($"</ul></div>\n");
        }

        page.Add($"</div>\n");
    }

    public static void Thickness(Html page, Measured measured)
    {
        var rows = new List<IReadOnlyList<string>>();
        void Add(string name, System.Text.Json.JsonElement? row, double? propositions) => rows.Add(
            [name, Figures.Count(propositions), Figures.Measure(row.Number("value")), Figures.Interval(row) is { Length: > 0 } interval ? interval : Figures.Undefined,
            Figures.Measure(row.Number("allPairs")), Figures.Measure(row.Number("mainDivide")), Figures.Measure(row.Number("majorPowers")), Figures.Percent(row.Number("breadth"))]);
        if (measured.Thickness is { } whole) Add("Whole record", whole, measured.Thickness.Number("propositions") ?? measured.Record.Number("propositions"));
        foreach (var row in measured.Consensus.Items("byGoalLevel")) Add($"Goal level: {row.Text("goalLevel")}", row, row.Number("propositions"));
        foreach (var row in measured.Topics()) Add($"Topic: {row.Text("topic")}", row, row.Number("propositions"));
        foreach (var row in measured.TellingPeriods.OrderByDescending(row => row.Number("period")).Take(LastPeriods)) Add(Measured.YearOf(row), row, row.Number("propositions"));
        if (rows.Count == 0) return;
        page.Table($"Thickness of the consensus, {measured.Level} intervals", ["Domain or year", "Propositions", "Across differences", "Interval", "All pairs", "Main divide", "Major powers", "Breadth"], rows);
    }

    public static void Issues(Html page, Measured measured)
    {
        var issues = measured.Inspect.Items("issues").ToList();
        if (issues.Count == 0) return;
        page.Table("What was found when the record was read", ["Finding", "Severity", "Count", "Examples"], issues.Select(issue => (IReadOnlyList<string>)
        [
            issue.Text("message") ?? issue.Text("code") ?? "", issue.Text("severity") ?? "", Figures.Count(issue.Number("count")),
            Figures.Shortened(string.Join(", ", issue.Items("examples").Select(example => example!.Value.ToString())), 200),
        ]));
    }

    public static void Settings(Html page, Measured measured)
    {
        var settings = measured.Settings is { ValueKind: System.Text.Json.JsonValueKind.Object } all ? all.EnumerateObject().ToList() : [];
        var rows = settings.Where(setting => setting.Value.ValueKind is not System.Text.Json.JsonValueKind.Null)
            .Select(setting => (IReadOnlyList<string>)[setting.Name, setting.Value.ToString()]).ToList();
        if (measured.Root.Text("entente") is { } version) rows.Insert(0, ["Entente", version]);
        if (rows.Count > 0) page.Table("Settings", ["Setting", "Value"], rows);
    }
}
