using System.Globalization;
using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Where actors stand in one to five dimensions, once for the whole record.</summary>
/// <param name="source">The record.</param>
/// <param name="fit">The fit.</param>
/// <param name="dimensions">The number of dimensions.</param>
/// <param name="seconds">How long the fit took.</param>
internal sealed class StaticPointsAnswer(SourcedRecord source, StaticFit fit, int dimensions, double seconds) : IAnswer
{
    // The normal quantile of a central 90 % interval.
    private const double NinetyPercent = 1.6448536269514722;
    private const int Listed = 24;

    /// <inheritdoc/>
    public string Name => "ideal-points";

    private StanceRecord Record => source.Record;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("model", $"static ordinal, {Words.Count(dimensions, "dimension")}");
        json.WriteString("estimator", "fast");
        json.WriteNumber("dimensions", dimensions);
        json.WriteNumber("seconds", seconds);
        json.WriteObjects("points", fit.Points.SelectMany(point => Enumerable.Range(0, dimensions).Select(dimension => (point, dimension))), pair =>
        {
            var (point, dimension) = pair;
            json.WriteString("actor", Record.Actors[point.Actor].Code);
            json.WriteNumber("period", 0);
            json.WriteNumber("dimension", dimension + 1);
            json.WriteReal("mean", point.Mean[dimension]);
            json.WriteReal("sd", point.Sd[dimension]);
            json.WriteReal("low", point.Mean[dimension] - (NinetyPercent * point.Sd[dimension]));
            json.WriteReal("high", point.Mean[dimension] + (NinetyPercent * point.Sd[dimension]));
            json.WriteNumber("n", point.Count);
        });
        json.WriteStartArray("shares");
        foreach (var share in fit.Shares) json.WriteNumberValue(share);
        json.WriteEndArray();
        json.WriteTexts("warnings", Warnings());
        json.WriteStartObject("diagnostics");
        json.WriteBoolean("converged", fit.HasConverged);
        json.WriteNumber("iterations", fit.Iterations);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading($"Where actors stand, in {Words.Count(dimensions, "dimension")}");
        if (fit.Points.IsEmpty)
        {
            text.Say($"No ideal points: {fit.Reason}");
            return;
        }

        var ordered = fit.Points.OrderByDescending(point => point.Mean[0]).ToArray();
        var shown = Enumerable.Range(0, Math.Min(Listed, ordered.Length)).Select(place => ordered[place * (ordered.Length - 1) / Math.Max(1, Math.Min(Listed, ordered.Length) - 1)]);
        text.Table(
            [TextColumn.Word("actor"), .. Enumerable.Range(1, dimensions).Select(dimension => TextColumn.Number($"{dimension.ToString(CultureInfo.InvariantCulture)}: {Words.Percent(fit.Shares[dimension - 1])}"))],
            shown.Select(point => (IReadOnlyList<string>)[Words.Cut(Record.Actors[point.Actor].Name, 24), .. Enumerable.Range(0, dimensions).Select(dimension => $"{Words.Real(point.Mean[dimension])} ± {Words.Real(point.Sd[dimension])}")]));
        text.Note($"Means ± standard deviations of {Words.Count(fit.Points.Length, "actor")}{(ordered.Length > Listed ? $", {Words.Count(Listed)} of them shown at even ranks of the first dimension" : "")}; the heads tell each dimension's share of what divides actors. Took {Words.Real(seconds, 1)} s.");
        foreach (var warning in Warnings()) text.Warn("! " + warning);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [AnswerColumn.Text("actor"), AnswerColumn.Text("name"), AnswerColumn.Whole("dimension"), AnswerColumn.Real("mean"), AnswerColumn.Real("sd"), AnswerColumn.Whole("n")],
        fit.Points.SelectMany(point => Enumerable.Range(0, dimensions).Select(dimension => new object?[]
        {
            Record.Actors[point.Actor].Code, Record.Actors[point.Actor].Name, dimension + 1, point.Mean[dimension], point.Sd[dimension], point.Count,
        })));

    private IEnumerable<string> Warnings()
    {
        if (!fit.HasConverged && !fit.Points.IsEmpty) yield return "The fit stopped before it had converged.";
        if (source.HasSessions && dimensions > 1)
            yield return "One position an actor for all sessions; a second dimension of UN votes is known to be stable only from the mid-1960s to the mid-1980s.";
    }
}
