using System.Collections.Immutable;
using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Agreement;
using Entente.Measures.Blocs;
using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Who agrees with whom: every pair, the assembly, the declared groups.</summary>
internal sealed class AgreementAnswer : IAnswer
{
    private const int MatrixActors = 12;
    private readonly StanceRecord _record;
    private readonly AgreementMatrix? _matrix;
    private readonly KrippendorffAlpha _alpha;
    private readonly ImmutableArray<(string Grouping, BlocCohesion Cohesion)> _groups;
    private readonly BootstrapOptions _bootstrap;

    private AgreementAnswer(StanceRecord record, AgreementMatrix? matrix, KrippendorffAlpha alpha, ImmutableArray<(string, BlocCohesion)> groups, BootstrapOptions bootstrap)
    {
        _record = record;
        _matrix = matrix;
        _alpha = alpha;
        _groups = groups;
        _bootstrap = bootstrap;
    }

    /// <inheritdoc/>
    public string Name => "agreement";

    /// <summary>The agreement of every pair, in the order of the record; empty where pairs were left out.</summary>
    public IEnumerable<PairAgreement> Pairs => _matrix?.Pairs ?? [];

    /// <summary>The number of stances that oppose.</summary>
    public int Opposition => Enumerable.Range(0, _record.Propositions.Length).Sum(proposition => StanceCounts.On(_record, proposition).Oppose);

