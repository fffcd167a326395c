using System.Collections.Immutable;
using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.Blocs;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Which blocs there are.</summary>
internal sealed class BlocsAnswer : IAnswer
{
    private const int MembersShown = 14;
    private const int RepresentativeShown = 3;

    // Polis also keeps statements on which a bloc merely opposes more than others, though few of it do; no reader would call that its stance.
    private const double HalfOfIt = 0.5;
    private readonly SourcedRecord _source;

    /// <summary>The answer from blocs that were found.</summary>
    public BlocsAnswer(SourcedRecord source, BlocFinding finding)
    {
        _source = source;
        Finding = finding;
    }

    /// <inheritdoc/>
    public string Name => "blocs";

    /// <summary>The blocs.</summary>
    public BlocFinding Finding { get; }

    private StanceRecord Record => _source.Record;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("method", BlocOptions.Word(Finding.Result.Method));
        json.WriteString("grouping", Finding.Grouping);
        json.WriteNumber("k", Finding.Blocs.Count);
        WriteBlocs(json, Finding.Blocs, Finding.Ids);
        json.WriteReal("silhouette", Finding.Result.Silhouette);
        if (Finding.Result.Stability is { } stability)
        {
            json.WriteStartObject("stability");
            json.WriteReal("meanAdjustedRand", stability.Mean);
            json.WriteReal("low", stability.Low);
            json.WriteReal("high", stability.High);
            json.WriteNumber("replicates", stability.Replicates);
            json.WriteBoolean("stable", stability.IsStable);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("stability");
        }

