using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Records.Sources;

namespace Entente.Cli.Answers;

/// <summary>Every measure of a record as one report.</summary>
/// <param name="source">The record.</param>
internal sealed class MeasureAnswer(SourcedRecord source) : IAnswer
{
    private const int FewestPropositionsOfDomain = 10;
    private const int BlocsTold = 5;

    /// <inheritdoc/>
    public string Name => "measure";

    /// <summary>What is in the record.</summary>
    public required InspectAnswer Inspect { get; init; }

    /// <summary>Who agrees with whom.</summary>
    public required AgreementAnswer Agreement { get; init; }

    /// <summary>Where actors stand; null for a dialogue of more persons than it can tell apart.</summary>
    public required IdealPointsAnswer? IdealPoints { get; init; }

    /// <summary>Which blocs there are.</summary>
    public required BlocsAnswer Blocs { get; init; }

    /// <summary>What is common ground, and how thick it is.</summary>
    public required ConsensusAnswer Consensus { get; init; }

    /// <summary>How polarized it is.</summary>
    public required PolarizationAnswer Polarization { get; init; }

    private IEnumerable<IAnswer> Sections => new IAnswer?[] { Inspect, Agreement, IdealPoints, Blocs, Consensus, Polarization }.OfType<IAnswer>();

    private Thickness Overall => Consensus.Report.Overall;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => WriteJson(json, without: "");

    /// <summary>Writes the sections but one, whose key another answer in the same document has.</summary>
    /// <param name="json">The document.</param>
    /// <param name="without">The name of the section to leave out.</param>
    public void WriteJson(Utf8JsonWriter json, string without)
    {
        foreach (var section in Sections.Where(section => section.Name != without))
        {
            json.WriteStartObject(section.Name);
            section.WriteJson(json);
            json.WriteEndObject();
        }
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("In short");
        foreach (var sentence in InShort()) text.Item(sentence);
        Consensus.WriteText(text);
        Blocs.WriteSummary(text);
        IdealPoints?.WriteText(text);
        Polarization.WriteText(text);
        text.Heading("Read with care");
        foreach (var caution in Cautions()) text.Item(caution, "!");
    }

    /// <summary>Thickness and its companions for every domain and period: the numbers that a spreadsheet wants.</summary>
    public AnswerTable Table()
    {
        var report = Consensus.Report;
        var domains = new[] { new DomainThickness(Topic: null, GoalLevel: null, Period: null, report.Overall) }
            .Concat(report.ByPeriod).Concat(report.ByGoalLevel).Concat(report.ByGoalLevelAndPeriod).Concat(report.ByTopic).Concat(report.ByTopicAndPeriod);
        return new AnswerTable(
            [
                AnswerColumn.Text("topic"), AnswerColumn.Text("goalLevel"), AnswerColumn.Whole("period"), AnswerColumn.Real("value"), AnswerColumn.Real("low"), AnswerColumn.Real("high"),
                AnswerColumn.Real("allPairs"), AnswerColumn.Real("mainDivide"), AnswerColumn.Real("majorPowers"), AnswerColumn.Real("byPopulation"), AnswerColumn.Real("byCapability"),
                AnswerColumn.Real("breadth"), AnswerColumn.Real("depth"), AnswerColumn.Real("reach"), AnswerColumn.Real("alpha"), AnswerColumn.Whole("propositions"), AnswerColumn.Whole("actors"),
            ],
            domains.Select(domain => new object?[]
            {
                domain.Topic, domain.GoalLevel is { } level ? Naming.Of(level) : null, domain.Period, domain.Thickness.Value?.Value, domain.Thickness.Value?.Low, domain.Thickness.Value?.High,
                domain.Thickness.AllPairs?.Value, domain.Thickness.MainDivide?.Value, domain.Thickness.MajorPowers?.Value, domain.Thickness.ByPopulation?.Value, domain.Thickness.ByCapability?.Value,
                domain.Thickness.Breadth?.Value, domain.Thickness.Depth?.Value, domain.Thickness.Reach?.Value, domain.Thickness.Alpha, domain.Thickness.Propositions, domain.Thickness.Actors,
            }));
    }

