using System.Collections.Immutable;
using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>What is common ground, and how thick it is.</summary>
internal sealed class ConsensusAnswer : IAnswer
{
    private const int Listed = 7;
    private const int FewestPropositions = 5;
    private const int FewestPeriods = 4;
    private readonly SourcedRecord _source;
    private readonly Between _between;

    /// <summary>The answer from a report of thickness.</summary>
    public ConsensusAnswer(SourcedRecord source, ThicknessReport report, Between between)
    {
        _source = source;
        Report = report;
        _between = between;
    }

    /// <inheritdoc/>
    public string Name => "consensus";

    /// <summary>What was measured.</summary>
    public ThicknessReport Report { get; }

    /// <summary>The blocs that common ground is between.</summary>
    public Between Blocs => _between;

    private StanceRecord Record => _source.Record;

    /// <summary>Whether a course over time says anything: four periods or more with enough propositions to rest on.</summary>
    private bool HasCourse => Report.ByPeriod.Count(period => period.Thickness.Propositions >= FewestPropositions) >= FewestPeriods;

    /// <summary>The propositions of a class, the clearest first: by the worst bloc's support, then by the number of stances.</summary>
    public IEnumerable<PropositionConsensus> OfClass(ConsensusClass wanted)
    {
        var those = Report.Propositions.Where(proposition => proposition.Class == wanted);
        return wanted == ConsensusClass.ReservedDifference
            ? those.OrderBy(proposition => proposition.Minimum).ThenByDescending(proposition => proposition.Counts.Total).ThenBy(proposition => proposition.Proposition)
            : those.OrderByDescending(proposition => proposition.Minimum).ThenByDescending(proposition => proposition.Counts.Total).ThenBy(proposition => proposition.Proposition);
    }

    /// <summary>The reserved differences that someone opposes, the deepest first. What none opposes is reserved only because too few spoke, and is no example of a difference.</summary>
    public IEnumerable<PropositionConsensus> OpposedDifferences() => OfClass(ConsensusClass.ReservedDifference).Where(proposition => proposition.Counts.Oppose > 0);

    /// <summary>The number of propositions that have a class: on the others a bloc was silent or unknown.</summary>
    public int Classed => Report.Propositions.Count(proposition => proposition.Class is not null);

