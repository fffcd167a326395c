using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Entente.Cli.Commands;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.IdealPoints;
using Entente.Records;
using Entente.Records.States;

namespace Entente.Cli.Answers;

/// <summary>Where actors stand, since when, and how surely.</summary>
internal sealed class IdealPointsAnswer : IAnswer
{
    private const int MostListed = 24;
    private readonly SourcedRecord _source;
    private readonly double? _seconds;

    /// <summary>The answer from a fit.</summary>
    /// <param name="source">The record.</param>
    /// <param name="fit">The fit.</param>
    /// <param name="seconds">How long it took; null to leave it out, where the same question must give the same bytes.</param>
    public IdealPointsAnswer(SourcedRecord source, IdealPointFit fit, double? seconds = null)
    {
        _source = source;
        Fit = fit;
        Points = fit.Points;
        _seconds = seconds;
    }

    /// <inheritdoc/>
    public string Name => "ideal-points";

    /// <summary>The fit.</summary>
    public IdealPointFit Fit { get; }

    /// <summary>The points that are told: all of the fit, or those that a slice asks about.</summary>
    public ImmutableArray<IdealPoint> Points { get; init; }

    private StanceRecord Record => Fit.Record;

    private bool IsStatic => Fit.Periods.Length < 2;

    /// <summary>Fits the model, with progress on the terminal.</summary>
    public static IdealPointsAnswer Of(Question asked, IdealPointOptions options, bool timed)
    {
        Measurable.RequireActors(asked.Record.Record, 2);
        using var progress = asked.Terminal.Progress($"fitting ideal points ({IdealPointsCommand.Word(options.Estimator)})");
        var started = Stopwatch.GetTimestamp();
        var fit = IdealPointModel.Fit(asked.Record.Record, options, progress, asked.Stop);
        return new IdealPointsAnswer(asked.Record, fit, timed ? Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3) : null);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("model", Model());
        json.WriteString("estimator", IdealPointsCommand.Word(Fit.Options.Estimator));
        json.WriteNumber("dimensions", 1);
        if (_seconds is { } seconds) json.WriteNumber("seconds", seconds);
        json.WriteObjects("points", Points, point =>
        {
            json.WriteString("actor", Record.Actors[point.Actor].Code);
            WritePeriod(json, point.Period);
            json.WriteReal("mean", point.Mean);
            json.WriteReal("sd", point.Sd);
            json.WriteReal("low", point.Low);
            json.WriteReal("high", point.High);
            json.WriteNumber("n", point.Count);
        });
        json.WriteObjects("bridges", Enumerable.Range(0, Fit.Bridges.Counts.Length), boundary =>
        {
            json.WriteNumber("from", Fit.Bridges.Periods[boundary]);
            json.WriteNumber("to", Fit.Bridges.Periods[boundary + 1]);
            json.WriteNumber("items", Fit.Bridges.Counts[boundary]);
            json.WriteBoolean("unbridged", Fit.Bridges.Counts[boundary] == 0);
        });
        json.WriteTexts("warnings", Warnings());
        json.WriteStartObject("diagnostics");
        json.WriteBoolean("converged", Fit.HasConverged);
        json.WriteNumber("iterations", Fit.Iterations);
        json.WriteReal("pull", Fit.Pull);
        if (Fit.Diagnostics is { } mixing)
        {
            json.WriteNumber("chains", mixing.Chains);
            json.WriteNumber("draws", mixing.Draws);
            json.WriteReal("largestRHat", mixing.LargestRHat);
            json.WriteReal("medianRHat", mixing.MedianRHat);
            json.WriteReal("smallestEffectiveSize", mixing.SmallestEffectiveSize);
            json.WriteReal("medianEffectiveSize", mixing.MedianEffectiveSize);
            json.WriteReal("acceptance", mixing.Acceptance);
        }

        json.WriteEndObject();
        json.WriteStartObject("sample");
        json.WriteNumber("propositions", Fit.Sample.Propositions);
        json.WriteNumber("items", Fit.Sample.Items);
        json.WriteNumber("stances", Fit.Sample.Stances);
        json.WriteNumber("actors", Fit.Sample.Actors);
        json.WriteNumber("periods", Fit.Sample.Periods);
        json.WriteNumber("bridgingItems", Fit.Sample.BridgingItems);
        json.WriteNumber("partsLeftOut", Fit.Sample.PartsLeftOut);
        json.WriteNumber("othersLeftOut", Fit.Sample.OthersLeftOut);
        json.WriteNumber("oneCategoryItems", Fit.Sample.OneCategoryItems);
        json.WriteWhole("separatedItems", Fit.Sample.SeparatedItems);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("Where actors stand");
        if (Points.IsEmpty)
        {
            text.Say($"No ideal points: {Fit.Reason ?? "none of the actors has one in these periods."}");
            return;
        }

