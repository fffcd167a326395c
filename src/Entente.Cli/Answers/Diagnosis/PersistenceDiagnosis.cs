using System.Collections.Immutable;
using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Diagnosis;
using Entente.Diagnosis.ChangePoints;
using Entente.Diagnosis.Persistence;
using Entente.Measures.Intervals;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>How far blocs stand apart over time, how much of an earlier time's blocs is left, and when the course broke.</summary>
/// <param name="source">The record.</param>
/// <param name="separations">How far the sides of each period stand apart.</param>
/// <param name="reference">The blocs of the earlier time; null where the record does not reach back.</param>
/// <param name="persistence">How much of them is left in each period.</param>
/// <param name="changes">Change-points of series.</param>
internal sealed class PersistenceDiagnosis(
    SourcedRecord source,
    ImmutableArray<PeriodSeparation> separations,
    YearRange? reference,
    ImmutableArray<BlocPersistence> persistence,
    IReadOnlyList<FoundChanges> changes) : IDiagnosis
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteObjects("polarization", separations, period =>
        {
            json.WritePeriod(source, period.Period);
            json.WriteMain("estebanRay", period.EstebanRay);
            json.WriteEstimate("betweenShare", period.BetweenShare);
            json.WriteEstimate("separation", period.Separation);
            json.WriteNumber("k", 2);
            json.WriteNumber("actors", period.Actors);
        });
        json.WriteStartObject("persistence");
        json.WriteWhole("from", reference?.From);
        json.WriteWhole("to", reference?.To);
        json.WriteObjects("byPeriod", persistence, period =>
        {
            json.WritePeriod(source, period.Period);
            json.WriteMain("share", period.Share);
            json.WriteReal("baseline", period.Chance);
            json.WriteEstimate("bestShare", period.BestShare);
            json.WriteEstimate("ofBest", period.OfBest);
            json.WriteEstimate("adjustedRand", period.AdjustedRand);
            json.WriteReal("p", period.PValue);
            json.WriteNumber("actors", period.Actors);
        });
        json.WriteEndObject();
        json.WriteObjects("changePoints", changes.SelectMany(series => series.Changes.IsEmpty ? [(series, Change: (FoundChange?)null)] : series.Changes.Select(change => (series, Change: (FoundChange?)change))), found =>
        {
            json.WriteString("series", found.series.Series);
            json.WriteString("kind", "unknown");
            json.WriteWhole("year", found.Change is { } change ? YearOf(change.FirstPeriod) : null);
            json.WriteWhole("low", found.Change is { Dates: [var first, ..] } ? YearOf(first) : null);
            json.WriteWhole("high", found.Change is { Dates: [.., var last] } ? YearOf(last) : null);
            json.WriteEstimate("shift", found.Change?.Shift);
            json.WriteReal("before", RegimeBefore(found.series, found.Change));
            json.WriteReal("after", RegimeAfter(found.series, found.Change));
            var test = found.series.Tests.IsEmpty ? null : found.series.Tests[found.Change?.Test ?? 0];
            json.WriteReal("statistic", test?.Statistic);
            json.WriteReal("p", test?.PValue);
            json.WriteReal("pHolm", found.series.HolmPValue);
            json.WriteString("reason", found.series.Reason);
        });
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("How far the sides stand apart, and what is left of earlier blocs");
        if (separations.Length >= 4)
        {
            var room = Math.Clamp(text.Width - 50, 12, 80);
            text.Table(
                [TextColumn.Word(""), TextColumn.Number("first"), TextColumn.Word("course"), TextColumn.Number("last")],
                [
                    Course("separation of the sides", [.. separations.Select(period => period.Separation?.Value)], room),
                    Course("variance between them", [.. separations.Select(period => period.BetweenShare?.Value)], room),
                    Course("Esteban–Ray", [.. separations.Select(period => period.EstebanRay?.Value)], room),
                    .. persistence.IsEmpty ? Array.Empty<string[]>() : [Course($"blocs of {reference?.From}–{reference?.To}", [.. persistence.Select(period => period.OfBest?.Value)], room)],
                ]);
        }

        if (separations is [.., { Separation: { } now } latest])
            text.Say($"The sides of {PeriodText.Year(source, latest.Period)} stand {DiagnosisJson.Told(now)} standard deviations apart; one undivided normal crowd would give {Words.Real(BlocSeparation.OfOneNormal)}.");
        if (persistence is [.., var last] && reference is { } years)
        {
            text.Say($"The blocs of {Words.Year(years.From)} to {Words.Year(years.To)} hold {Words.Percent(last.Share?.Value)} of the variance of positions in {PeriodText.Year(source, last.Period)} ({Interval(last.Share)}; {Words.Percent(last.Chance)} would be chance), "
                + $"{Words.Percent(last.OfBest?.Value)} of what the best two blocs of that year could; {Words.Count(last.Actors, "actor")} of both times.");
        }

        foreach (var series in changes) text.Item(Sentence(series));
    }

    /// <inheritdoc/>
    public IEnumerable<DiagnosisRow> Rows()
    {
        foreach (var period in separations)
        {
            var year = YearOf(period.Period);
            yield return Row("polarization", "separation", period.Separation, year);
            yield return Row("polarization", "betweenShare", period.BetweenShare, year);
            yield return Row("polarization", "estebanRay", period.EstebanRay, year);
        }

        foreach (var period in persistence) yield return Row("persistence", "share", period.Share, YearOf(period.Period));
    }

    private static DiagnosisRow Row(string section, string what, Estimate? estimate, int year) =>
        new(section, what, "", year, year, estimate?.Value, estimate?.Low, estimate?.High);

    private static string[] Course(string name, double?[] values, int room) =>
        [name, Words.Real(values.FirstOrDefault(value => value is not null)), Sparkline.Of(Sparkline.Thin(values, room), 0), Words.Real(values.LastOrDefault(value => value is not null))];

    private static string Interval(Estimate? share) => share is { } value ? $"{Words.Percent(value.Low)} to {Words.Percent(value.High)}" : Words.Undefined;

    private static double? RegimeBefore(FoundChanges series, FoundChange? change) =>
        change is null ? null : series.Regimes.LastOrDefault(regime => regime.To < change.FirstPeriod)?.Mean;

    private static double? RegimeAfter(FoundChanges series, FoundChange? change) =>
        change is null ? null : series.Regimes.FirstOrDefault(regime => regime.From >= change.FirstPeriod)?.Mean;

    private int YearOf(int period) => source.HasSessions ? UnitedNations.YearOf(period) : period;

    private string Sentence(FoundChanges series)
    {
        if (series.Reason is { } reason) return $"{Words.Capital(series.Series)}: no change-point can be looked for ({reason}).";
        if (series.Changes.IsEmpty) return $"{Words.Capital(series.Series)}: no shift of its level that noise with its memory would not make (p = {Words.Real(series.PValue)}, {Words.Real(series.HolmPValue)} for {Series()} looked at).";
        var found = series.Changes.Select(change => $"{YearOf(change.FirstPeriod)} ({(change.Dates is [var first, .., var last] ? $"{YearOf(first)} to {YearOf(last)}" : "90 % set: that year alone")}), by {DiagnosisJson.Told(change.Shift)}");
        return $"{Words.Capital(series.Series)} shifts in {Words.List([.. found])}; p = {Words.Real(series.PValue, 3)} that it never shifts, {Words.Real(series.HolmPValue, 3)} for {Series()} looked at.";
    }

    private string Series() => Words.Count(changes.Count(series => series.PValue is not null), "series", "series");
}