    /// <summary>The number of propositions of a class.</summary>
    public int CountOf(ConsensusClass wanted) => Report.Propositions.Count(proposition => proposition.Class == wanted);

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("between");
        json.WriteString("method", _between.Method);
        json.WriteString("positions", Report.Positions);
        json.WriteObjects("blocs", _between.Names, bloc =>
        {
            json.WriteNumber("id", bloc.Key);
            json.WriteString("name", bloc.Value);
        });
        json.WriteEndObject();
        json.WriteStartObject("thickness");
        WriteThickness(json, Report.Overall, withIntervals: true);
        json.WriteEndObject();
        json.WriteObjects("byPeriod", Report.ByPeriod, domain =>
        {
            json.WritePeriod(_source, domain.Period);
            WriteThickness(json, domain.Thickness, withIntervals: true);
        });
        json.WriteObjects("byTopic", Report.ByTopic, domain =>
        {
            json.WriteString("topic", domain.Topic);
            WriteThickness(json, domain.Thickness, withIntervals: true);
        });
        json.WriteObjects("byGoalLevel", Report.ByGoalLevel, domain =>
        {
            json.WriteString("goalLevel", Naming.Of(domain.GoalLevel!.Value));
            WriteThickness(json, domain.Thickness, withIntervals: true);
        });
        json.WriteObjects("byTopicPeriod", Report.ByTopicAndPeriod, domain =>
        {
            json.WriteString("topic", domain.Topic);
            WriteShort(json, domain);
        });
        json.WriteObjects("byGoalLevelPeriod", Report.ByGoalLevelAndPeriod, domain =>
        {
            json.WriteString("goalLevel", Naming.Of(domain.GoalLevel!.Value));
            WriteShort(json, domain);
        });
        json.WriteObjects("propositions", Report.Propositions, proposition => WriteProposition(json, proposition));
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("Thickness: agreement across differences");
        WriteOverall(text);
        if (HasCourse) WriteCourse(text);
        WriteDomains(text);
        WriteClasses(text);
        WriteBasis(text);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [
            AnswerColumn.Text("id"), AnswerColumn.Text("title"), AnswerColumn.Whole("period"), AnswerColumn.Text("date"), AnswerColumn.Text("topics"),
            AnswerColumn.Text("goalLevel"), AnswerColumn.Text("class"), AnswerColumn.Real("consensus"), AnswerColumn.Whole("worstBloc"),
            AnswerColumn.Real("worstBlocSupport"), AnswerColumn.Whole("support"), AnswerColumn.Whole("reserve"), AnswerColumn.Whole("oppose"),
        ],
        Report.Propositions.Select(item =>
        {
            var proposition = Record.Propositions[item.Proposition];
            return new object?[]
            {
                proposition.Id, PropositionText.Title(proposition), proposition.Period, proposition.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                string.Join("; ", proposition.Topics), proposition.GoalLevel is { } level ? Naming.Of(level) : null, Naming.Of(item.Class), item.GroupInformed,
                item.WorstBloc is { } worst ? _between.Id(proposition.Period, worst) : null, item.Minimum, item.Counts.Support, item.Counts.Reserve, item.Counts.Oppose,
            };
        }));

    /// <summary>A quantity with its interval: '0.53 [0.51, 0.55]'.</summary>
    public static string WithInterval(Estimate? estimate) =>
        estimate is { } value ? $"{Words.Real(value.Value)} {Words.Interval(value.Low, value.High)}".TrimEnd() : Words.Undefined;

    private static void WriteThickness(Utf8JsonWriter json, Thickness thickness, bool withIntervals)
    {
        json.WriteReal("value", thickness.Value?.Value);
        json.WriteReal("low", thickness.Value?.Low);
        json.WriteReal("high", thickness.Value?.High);
        (string Name, Estimate? Estimate)[] companions =
        [
            ("allPairs", thickness.AllPairs), ("mainDivide", thickness.MainDivide), ("majorPowers", thickness.MajorPowers), ("byPopulation", thickness.ByPopulation),
            ("byCapability", thickness.ByCapability), ("breadth", thickness.Breadth), ("depth", thickness.Depth), ("reach", thickness.Reach),
        ];
        foreach (var (name, estimate) in companions) json.WriteReal(name, estimate?.Value);
        json.WriteReal("pi", thickness.Pi);
        json.WriteReal("kappa", thickness.Kappa);
        json.WriteReal("alpha", thickness.Alpha);
        json.WriteNumber("propositions", thickness.Propositions);
        json.WriteNumber("used", thickness.Used);
        json.WriteNumber("stances", thickness.Stances);
        json.WriteNumber("actors", thickness.Actors);
        if (!withIntervals) return;
        json.WriteStartObject("intervals");
        foreach (var (name, estimate) in companions)
        {
            if (estimate is null) continue;
            json.WriteStartObject(name);
            json.WriteReal("low", estimate?.Low);
            json.WriteReal("high", estimate?.High);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteShort(Utf8JsonWriter json, DomainThickness domain)
    {
        json.WritePeriod(_source, domain.Period);
        json.WriteReal("value", domain.Thickness.Value?.Value);
        json.WriteReal("low", domain.Thickness.Value?.Low);
        json.WriteReal("high", domain.Thickness.Value?.High);
        json.WriteReal("breadth", domain.Thickness.Breadth?.Value);
        json.WriteNumber("propositions", domain.Thickness.Propositions);
    }

    private void WriteProposition(Utf8JsonWriter json, PropositionConsensus item)
    {
        var proposition = Record.Propositions[item.Proposition];
        json.WriteString("id", proposition.Id);
        json.WriteString("title", PropositionText.Title(proposition));
        json.WriteString("text", proposition.Text);
        json.WritePeriod(_source, proposition.Period);
        json.WriteDay("date", proposition.Date);
        json.WriteTexts("topics", proposition.Topics);
        json.WriteString("goalLevel", proposition.GoalLevel is { } level ? Naming.Of(level) : null);
        json.WriteString("class", Naming.Of(item.Class));
        json.WriteReal("consensus", item.GroupInformed);
        json.WriteWhole("worstBloc", item.WorstBloc is { } worst ? _between.Id(proposition.Period, worst) : null);
        json.WriteReal("worstBlocSupport", item.Minimum);
        json.WriteNumber("support", item.Counts.Support);
        json.WriteNumber("reserve", item.Counts.Reserve);
        json.WriteNumber("oppose", item.Counts.Oppose);
        json.WriteObjects("blocs", item.Blocs, bloc =>
        {
            json.WriteNumber("bloc", _between.Id(proposition.Period, bloc.Bloc));
            json.WriteNumber("support", bloc.Counts.Support);
            json.WriteNumber("reserve", bloc.Counts.Reserve);
            json.WriteNumber("oppose", bloc.Counts.Oppose);
            json.WriteNumber("n", bloc.Counts.Total);
            json.WriteReal("low", bloc.SupportLow);
            json.WriteReal("nonOppositionLow", bloc.NonOppositionLow);
        });
    }

    private void WriteOverall(TextReport text)
    {
        var overall = Report.Overall;
        text.Say(overall.Value is { } value
            ? $"{WithInterval(overall.Value)}: the consensus is {ThicknessWords.Of(value.Value, value.Low, value.High)}. 1 would be full agreement of all, however far apart they stand; 0 what chance would give."
            : "Thickness is undefined: no two actors that stand apart took stances on the same proposition.");
        (string Name, Estimate? Estimate, string Meaning)[] companions =
        [
            ("all pairs alike", overall.AllPairs, "like-minded pairs count as much as opponents"),
            ("across the main divide", overall.MainDivide, "only pairs from different sides"),
            ("among the major powers", overall.MajorPowers, "permanent members of the Security Council"),
            ("by population", overall.ByPopulation, "pairs weigh the product of their populations"),
            ("by capability", overall.ByCapability, "pairs weigh the product of their capabilities"),
            ("breadth", overall.Breadth, "share of propositions that are common ground"),
            ("depth", overall.Depth, "the least supportive bloc's support on them"),
            ("reach", overall.Reach, "share of actors that support them"),
        ];
        text.Table(
            [TextColumn.Word("beside it"), TextColumn.Number("value"), TextColumn.Prose("what it says")],
            companions.Where(companion => companion.Estimate is not null).Select(companion => (IReadOnlyList<string>)[companion.Name, WithInterval(companion.Estimate), companion.Meaning]));
    }

    private void WriteCourse(TextReport text)
    {
        var room = Math.Clamp(text.Width - 46, 12, 80);
        text.Heading($"Over time, {PeriodText.Span(_source, Report.ByPeriod[0].Period!.Value, Report.ByPeriod[^1].Period!.Value)}");
        (string Name, Func<Thickness, Estimate?> Of)[] lines =
        [
            ("thickness", thickness => thickness.Value), ("all pairs alike", thickness => thickness.AllPairs), ("across the main divide", thickness => thickness.MainDivide),
            ("among the major powers", thickness => thickness.MajorPowers), ("breadth", thickness => thickness.Breadth),
        ];
        text.Table(
            [TextColumn.Word(""), TextColumn.Number("first"), TextColumn.Word("course (0 to 1)"), TextColumn.Number("last")],
            lines.Select(line => (line.Name, Values: Report.ByPeriod.Select(domain => line.Of(domain.Thickness)?.Value).ToArray()))
                .Where(line => line.Values.OfType<double>().Any())
                .Select(line => (IReadOnlyList<string>)[
                    line.Name, Words.Real(line.Values.First(value => value is not null)), Sparkline.Of(Sparkline.Thin(line.Values, room), 0, 1), Words.Real(line.Values.Last(value => value is not null))]));
    }

    private void WriteDomains(TextReport text)
    {
        var domains = Report.ByGoalLevel.Select(domain => (Name: Naming.Of(domain.GoalLevel!.Value), Kind: "goal level", domain.Thickness, Course: CourseOf(Report.ByGoalLevelAndPeriod, other => other.GoalLevel == domain.GoalLevel)))
            .Concat(Report.ByTopic.Where(domain => !IsGoalLevel(domain.Topic!)).Select(domain => (Name: domain.Topic!, Kind: "topic", domain.Thickness, Course: CourseOf(Report.ByTopicAndPeriod, other => other.Topic == domain.Topic))))
            .ToArray();
        if (domains.Length == 0) return;
        text.Heading("By goal level and topic");
        var withCourse = HasCourse;
        var room = Math.Clamp(text.Width - 78, 8, 40);
        TextColumn[] columns = [TextColumn.Word("of"), TextColumn.Prose("domain"), TextColumn.Number("propositions"), TextColumn.Number("thickness"), TextColumn.Number("breadth")];
        text.Table(
            withCourse ? [.. columns, TextColumn.Word("course")] : columns,
            domains.Select(domain =>
            {
                string[] cells = [domain.Kind, domain.Name, Words.Count(domain.Thickness.Propositions), WithInterval(domain.Thickness.Value), Words.Percent(domain.Thickness.Breadth?.Value)];
                return (IReadOnlyList<string>)(withCourse ? [.. cells, Sparkline.Of(Sparkline.Thin(domain.Course, room), 0, 1)] : cells);
            }));
    }

    /// <summary>Whether a source gives the name of a goal level as a topic; then it is told once.</summary>
    private static bool IsGoalLevel(string topic) => Enum.GetValues<GoalLevel>().Any(level => string.Equals(Naming.Of(level), topic, StringComparison.OrdinalIgnoreCase));

    private double?[] CourseOf(ImmutableArray<DomainThickness> domains, Func<DomainThickness, bool> condition)
    {
        var known = domains.Where(condition).ToDictionary(domain => domain.Period!.Value, domain => domain.Thickness.Value?.Value);
        return [.. Report.ByPeriod.Select(period => known.GetValueOrDefault(period.Period!.Value))];
    }

    private void WriteClasses(TextReport text)
    {
        text.Heading("Common ground and reserved differences");
        var unclear = Report.Propositions.Length - Classed;
        text.Say($"Between {_between.What}, {Words.Count(CountOf(ConsensusClass.CommonGround), "proposition is", "propositions are")} common ground (every bloc assents), "
            + $"{Words.Count(CountOf(ConsensusClass.Acceptable))} acceptable (no bloc opposes) and {Words.Count(CountOf(ConsensusClass.ReservedDifference))} reserved differences (some bloc opposes, or too few spoke to be sure)"
            + (unclear > 0 ? $"; {Words.Count(unclear)} cannot be classed, as a bloc was silent or unknown." : "."));
        foreach (var (id, name) in _between.Names.Take(8)) text.Note(_between.IsNamedByMark(id) ? name : $"Bloc {_between.Mark(id)}: {name}");
        WriteList(text, "Broadest common ground", OfClass(ConsensusClass.CommonGround));
        WriteList(text, "Deepest reserved differences", OpposedDifferences());
    }

    private void WriteList(TextReport text, string heading, IEnumerable<PropositionConsensus> propositions)
    {
        var listed = propositions.Take(Listed).ToArray();
        if (listed.Length == 0) return;
        text.Heading(heading);
        text.Table(
            [TextColumn.Number("when"), TextColumn.Prose("proposition"), TextColumn.Number("for–reserved–against"), TextColumn.Word("least in")],
            listed.Select(item =>
            {
                var proposition = Record.Propositions[item.Proposition];
                return (IReadOnlyList<string>)[
                    proposition.Date is { } date ? Words.Year(date.Year) : proposition.Period is { } period ? PeriodText.Year(_source, period) : "",
                    PropositionText.Short(proposition, 200),
                    $"{item.Counts.Support}–{item.Counts.Reserve}–{item.Counts.Oppose}",
                    item.WorstBloc is { } worst ? $"{_between.Mark(_between.Id(proposition.Period, worst))}: {Words.Percent(item.Minimum)}" : ""];
            }));
    }

    private void WriteBasis(TextReport text)
    {
        var overall = Report.Overall;
        var bootstrap = Report.Options.Bootstrap;
        text.Blank();
        text.Note($"Rests on {Words.Count(overall.Stances, "stance")} of {Words.Count(overall.Actors, "actor")}; pairs weigh as much as the two stand apart by {Report.Positions}; {Words.Count(overall.Used)} of {Words.Count(overall.Propositions, "proposition")} have such a pair."
            + (bootstrap.Replicates > 0 ? $" In brackets: {Words.Percent(bootstrap.Level)} intervals, {Words.Count(bootstrap.Replicates)} bootstrap replicates over propositions, seed {bootstrap.Seed}." : "")
            + (overall.AdoptedWithoutVote > 0 ? $" {Words.Count(overall.AdoptedWithoutVote)} propositions were adopted without a vote and count as assent of all members." : _source.HasSessions ? " What was adopted without a vote is not in this record, so agreement is understated." : "")
            + (Report.LeftOutByModeration > 0 ? $" {Words.Count(Report.LeftOutByModeration)} statements that moderators ruled out are left out." : ""));
    }
}
