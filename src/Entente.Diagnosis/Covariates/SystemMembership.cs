using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>Counts what a series has against the states that were members of the state system.</summary>
internal sealed class SystemMembership
{
    /// <summary>A member with values for less than this share of its pairs is a gap.</summary>
    private const double LeastShareOfPairs = 0.1;

    private readonly SortedValues _values;
    private readonly bool _isDyadic;
    private readonly Dictionary<string, List<CoverageGap>> _gaps = new(StringComparer.Ordinal);
    private long _expected;
    private long _present;

    private SystemMembership(SortedValues values, bool isDyadic) => (_values, _isDyadic) = (values, isDyadic);

    public static CovariateCoverage CoverageOf(StateSeries series, SystemMembers? members)
    {
        var counted = Count(series.Sorted, false, true, series.AbsentIsZero, series.FirstYear, series.LastYear, members);
        return counted.Coverage(series.Name, series.Source, series.FirstYear, series.LastYear, series.AbsentIsZero, members is not null);
    }

    public static CovariateCoverage CoverageOf(DyadSeries series, SystemMembers? members)
    {
        var counted = Count(series.Sorted, true, series.IsDirected, series.AbsentIsZero, series.FirstYear, series.LastYear, members);
        return counted.Coverage(series.Name, series.Source, series.FirstYear, series.LastYear, series.AbsentIsZero, members is not null);
    }

    private static SystemMembership Count(SortedValues values, bool isDyadic, bool isDirected, bool absentIsZero, int firstYear, int lastYear, SystemMembers? members)
    {
        var count = new SystemMembership(values, isDyadic);
        for (var year = firstYear; members is not null && year <= lastYear; year++)
        {
            var expected = members.In(year);
            var units = !isDyadic ? expected.Length : (long)expected.Length * (expected.Length - 1) / (isDirected ? 1 : 2);
            count._expected += units;
            if (absentIsZero) count._present += units;
            else count.AddYear(year, expected, isDirected);
        }

        return count;
    }

    private void AddYear(int year, ImmutableArray<string> members, bool isDirected)
    {
        var isMember = new bool[_values.States.Codes.Length];
        foreach (var member in members)
        {
            if (_values.States.Find(member) is var place and >= 0) isMember[place] = true;
        }

        var valuesOf = new int[isMember.Length];
        foreach (var key in _values.In(year).Keys.Span)
        {
            int first = SeriesEntries.FirstOf(key), second = SeriesEntries.SecondOf(key);
            if (!isMember[first] || !isMember[second]) continue;
            _present++;
            valuesOf[first]++;
            if (_isDyadic) valuesOf[second]++;
        }

        var pairs = (members.Length - 1) * (isDirected ? 2 : 1);
        foreach (var member in members)
        {
            var place = _values.States.Find(member);
            var found = place < 0 ? 0 : valuesOf[place];
            if (_isDyadic ? pairs > 0 && found < LeastShareOfPairs * pairs : found == 0) AddGap(member, year);
        }
    }

    private void AddGap(string member, int year)
    {
        if (!_gaps.TryGetValue(member, out var gaps)) _gaps.Add(member, gaps = []);
        if (gaps.Count > 0 && gaps[^1].LastYear == year - 1) gaps[^1] = gaps[^1] with { LastYear = year };
        else gaps.Add(new CoverageGap(member, year, year));
    }

    private CovariateCoverage Coverage(string name, string source, int firstYear, int lastYear, bool absentIsZero, bool isKnown)
    {
        var without = absentIsZero || _values.Count == 0
            ? []
            : Enumerable.Range(_values.FirstYear, _values.LastYear - _values.FirstYear + 1).Where(year => _values.In(year).Keys.IsEmpty);
        return new CovariateCoverage(
            name, _isDyadic, source, firstYear, lastYear, _values.States.Codes.Length, _values.Count, isKnown ? _expected : null, isKnown ? _present : null,
            [.. without], [.. _gaps.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value)]);
    }
}