        WritePoints(text);
        WriteBasis(text);
        foreach (var warning in Warnings()) text.Warn("! " + warning);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [
            AnswerColumn.Text("actor"), AnswerColumn.Text("name"), AnswerColumn.Whole("period"), AnswerColumn.Real("mean"), AnswerColumn.Real("sd"),
            AnswerColumn.Real("low"), AnswerColumn.Real("high"), AnswerColumn.Whole("n"),
        ],
        Points.Select(point => new object?[]
        {
            Record.Actors[point.Actor].Code, Record.Actors[point.Actor].Name, point.Period, point.Mean, point.Sd, point.Low, point.High, point.Count,
        }));

    private string Model() => IsStatic ? "static ordinal, one dimension" : "dynamic ordinal, one dimension";

    private void WritePeriod(Utf8JsonWriter json, int period)
    {
        // The single period of a static fit has the key 0, which is no session.
        if (IsStatic && period == 0) json.WriteNumber("period", 0);
        else json.WritePeriod(_source, period);
    }

    private void WritePoints(TextReport text)
    {
        var last = Points.Max(point => point.Period);
        var points = Points.Where(point => point.Period == last).OrderByDescending(point => point.Mean).ToArray();
        var listed = Listed(points);
        var (from, to) = (points.Min(point => point.Low), points.Max(point => point.High));
        var strip = Math.Clamp(text.Width - (IsStatic ? 52 : 78), 10, 50);
        var path = Math.Clamp(text.Width - 60 - strip, 8, 30);
        var (lowest, highest) = (Points.Min(point => point.Mean), Points.Max(point => point.Mean));
        text.Say((IsStatic ? "" : $"In {PeriodText.Of(_source, last)}, from ") + (IsStatic ? "From " : "") + $"{NameOf(points[0])} at one end to {NameOf(points[^1])} at the other"
            + (listed.Length < points.Length ? $" ({Words.Count(listed.Length)} of {Words.Count(points.Length)} actors; --format csv has all)" : "") + ":");
        TextColumn[] columns = [TextColumn.Word("actor"), TextColumn.Number("mean"), TextColumn.Word($"{Words.Percent(Fit.Options.Interval)} interval"), TextColumn.Word($"from {Words.Real(from, 1)} to {Words.Real(to, 1)}")];
        text.Table(
            IsStatic ? columns : [.. columns, TextColumn.Word($"path since {PeriodText.Year(_source, Fit.Periods[0])}")],
            listed.Select(point =>
            {
                string[] cells =
                [
                    Words.Cut(Record.Actors[point.Actor].Name, 22), Words.Real(point.Mean), Words.Interval(point.Low, point.High),
                    Strip.Of(point.Mean, point.Low, point.High, from, to, strip),
                ];
                return (IReadOnlyList<string>)(IsStatic ? cells : [.. cells, Sparkline.Of(Sparkline.Thin(PathOf(point.Actor), path), lowest, highest)]);
            }));
    }

    // A participant of a dialogue is a number, which in a sentence would read as a figure.
    private string NameOf(IdealPoint point) => (_source.IsDialogue ? "participant " : "") + Record.Actors[point.Actor].Name;

    private double?[] PathOf(int actor) => [.. Fit.Periods.Select(period => Fit.PointOf(actor, period)?.Mean)];

    /// <summary>The actors that are told one by one: all if they are few, else the ends, the middle and the major powers.</summary>
    private ImmutableArray<IdealPoint> Listed(IdealPoint[] ordered)
    {
        if (ordered.Length <= MostListed) return [.. ordered];
        var chosen = new SortedSet<int>();
        for (var place = 0; place < ordered.Length; place++)
        {
            if (MajorPowers.Contains(Record.Actors[ordered[place].Actor].Code)) chosen.Add(place);
        }

        for (var place = 0; place < 5; place++)
        {
            chosen.Add(place);
            chosen.Add(ordered.Length - 1 - place);
        }

        // The rest of the room goes to evenly spaced ranks between.
        var spaced = MostListed - chosen.Count;
        for (var place = 1; place <= spaced; place++) chosen.Add(place * (ordered.Length - 1) / (spaced + 1));
        return [.. chosen.Select(place => ordered[place])];
    }

    private void WriteBasis(TextReport text)
    {
        text.Note($"{Model()}, {IdealPointsCommand.Word(Fit.Options.Estimator)} estimator; all points together have mean 0 and standard deviation 1. "
            + $"Rests on {Words.Count(Fit.Sample.Stances, "stance")} of {Words.Count(Fit.Sample.Actors, "actor")} on {Words.Count(Fit.Sample.Items, "item")} from {Words.Count(Fit.Sample.Propositions, "proposition")}"
            + (Fit.Sample.BridgingItems > 0 ? $", {Words.Count(Fit.Sample.BridgingItems)} of which recur and link periods" : "")
            + $".{LeftOut()}"
            + (Fit.Diagnostics is { } mixing ? $" {Words.Count(mixing.Chains, "chain")}, {Words.Count(mixing.Draws, "draw")}, largest R-hat {Words.Real(mixing.LargestRHat)}, smallest effective size {Words.Real(mixing.SmallestEffectiveSize, 0)}." : "")
            + (_seconds is { } seconds ? $" Took {Words.Real(seconds, 1)} s." : ""));
    }

    private string LeftOut()
    {
        string[] those =
        [
            .. Fit.Sample.PartsLeftOut > 0 ? [Words.Count(Fit.Sample.PartsLeftOut, "vote on a part of a text", "votes on parts of texts")] : (string[])[],
            .. Fit.Sample.OneCategoryPropositions > 0 ? [Words.Count(Fit.Sample.OneCategoryPropositions, "proposition on which all said the same", "propositions on which all said the same")] : (string[])[],
        ];
        return those.Length > 0 ? $" Left out: {string.Join(", ", those)}." : "";
    }

    private IEnumerable<string> Warnings() => Fit.HasConverged || Fit.Points.IsEmpty || Fit.Warnings.Any(warning => warning.Contains("converge", StringComparison.OrdinalIgnoreCase))
        ? Fit.Warnings
        : Fit.Warnings.Append("The fit stopped before it had converged.");
}
