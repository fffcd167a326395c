using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>The members of the state system, year by year.</summary>
internal sealed class SystemMembers(StateSeries series)
{
    private readonly Dictionary<int, ImmutableArray<string>> _years = Enumerable.Range(series.Sorted.FirstYear, series.Sorted.LastYear - series.Sorted.FirstYear + 1)
        .ToDictionary(year => year, year => series.In(year).Where(fact => fact.Value == 1).Select(fact => fact.State).ToImmutableArray());

    /// <summary>The codes of the members in a year, in alphabetical order.</summary>
    public ImmutableArray<string> In(int year) => _years.GetValueOrDefault(year, []);
}
