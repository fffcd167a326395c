using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Diagnosis.Packages;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Which propositions all sides could accept together.</summary>
internal sealed class PackageAnswer : IAnswer
{
    private const int ChosenShown = 30;
    private const int PartiesShown = 12;
    private const int ExcludedShown = 12;
    private const int NamesShown = 3;
    private readonly SourcedRecord _source;
    private readonly Package _package;

    /// <summary>The answer from a package that was found.</summary>
    public PackageAnswer(SourcedRecord source, Package package) => (_source, _package) = (source, package);

    /// <inheritdoc/>
    public string Name => "package";

    private StanceRecord Record => _source.Record;

    private PackageParties Parties => _package.Parties;

    private string Party => Parties.AreBlocs ? "bloc" : "actor";

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteObjects("chosen", _package.Chosen, chosen =>
        {
            WriteProposition(json, chosen.Proposition);
            json.WriteNumber("gaining", chosen.Gaining);
            json.WriteNumber("indifferent", chosen.Indifferent);
            json.WriteNumber("losing", chosen.Losing);
            json.WriteString("most", Parties.All[chosen.Most].Code);
            json.WriteString("least", Parties.All[chosen.Least].Code);
        });
        json.WriteStartObject("gains");
        foreach (var gain in _package.Gains) json.WriteReal(Parties.All[gain.Party].Code, gain.Gain);
        json.WriteEndObject();
        json.WriteBoolean("proven", _package.IsProven);
        json.WriteReal("gap", _package.Unproven?.Gap ?? 0);
        json.WriteReal("bound", (_package.Unproven ?? _package.Levels[0]).Bound);
        if (_package.IsOnlyOne is { } only) json.WriteBoolean("onlyOne", only);
        else json.WriteNull("onlyOne");
        json.WriteReal("worstGain", _package.WorstGain);
        json.WriteTexts("worstOff", _package.WorstOff.Select(party => Parties.All[party].Code));
        json.WriteReal("totalGain", _package.TotalGain);
        json.WriteObjects("levels", _package.Levels, level =>
        {
            json.WriteString("quantity", Word(level.Quantity));
            json.WriteReal("value", level.Value);
            json.WriteReal("bound", level.Bound);
            json.WriteBoolean("proven", level.IsProven);
        });
        json.WriteObjects("parties", _package.Gains, gain =>
        {
            json.WriteString("party", Parties.All[gain.Party].Code);
            json.WriteString("name", Parties.All[gain.Party].Name);
            json.WriteTexts("members", Parties.All[gain.Party].Actors.Select(actor => Record.Actors[actor].Code));
            json.WriteReal("gain", gain.Gain);
            json.WriteReal("best", gain.Best);
            json.WriteNumber("wins", gain.Wins);
            json.WriteNumber("concessions", gain.Concessions);
        });
        json.WriteObjects("excluded", _package.Excluded, excluded =>
        {
            WriteProposition(json, excluded.Proposition);
            json.WriteString("reason", Word(excluded.Reason));
            json.WriteTexts("parties", excluded.Parties.Select(party => Parties.All[party].Code));
            json.WriteString("other", excluded.Other is { } other ? Record.Propositions[other].Id : null);
        });
        json.WriteObjects("redLines", _package.RedLines, line =>
        {
            json.WriteString("party", Parties.All[line.Party].Code);
            json.WriteString("proposition", Record.Propositions[line.Proposition].Id);
            json.WriteString("source", line.Source.ToString().ToLowerInvariant());
        });
        json.WriteStartObject("utilities");
        foreach (var basis in Enum.GetValues<UtilityBasis>()) json.WriteNumber(basis.ToString().ToLowerInvariant(), _package.Utilities.Counts.GetValueOrDefault(basis));
        json.WriteEndObject();
        json.WriteTexts("outside", Parties.Outside.Select(actor => Record.Actors[actor].Code));
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        var hasRedLines = !_package.RedLines.IsEmpty;
        text.Heading(hasRedLines ? "A package that all could accept" : "A package that all could accept, on paper");
        text.Say($"{Words.Count(_package.Chosen.Length)} of {Words.Count(Record.Propositions.Length, "proposition")} together {(hasRedLines ? "cross no red line and " : "")}leave each of {Words.Count(Parties.Count, Party)} better off; "
            + $"{Worst()} least, by {Gain(_package.WorstGain)}. {Proof()}");
        if (!hasRedLines) text.Warn("! No red lines were stated: opposition counts as a price that a gain elsewhere can outweigh. Votes cannot tell a price from a red line; --red-lines and --opposition can.");
        WriteGains(text);
        WriteChosen(text);
        WriteExcluded(text);
        WriteBasis(text);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [
            AnswerColumn.Text("id"), AnswerColumn.Text("title"), AnswerColumn.Whole("period"), AnswerColumn.Text("status"), AnswerColumn.Text("reason"), AnswerColumn.Text("parties"),
            AnswerColumn.Whole("gaining"), AnswerColumn.Whole("indifferent"), AnswerColumn.Whole("losing"), AnswerColumn.Text("most"), AnswerColumn.Text("least"),
        ],
        _package.Chosen.Select(chosen => (chosen.Proposition, Row: Row(chosen)))
            .Concat(_package.Excluded.Select(excluded => (excluded.Proposition, Row: Row(excluded))))
            .OrderBy(row => row.Proposition)
            .Select(row => row.Row));

    private static string Word(PackageQuantity quantity) => quantity switch
    {
        PackageQuantity.WorstGain => "worstGain",
        PackageQuantity.Size => "size",
        _ => "totalGain",
    };

    private static string Word(ExclusionReason reason) => reason switch
    {
        ExclusionReason.RedLine => "red line",
        ExclusionReason.RuledOut => "ruled out",
        ExclusionReason.NobodyGains => "nobody gains",
        ExclusionReason.Alternative => "alternative",
        ExclusionReason.Prerequisite => "prerequisite",
        ExclusionReason.Costs => "costs",
        _ => "unsettled",
    };

    private static string Plain(PackageQuantity quantity) => quantity switch
    {
        PackageQuantity.WorstGain => "the gain of whoever gains least",
        PackageQuantity.Size => "the number of propositions",
        _ => "the gain of all together",
    };

    private string Gain(double gain) => Words.Real(gain, _package.Utilities.Scale == 1 ? 0 : 2);

    private string Worst()
    {
        var worst = _package.WorstOff;
        return Names(worst) + (worst.Length == 1 ? " gains" : " gain");
    }

    private string Names(IEnumerable<int> parties) => Words.Some([.. parties.Select(party => Short(party))], NamesShown);

    private string Short(int party) => Parties.All[party].Name is var name && Parties.AreBlocs && name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var cut ? name[..cut] : name;

    private string Proof()
    {
        var order = _package.Options.First == PackageAim.Size ? "larger, and none of its size fairer" : "fairer, and none as fair larger";
        if (_package.Unproven is { } level)
            return $"Not proven to be the best: {Plain(level.Quantity)} is {Gain(level.Value)} and might be up to {Gain(level.Bound)}; a larger --effort may tell.";
        return $"Proven: no package is {order}."
            + (_package.IsOnlyOne switch { true => " It is the only one as good.", false => " Others are as good; of these it has the earliest propositions.", _ => "" });
    }

    private void WriteGains(TextReport text)
    {
        text.Heading(Parties.Count > PartiesShown ? "Who gains least" : "What each gains");
        text.Table(
            [TextColumn.Prose(Party), TextColumn.Number("gain"), TextColumn.Number("of its best"), TextColumn.Number("wins"), TextColumn.Number("concessions")],
            _package.Gains.OrderBy(gain => gain.Gain).ThenBy(gain => gain.Party).Take(PartiesShown).Select(gain => (IReadOnlyList<string>)[
                Parties.All[gain.Party].Name, Gain(gain.Gain), Gain(gain.Best), Words.Count(gain.Wins), Words.Count(gain.Concessions)]));
        if (Parties.Count > PartiesShown)
            text.Note($"The others gain from {Gain(_package.Gains.Select(gain => gain.Gain).Order().ElementAt(PartiesShown))} to {Gain(_package.Gains.Max(gain => gain.Gain))}; --format json has all.");
    }

    private void WriteChosen(TextReport text)
    {
        if (_package.Chosen.IsEmpty) return;
        text.Heading("In the package");
        // What costs some is what makes it a package; it is told first.
        text.Table(
            [TextColumn.Word("id"), TextColumn.Prose("proposition"), TextColumn.Number("gain"), TextColumn.Number("lose"), TextColumn.Prose("who gives way most")],
            _package.Chosen.OrderByDescending(chosen => chosen.Losing).ThenBy(chosen => chosen.Proposition).Take(ChosenShown).Select(chosen => (IReadOnlyList<string>)[
                Record.Propositions[chosen.Proposition].Id,
                PropositionText.Short(Record.Propositions[chosen.Proposition], 90),
                Words.Count(chosen.Gaining),
                Words.Count(chosen.Losing),
                chosen.Losing > 0 ? Short(chosen.Least) : ""]));
        if (_package.Chosen.Length > ChosenShown) text.Note($"The first {ChosenShown} of {Words.Count(_package.Chosen.Length)}, those that cost most parties something first; --format csv has all.");
    }

    private void WriteExcluded(TextReport text)
    {
        if (_package.Excluded.IsEmpty) return;
        text.Heading("Left out");
        foreach (var reason in _package.Excluded.GroupBy(excluded => excluded.Reason).OrderBy(group => group.Key))
        {
            var whose = reason.SelectMany(excluded => excluded.Parties).CountBy(party => party).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).ToArray();
            text.Item($"{Words.Count(reason.Count())} {Because(reason.Key)}"
                + (whose.Length == 0 ? "." : $": {Words.Some([.. whose.Take(6).Select(pair => $"{Short(pair.Key)} ({Words.Count(pair.Value)})")], 6)}{(whose.Length > 6 ? $" and {Words.Count(whose.Length - 6)} more" : "")}."));
        }

        text.Table(
            [TextColumn.Word("id"), TextColumn.Prose("proposition"), TextColumn.Prose("why it is left out")],
            _package.Excluded.Where(excluded => excluded.Reason != ExclusionReason.NobodyGains).OrderBy(excluded => excluded.Parties.Length).ThenBy(excluded => excluded.Proposition).Take(ExcludedShown)
                .Select(excluded => (IReadOnlyList<string>)[Record.Propositions[excluded.Proposition].Id, PropositionText.Short(Record.Propositions[excluded.Proposition], 80), Why(excluded)]));
        if (_package.Excluded.Length > ExcludedShown) text.Note("Those that hinge on fewest parties first; --format csv has all.");
    }

    private static string Because(ExclusionReason reason) => reason switch
    {
        ExclusionReason.RedLine => "cross a red line",
        ExclusionReason.RuledOut => "are ruled out on the command line",
        ExclusionReason.NobodyGains => "are worth more than nothing to nobody",
        ExclusionReason.Alternative => "exclude one that is in the package",
        ExclusionReason.Prerequisite => "need one that is not in the package",
        ExclusionReason.Costs => "would leave someone with too little",
        _ => "would fit: the package is not proven to be the best",
    };

    private string Why(ExcludedProposition excluded) => excluded.Reason switch
    {
        ExclusionReason.RedLine => $"red line of {Names(excluded.Parties)}",
        ExclusionReason.RuledOut => "ruled out",
        ExclusionReason.Alternative => $"excludes {Record.Propositions[excluded.Other!.Value].Id}, which is in",
        ExclusionReason.Prerequisite => $"needs {Record.Propositions[excluded.Other!.Value].Id}, which is not in",
        ExclusionReason.Costs => $"would take {Names(excluded.Parties)} below {Gain(_package.Options.First == PackageAim.Fairness ? _package.WorstGain : _package.Options.LeastGain ?? 0)}",
        _ => Word(excluded.Reason),
    };

    private void WriteBasis(TextReport text)
    {
        text.Blank();
        var counts = _package.Utilities.Counts;
        string[] bases =
        [
            .. counts.GetValueOrDefault(UtilityBasis.Stated) is > 0 and var stated ? [$"{Words.Count(stated)} are the parties' own word"] : Array.Empty<string>(),
            .. counts.GetValueOrDefault(UtilityBasis.Stance) is > 0 and var stances ? [$"{Words.Count(stances)} are estimated from stances (support 1, reserve 0, oppose −1)"] : Array.Empty<string>(),
            .. counts.GetValueOrDefault(UtilityBasis.Expected) is > 0 and var expected ? [$"{Words.Count(expected)} hold what ideal points let expect of a missing stance"] : Array.Empty<string>(),
            .. counts.GetValueOrDefault(UtilityBasis.Unknown) is > 0 and var unknown ? [$"{Words.Count(unknown)} are unknown and count 0"] : Array.Empty<string>(),
        ];
        text.Note($"Of {Words.Count(counts.Values.Sum())} utilities {Words.List(bases)}. Estimates hold every proposition for equally weighty; --utilities takes the parties' own weights."
            + (Parties.Outside.IsEmpty ? "" : $" {Words.Count(Parties.Outside.Length, "actor")} {(Parties.Outside.Length == 1 ? "is" : "are")} in no party."));
    }

    private void WriteProposition(Utf8JsonWriter json, int proposition)
    {
        json.WriteString("id", Record.Propositions[proposition].Id);
        json.WriteString("title", PropositionText.Title(Record.Propositions[proposition]));
        json.WritePeriod(_source, Record.Propositions[proposition].Period);
    }

    private object?[] Row(ChosenProposition chosen) =>
    [
        Record.Propositions[chosen.Proposition].Id, PropositionText.Title(Record.Propositions[chosen.Proposition]), Record.Propositions[chosen.Proposition].Period, "chosen", null, null,
        chosen.Gaining, chosen.Indifferent, chosen.Losing, Parties.All[chosen.Most].Code, Parties.All[chosen.Least].Code,
    ];

    private object?[] Row(ExcludedProposition excluded) =>
    [
        Record.Propositions[excluded.Proposition].Id, PropositionText.Title(Record.Propositions[excluded.Proposition]), Record.Propositions[excluded.Proposition].Period, "excluded",
        Word(excluded.Reason), string.Join("; ", excluded.Parties.Select(party => Parties.All[party].Code)), null, null, null, null, null,
    ];
}