    /// <summary>Measures the agreement in a record.</summary>
    /// <param name="source">The record.</param>
    /// <param name="bootstrap">How intervals are found.</param>
    /// <param name="threads">Threads; 0 for all cores.</param>
    /// <param name="withPairs">Whether every pair is measured.</param>
    /// <param name="stop">Asks the work to end.</param>
    public static AgreementAnswer Of(SourcedRecord source, BootstrapOptions bootstrap, int threads, bool withPairs, CancellationToken stop)
    {
        var record = source.Record;
        Measurable.RequireActors(record, 2);
        var matrix = !withPairs ? null : AgreementMatrix.Of(record, new AgreementOptions { Threads = threads }, stop);
        stop.ThrowIfCancellationRequested();
        var alpha = KrippendorffAlpha.Of(record, AlphaMetric.Ordinal, bootstrap);
        var groups = record.Actors.SelectMany(actor => actor.Groups.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(grouping => BlocCohesion.Of(record, BlocPartition.Declared(record, grouping), bootstrap).Select(cohesion => (grouping, cohesion)));
        return new AgreementAnswer(record, matrix, alpha, [.. groups], bootstrap);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteReal("alpha", _alpha.Value);
        json.WriteReal("alphaLow", _alpha.Interval?.Low);
        json.WriteReal("alphaHigh", _alpha.Interval?.High);
        json.WriteObjects("groups", _groups, group =>
        {
            json.WriteString("grouping", group.Grouping);
            json.WriteString("group", group.Cohesion.Name);
            json.WriteNumber("members", group.Cohesion.Members);
            json.WriteNumber("propositions", group.Cohesion.Count);
            json.WriteReal("rice", group.Cohesion.Rice);
            json.WriteReal("agreementIndex", group.Cohesion.AgreementIndex);
        });
        json.WriteObjects("actors", _record.Actors, actor =>
        {
            json.WriteString("code", actor.Code);
            json.WriteString("name", actor.Name);
            json.WriteStartObject("groups");
            foreach (var (grouping, group) in actor.Groups) json.WriteString(grouping, group);
            json.WriteEndObject();
        });
        json.WriteObjects("pairs", Pairs, pair =>
        {
            json.WriteString("a", _record.Actors[pair.First].Code);
            json.WriteString("b", _record.Actors[pair.Second].Code);
            json.WriteNumber("n", pair.Count);
            json.WriteReal("agreement", pair.Agreement);
            json.WriteReal("pi", pair.Pi);
            json.WriteReal("kappa", pair.Kappa);
        });
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("Agreement of the assembly");
        text.Say(_alpha.Value is { } alpha
            ? $"Krippendorff's α (ordinal) is {Words.Real(alpha)} {Words.Interval(_alpha.Interval?.Low, _alpha.Interval?.High)}: {InWords(alpha)}."
            : "Krippendorff's α is undefined: nowhere did two actors differ.");
        text.Note($"It rests on {Words.Count(_alpha.Stances, "stance")} on {Words.Count(_alpha.Propositions, "proposition")} with at least two; 1 is full agreement, 0 is chance. {IntervalNote()}");

        if (_matrix is { Actors.Length: <= MatrixActors } small) WriteMatrix(text, small);
        else if (_matrix is not null) WriteExtremes(text, [.. Pairs.Where(pair => pair.Count > 0)]);
        WriteGroups(text);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [AnswerColumn.Text("a"), AnswerColumn.Text("b"), AnswerColumn.Whole("n"), AnswerColumn.Real("agreement"), AnswerColumn.Real("s"), AnswerColumn.Real("pi"), AnswerColumn.Real("kappa"), AnswerColumn.Real("benatiCapurri")],
        Pairs.Select(pair => new object?[]
        {
            _record.Actors[pair.First].Code, _record.Actors[pair.Second].Code, pair.Count, pair.Agreement, pair.S, pair.Pi, pair.Kappa, pair.A,
        }));

    private static string InWords(double alpha) => alpha switch
    {
        >= 0.8 => "actors say nearly the same",
        >= 0.6 => "actors agree far more than chance would have them",
        >= 0.3 => "actors agree clearly more than chance would have them, and differ much",
        >= 0.05 => "actors agree little more than chance would have them",
        >= -0.05 => "actors agree no more than chance would have them",
        _ => "actors contradict each other more than chance would have them",
    };

    private string IntervalNote() =>
        _bootstrap.Replicates == 0 ? "" : $"In brackets: {Words.Percent(_bootstrap.Level)} interval, {Words.Count(_bootstrap.Replicates)} bootstrap replicates over propositions, seed {_bootstrap.Seed}.";

    private void WriteMatrix(TextReport text, AgreementMatrix matrix)
    {
        text.Heading("Agreement of every pair");
        text.Table(
            [TextColumn.Word(""), .. matrix.Actors.Select(actor => TextColumn.Number(Words.Cut(_record.Actors[actor].Code, 8)))],
            matrix.Actors.Select(row => (IReadOnlyList<string>)[Words.Cut(_record.Actors[row].Name, 20), .. matrix.Actors.Select(column => row == column ? "·" : Words.Real(matrix[row, column].Agreement))]));
        text.Note("1 − mean distance of the stances / 2: 1 is the same stance throughout, 0 opposite stances throughout.");
    }

    private void WriteExtremes(TextReport text, PairAgreement[] common)
    {
        // A pair that met a few times only would lead any ranking by luck.
        var counts = common.Select(pair => pair.Count).Order().ToArray();
        var enough = counts.Length == 0 ? 0 : Math.Max(5, counts[counts.Length / 2] / 4);
        var ranked = common.Where(pair => pair.Count >= enough && pair.Pi is not null).OrderByDescending(pair => pair.Pi).ThenByDescending(pair => pair.Count).ThenBy(pair => pair.First).ThenBy(pair => pair.Second).ToArray();
        if (ranked.Length == 0) return;
        text.Heading("Closest and farthest pairs");
        text.Say($"The mean agreement of {Words.Count(common.Length, "pair")} is {Words.Real(common.Average(pair => pair.Agreement))}; ranked by π, that is beyond chance:");
        var shown = ranked.Take(6).Concat(ranked.Length > 12 ? ranked.TakeLast(6) : ranked.Skip(6));
        text.Table(
            [TextColumn.Prose("actor"), TextColumn.Prose("and"), TextColumn.Number("in common"), TextColumn.Number("agreement"), TextColumn.Number("π"), TextColumn.Number("κ")],
            shown.Select(pair => (IReadOnlyList<string>)[
                _record.Actors[pair.First].Name, _record.Actors[pair.Second].Name, Words.Count(pair.Count), Words.Real(pair.Agreement), Words.Real(pair.Pi), Words.Real(pair.Kappa)]));
        text.Note($"Pairs with fewer than {Words.Count(enough)} propositions in common are left out here; --format csv has all pairs.");
    }

    private void WriteGroups(TextReport text)
    {
        if (_groups.IsEmpty) return;
        text.Heading("How cohesive the groups are");
        text.Table(
            [TextColumn.Word("grouping"), TextColumn.Prose("group"), TextColumn.Number("members"), TextColumn.Number("Rice"), TextColumn.Number("agreement index")],
            _groups.Select(group => (IReadOnlyList<string>)[
                group.Grouping, group.Cohesion.Name, Words.Count(group.Cohesion.Members),
                $"{Words.Real(group.Cohesion.Rice)} {Words.Interval(group.Cohesion.RiceInterval?.Low, group.Cohesion.RiceInterval?.High)}",
                $"{Words.Real(group.Cohesion.AgreementIndex)} {Words.Interval(group.Cohesion.AgreementIndexInterval?.Low, group.Cohesion.AgreementIndexInterval?.High)}"]));
        text.Note("1 is one voice, 0 an even split (Rice counts those for and against, the agreement index all three stances).");
    }
}