        json.WriteObjects("actors", Enumerable.Range(0, Record.Actors.Length), actor =>
        {
            json.WriteString("actor", Record.Actors[actor].Code);
            json.WriteWhole("bloc", Finding.Blocs.BlocOf[actor] is >= 0 and var bloc ? Finding.Ids[bloc] : null);
            json.WriteReal("x", Finding.Result.Places[actor]?.X);
            json.WriteReal("y", Finding.Result.Places[actor]?.Y);
        });
        json.WriteObjects("byPeriod", Finding.ByPeriod, period =>
        {
            json.WritePeriod(_source, period.Period);
            json.WriteNumber("k", period.Blocs.Count);
            WriteBlocs(json, period.Blocs, period.Ids);
            json.WriteReal("silhouette", period.Silhouette);
        });
        json.WriteObjects("representative", Enumerable.Range(0, Finding.Result.Representative.Length), bloc =>
        {
            json.WriteNumber("bloc", Finding.Ids[bloc]);
            json.WriteObjects("propositions", Finding.Result.Representative[bloc], item =>
            {
                json.WriteString("id", Record.Propositions[item.Proposition].Id);
                json.WriteString("title", PropositionText.Title(Record.Propositions[item.Proposition]));
                json.WriteString("direction", item.IsAgreement ? "support" : "oppose");
                json.WriteReal("share", item.Share);
                json.WriteReal("ratio", item.Ratio);
            });
        });
        json.WriteTexts("caveats", Finding.Caveats);
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        WriteSummary(text);
        WriteRepresentative(text);
        WritePeriods(text);
        foreach (var caveat in Finding.Caveats) text.Note(caveat);
    }

    /// <summary>How many blocs there are, and who is in them.</summary>
    public void WriteSummary(TextReport text)
    {
        text.Heading("Blocs");
        if (Finding.Blocs.Count < 2)
        {
            text.Say(Finding.Blocs.Count == 0 ? "No blocs: no actor took stances enough to be placed." : $"No division into blocs: {Words.Count(Finding.Blocs.MembersOf(0).Length, "actor")} count as one.");
            return;
        }

        text.Say($"{Words.Count(Finding.Blocs.Count, "bloc")} {How()}."
            + (Finding.Result.Silhouette is { } silhouette ? $" Mean silhouette {Words.Real(silhouette)}: {Separation(silhouette)}." : "")
            + (Finding.Result.Stability is { Mean: { } mean } stability ? $" Under resampling the same blocs come back with a mean adjusted Rand index of {Words.Real(mean)} {Words.Interval(stability.Low, stability.High)} ({Words.Count(stability.Replicates)} replicates; 1 is always the same)." : ""));
        text.Table(
            [TextColumn.Word("bloc"), TextColumn.Number("members"), TextColumn.Prose("who")],
            Enumerable.Range(0, Finding.Blocs.Count).Select(bloc => (IReadOnlyList<string>)[
                Label(bloc), Words.Count(Finding.Blocs.MembersOf(bloc).Length), Who(Finding.Blocs.MembersOf(bloc))]));
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [AnswerColumn.Text("actor"), AnswerColumn.Text("name"), AnswerColumn.Whole("bloc"), AnswerColumn.Text("blocName"), AnswerColumn.Real("x"), AnswerColumn.Real("y")],
        Enumerable.Range(0, Record.Actors.Length).Select(actor => new object?[]
        {
            Record.Actors[actor].Code,
            Record.Actors[actor].Name,
            Finding.Blocs.BlocOf[actor] is >= 0 and var bloc ? Finding.Ids[bloc] : null,
            Finding.Blocs.BlocOf[actor] is >= 0 and var named ? Finding.Blocs.Names[named] : null,
            Finding.Result.Places[actor]?.X,
            Finding.Result.Places[actor]?.Y,
        }));

    private static string Separation(double silhouette) => silhouette switch
    {
        >= 0.7 => "well apart",
        >= 0.5 => "apart",
        >= 0.25 => "overlapping at the edges",
        _ => "hardly apart",
    };

    private string How() => Finding.Result.Method switch
    {
        BlocMethod.Polis => "as Polis finds them (principal components, k-means, k by silhouette)",
        BlocMethod.Assembly => "found from agreement beyond chance (spectral clustering; as many as come back when propositions are drawn anew)",
        _ => $"as declared by '{Finding.Grouping}'",
    };

    private string Label(int bloc) => Finding.Blocs.Names[bloc] is var name && name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var cut ? name[..cut] : Finding.Blocs.Names[bloc];

    private string Who(ImmutableArray<int> members) => _source.IsDialogue
        ? "participants " + Words.Some([.. members.Select(actor => Record.Actors[actor].Code).OrderBy(code => code.Length).ThenBy(code => code, StringComparer.Ordinal)], MembersShown)
        : Words.Some([.. members.Select(actor => Record.Actors[actor].Name)], members.Length <= 40 ? 40 : MembersShown);

    private void WriteRepresentative(TextReport text)
    {
        // What one bloc says alone sets it apart from nobody.
        if (Finding.Blocs.Count < 2 || Finding.Result.Representative.All(bloc => bloc.IsEmpty)) return;
        text.Heading("What tells the blocs apart");
        text.Table(
            [TextColumn.Word("bloc"), TextColumn.Word(""), TextColumn.Number("share"), TextColumn.Number("against others"), TextColumn.Prose("proposition")],
            Finding.Result.Representative.SelectMany((bloc, place) => bloc.Where(item => item.Share >= HalfOfIt).Take(RepresentativeShown).Select(item => (IReadOnlyList<string>)[
                Label(place), item.IsAgreement ? "supports" : "opposes", Words.Percent(item.Share), "× " + Words.Real(item.Ratio, 1), PropositionText.Short(Record.Propositions[item.Proposition], 160)])));
    }

    private void WritePeriods(TextReport text)
    {
        if (Finding.ByPeriod.Length < 2) return;
        text.Heading("Over time");
        var counts = Finding.ByPeriod.Select(period => (double?)period.Blocs.Count).ToArray();
        text.Say($"Number of blocs, {PeriodText.Span(_source, Finding.ByPeriod[0].Period, Finding.ByPeriod[^1].Period)}: {Sparkline.Of(Sparkline.Thin(counts, Math.Max(10, text.Width - 60)), low: 1)}  (from {Words.Count((long)counts.Min()!.Value)} to {Words.Count((long)counts.Max()!.Value)})");
        var last = Finding.ByPeriod[^1];
        text.Say($"In {PeriodText.Of(_source, last.Period)}:");
        text.Table(
            [TextColumn.Word("bloc"), TextColumn.Number("members"), TextColumn.Prose("who")],
            Enumerable.Range(0, last.Blocs.Count).OrderByDescending(bloc => last.Blocs.MembersOf(bloc).Length).Select(bloc => (IReadOnlyList<string>)[
                BlocNames.Letter(last.Ids[bloc]), Words.Count(last.Blocs.MembersOf(bloc).Length), Who(last.Blocs.MembersOf(bloc))]));
    }

    private void WriteBlocs(Utf8JsonWriter json, BlocPartition blocs, ImmutableArray<int> ids) => json.WriteObjects("blocs", Enumerable.Range(0, blocs.Count), bloc =>
    {
        json.WriteNumber("id", ids[bloc]);
        json.WriteString("name", blocs.Names[bloc]);
        json.WriteTexts("members", blocs.MembersOf(bloc).Select(actor => Record.Actors[actor].Code));
    });
}
