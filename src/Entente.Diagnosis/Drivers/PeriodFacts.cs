using Entente.Diagnosis.Covariates;

namespace Entente.Diagnosis.Drivers;

/// <summary>What the covariates say about states and pairs in one period: means and extremes over its years.</summary>
/// <remarks>
/// A series that ended up to a few years before the period lends it the values of its last year, and is named among <see cref="Carried"/>. One that ends
/// within the years asked for speaks of the earlier ones alone, and is named among <see cref="CutShort"/>.
/// </remarks>
public sealed class PeriodFacts
{
    private const int YearsOfMemory = 10;
    private readonly CovariateStore _store;
    private readonly int _carryForward;
    private readonly SortedDictionary<string, int> _carried = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, CutShortSeries> _cutShort = new(StringComparer.Ordinal);

    internal PeriodFacts(CovariateStore store, YearRange period, int carryForward)
    {
        (_store, Period, _carryForward) = (store, period, carryForward);
        Recent = new YearRange(Math.Min(period.From, period.To - YearsOfMemory + 1), period.To);
    }

    /// <summary>The period.</summary>
    public YearRange Period { get; }

    /// <summary>The ten years that end with the period, or the whole of a longer one.</summary>
    public YearRange Recent { get; }

    /// <summary>The series that ended before the period, with the last year that they cover, whose values were used.</summary>
    public IReadOnlyDictionary<string, int> Carried => _carried;

    /// <summary>
    /// The series that end before the last of the years that were asked of them, by name: the years of the <see cref="Period"/>, or else
    /// <see cref="Recent"/> ones. Those of <see cref="Carried"/> are not repeated.
    /// </summary>
    public IEnumerable<CutShortSeries> CutShort => _cutShort.Values.Where(series => !_carried.ContainsKey(series.Series));

    /// <summary>The mean of a state series over the period.</summary>
    /// <param name="series">Name of the series.</param>
    /// <param name="state">Code of the state.</param>
    /// <returns>The mean over the years with a value; null if there is none.</returns>
    public double? Mean(string series, string state)
    {
        if (_store.State(series) is not { } values) return null;
        return MeanOf(YearsOf(series, values.LastYear), year => values[state, year]);
    }

    /// <summary>The mean of a dyad series over the period.</summary>
    /// <param name="series">Name of the series.</param>
    /// <param name="first">Code of one state.</param>
    /// <param name="second">Code of the other state.</param>
    /// <returns>The mean over the years with a value; null if there is none.</returns>
    public double? Mean(string series, string first, string second)
    {
        if (_store.Dyad(series) is not { } values) return null;
        return MeanOf(YearsOf(series, values.LastYear), year => values[first, second, year]);
    }

    /// <summary>The share of the period's years in which a condition on a pair holds.</summary>
    /// <param name="series">Name of the dyad series that the condition rests on, which decides the years.</param>
    /// <param name="condition">Whether it holds in a year; null where unknown.</param>
    /// <returns>A share in [0, 1]; null if it is unknown in every year.</returns>
    public double? ShareOfYears(string series, Func<DyadSeries, int, bool?> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (_store.Dyad(series) is not { } values) return null;
        return MeanOf(YearsOf(series, values.LastYear), year => condition(values, year) is { } holds ? (holds ? 1 : 0) : null);
    }

    /// <summary>The largest value of a dyad series in <see cref="Recent"/> years.</summary>
    /// <param name="series">Name of the series.</param>
    /// <param name="first">Code of one state.</param>
    /// <param name="second">Code of the other state.</param>
    /// <returns>The largest value; null if there is none.</returns>
    public double? RecentHighest(string series, string first, string second)
    {
        if (_store.Dyad(series) is not { } values) return null;
        NoteRecent(series, values.LastYear);
        double? highest = null;
        foreach (var year in Recent.Years)
        {
            if (values[first, second, year] is { } value && !(value <= highest)) highest = value;
        }

        return highest;
    }

    /// <summary>The largest less the smallest value of a state series in <see cref="Recent"/> years.</summary>
    /// <param name="series">Name of the series.</param>
    /// <param name="state">Code of the state.</param>
    /// <returns>A number that is 0 or more; null with fewer than two values.</returns>
    public double? RecentRange(string series, string state)
    {
        var values = RecentValues(series, state);
        return values.Count < 2 ? null : values.Max(entry => entry.Value) - values.Min(entry => entry.Value);
    }

    /// <summary>The yearly growth of a state series over <see cref="Recent"/> years: the mean change of its logarithm.</summary>
    /// <param name="series">Name of the series, whose values are positive.</param>
    /// <param name="state">Code of the state.</param>
    /// <returns>The growth, .02 being 2 % a year; null with less than five years between the first and the last value.</returns>
    public double? RecentGrowth(string series, string state)
    {
        var values = RecentValues(series, state);
        if (values.Count < 2) return null;
        var (first, last) = (values[0], values[^1]);
        return last.Year - first.Year < 5 || !(first.Value > 0 && last.Value > 0)
            ? null
            : Math.Log(last.Value / first.Value) / (last.Year - first.Year);
    }

    private List<(int Year, double Value)> RecentValues(string series, string state)
    {
        var found = new List<(int, double)>();
        if (_store.State(series) is not { } values) return found;
        NoteRecent(series, values.LastYear);
        foreach (var year in Recent.Years)
        {
            if (values[state, year] is { } value) found.Add((year, value));
        }

        return found;
    }

    private YearRange YearsOf(string series, int lastYear)
    {
        if (Period.Contains(lastYear) && lastYear < Period.To) _cutShort[series] = CutShortSeries.Of(series, lastYear, Period);
        if (lastYear >= Period.From || Period.From - lastYear > _carryForward) return Period;
        _carried[series] = lastYear;
        return new YearRange(lastYear, lastYear);
    }

    /// <summary>What was asked of the years of the period goes first: means are what most covariates are.</summary>
    private void NoteRecent(string series, int lastYear)
    {
        if (Recent.Contains(lastYear) && lastYear < Recent.To) _cutShort.TryAdd(series, CutShortSeries.Of(series, lastYear, Recent));
    }

    private static double? MeanOf(YearRange years, Func<int, double?> valueIn)
    {
        var (sum, count) = (0.0, 0);
        foreach (var year in years.Years)
        {
            if (valueIn(year) is not { } value) continue;
            sum += value;
            count++;
        }

        return count == 0 ? null : sum / count;
    }
}
