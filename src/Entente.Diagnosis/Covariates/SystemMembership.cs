using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>Counts what a series has against the states that were members of the state system.</summary>
internal static class SystemMembership
{
    public static CovariateCoverage CoverageOf(StateSeries series, StateSeries? members)
    {
        long expected = 0, present = 0;
        foreach (var year in Years(series.FirstYear, series.LastYear, members))
        {
            var expectedOnes = MembersIn(members!, year);
            expected += expectedOnes.Count;
            present += series.AbsentIsZero ? expectedOnes.Count : series.In(year).Count(fact => expectedOnes.Contains(fact.State));
        }

        return new CovariateCoverage(
            series.Name, false, series.Source, series.FirstYear, series.LastYear, series.States.Length, series.Count,
            members is null ? null : expected, members is null ? null : present, Without(series.Sorted, series.AbsentIsZero));
    }

    public static CovariateCoverage CoverageOf(DyadSeries series, StateSeries? members)
    {
        long expected = 0, present = 0;
        foreach (var year in Years(series.FirstYear, series.LastYear, members))
        {
            var expectedOnes = MembersIn(members!, year);
            var pairs = (long)expectedOnes.Count * (expectedOnes.Count - 1) / (series.IsDirected ? 1 : 2);
            expected += pairs;
            present += series.AbsentIsZero ? pairs : Present(series, year, expectedOnes);
        }

        return new CovariateCoverage(
            series.Name, true, series.Source, series.FirstYear, series.LastYear, series.States.Length, series.Count,
            members is null ? null : expected, members is null ? null : present, Without(series.Sorted, series.AbsentIsZero));
    }

    private static IEnumerable<int> Years(int first, int last, StateSeries? members) =>
        members is null || last < first ? [] : Enumerable.Range(first, last - first + 1);

    private static HashSet<string> MembersIn(StateSeries members, int year) =>
        members.In(year).Where(fact => fact.Value == 1).Select(fact => fact.State).ToHashSet(StringComparer.Ordinal);

    private static long Present(DyadSeries series, int year, HashSet<string> members)
    {
        var isMember = series.States.Select(members.Contains).ToArray();
        var count = 0L;
        foreach (var key in series.Sorted.In(year).Keys.Span)
        {
            if (isMember[SeriesEntries.FirstOf(key)] && isMember[SeriesEntries.SecondOf(key)]) count++;
        }

        return count;
    }

    private static ImmutableArray<int> Without(SortedValues values, bool absentIsZero) => absentIsZero || values.Count == 0
        ? []
        : [.. Enumerable.Range(values.FirstYear, values.LastYear - values.FirstYear + 1).Where(year => values.In(year).Keys.IsEmpty)];
}