    private IEnumerable<string> InShort()
    {
        if (Overall.Value is { } thickness)
        {
            yield return $"The consensus is {ThicknessWords.Of(thickness.Value, thickness.Low, thickness.High)}: across their differences the actors agree at {ConsensusAnswer.WithInterval(Overall.Value)}, where 0 is what chance would give and 1 full agreement"
                + (Overall.AllPairs is { } all ? $"; over all pairs alike it is {Words.Real(all.Value)}" : "")
                + (Overall.MajorPowers is { } powers ? $", among the major powers {Words.Real(powers.Value)}" : "") + ".";
        }

        if (Course() is { } course) yield return course;
        if (Extremes() is { } extremes) yield return extremes;
        var common = Consensus.CountOf(ConsensusClass.CommonGround);
        yield return $"{Words.Count(common)} of {Words.Count(Consensus.Classed, "proposition")}{(Consensus.Classed < Consensus.Report.Propositions.Length ? " with stances enough to tell" : "")} {(common == 1 ? "is" : "are")} common ground between {Consensus.Blocs.What}, {Words.Count(Consensus.CountOf(ConsensusClass.Acceptable))} more no bloc opposes, {Words.Count(Consensus.CountOf(ConsensusClass.ReservedDifference))} are reserved differences."
            + Example("The broadest", Consensus.OfClass(ConsensusClass.CommonGround)) + Example("The deepest", Consensus.OpposedDifferences());
        // Where blocs are followed over time the latest ones are news; those of decades taken together describe no day.
        yield return Blocs.Finding.ByPeriod is [.., var latest]
            ? $"In {PeriodText.Of(source, latest.Period)}: " + Divided(latest.Blocs, "no division into blocs is stable enough to be claimed.")
            : Divided(Blocs.Finding.Blocs, "No division into blocs is stable enough to be claimed.");
    }

    private static string Divided(BlocPartition blocs, string none)
    {
        if (blocs.Count < 2) return none;
        var told = Enumerable.Range(0, blocs.Count).Take(BlocsTold).Select(bloc => $"{blocs.Names[bloc]}, {Words.Count(blocs.MembersOf(bloc).Length, "member")}");
        return $"{Words.Count(blocs.Count, "bloc")}: {string.Join("; ", told)}" + (blocs.Count > BlocsTold ? $"; and {Words.Count(blocs.Count - BlocsTold)} smaller." : ".");
    }

    private string? Course()
    {
        var periods = Consensus.Report.ByPeriod.Where(domain => domain.Thickness.Value is not null && domain.Thickness.Propositions >= 5).ToArray();
        if (periods.Length < 4) return null;
        var (lowest, highest, last) = (periods.MinBy(domain => domain.Thickness.Value!.Value.Value)!, periods.MaxBy(domain => domain.Thickness.Value!.Value.Value)!, periods[^1]);
        return $"It ranged from {Words.Real(lowest.Thickness.Value?.Value)} ({PeriodText.Year(source, lowest.Period!.Value)}) to {Words.Real(highest.Thickness.Value?.Value)} ({PeriodText.Year(source, highest.Period!.Value)}) and stood at {ConsensusAnswer.WithInterval(last.Thickness.Value)} in {PeriodText.Year(source, last.Period!.Value)}.";
    }

    private string? Extremes()
    {
        var topics = Consensus.Report.ByTopic.Where(domain => domain.Thickness.Value is not null && domain.Thickness.Propositions >= FewestPropositionsOfDomain).ToArray();
        if (topics.Length < 2) return null;
        var (thickest, thinnest) = (topics.MaxBy(domain => domain.Thickness.Value!.Value.Value)!, topics.MinBy(domain => domain.Thickness.Value!.Value.Value)!);
        return $"It is thickest on {thickest.Topic} ({ConsensusAnswer.WithInterval(thickest.Thickness.Value)}) and thinnest on {thinnest.Topic} ({ConsensusAnswer.WithInterval(thinnest.Thickness.Value)})"
            + (thickest.Thickness.Value!.Value.Low > thinnest.Thickness.Value!.Value.High ? "." : "; the intervals overlap, so the order is not certain.");
    }

    private string Example(string which, IEnumerable<PropositionConsensus> propositions) => propositions.FirstOrDefault() is { } first
        ? $" {which}: {PropositionText.Short(source.Record.Propositions[first.Proposition], 90)}."
        : "";

    private IEnumerable<string> Cautions()
    {
        if (source.Format is RecordFormat.Unga or RecordFormat.Undl)
        {
            yield return Overall.AdoptedWithoutVote > 0
                ? $"{Words.Count(Overall.AdoptedWithoutVote, "proposition")} adopted without a vote are included, as assent of all members."
                : "Roll calls miss what is adopted without a vote, which is agreement too; the figures understate how far the members agree.";
        }

        if (source.Format == RecordFormat.Treaties)
        {
            var outside = source.Record.Propositions.Length > 0 && Agreement.Opposition == 0;
            yield return outside
                ? "Who stands outside a treaty has no stance in this record; with --outside-as-oppose it counts as opposition, and the consensus looks thinner."
                : "A treaty tells who is bound, not who complies; standing outside it counts as opposition here, whatever the reason.";
        }

        if (source.IsDialogue) yield return "Participants chose themselves; they speak for no one but themselves.";
        if (source.Record.Propositions.Length < 30) yield return $"{Words.Count(source.Record.Propositions.Length, "proposition")} are few: intervals are wide, and figures by topic or year rest on very few.";
        yield return "Distances between actors come from the same stances as their agreement, which flatters thickness a little; intervals treat propositions as independent draws from the agenda.";
        foreach (var caveat in Blocs.Finding.Caveats) yield return caveat;
    }
}
