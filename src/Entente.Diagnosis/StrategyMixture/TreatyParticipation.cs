using Entente.Diagnosis.Covariates;
using Entente.Records;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>Which share of the open treaties on basic security states are bound by, year by year.</summary>
internal sealed class TreatyParticipation
{
    private readonly Dictionary<string, int> _openedIn = new(StringComparer.Ordinal);
    private readonly ILookup<string, (string Treaty, int Year)> _bound;
    private readonly MixtureOptions _options;

    public TreatyParticipation(CovariateStore covariates, MixtureOptions options)
    {
        _options = options;
        var rows = covariates.Treaties.Where(row => row.GoalLevel == GoalLevel.BasicSecurity && row.Opened is not null).ToList();
        foreach (var row in rows) _openedIn[row.Treaty] = row.Opened!.Value.Year;
        _bound = rows.Where(row => row.Bound is not null).ToLookup(row => row.State, row => (row.Treaty, row.Bound!.Value.Year), StringComparer.Ordinal);
        LastYear = rows.Count == 0 ? int.MinValue : rows.Max(row => row.Bound?.Year ?? row.Signed?.Year ?? int.MinValue);
    }

    /// <summary>The last year in which a state signed or became bound: after it the table says nothing.</summary>
    public int LastYear { get; }

    /// <summary>The mean share over states at the end of a year; null if fewer treaties than the options ask for have been open long enough.</summary>
    public double? Of(IReadOnlyList<string> states, int year)
    {
        var open = _openedIn.Where(treaty => treaty.Value + _options.TreatyAge <= year).Select(treaty => treaty.Key).ToHashSet(StringComparer.Ordinal);
        if (year > LastYear || states.Count == 0 || open.Count < _options.LeastTreaties) return null;
        var sum = 0.0;
        foreach (var state in states) sum += _bound[state].Count(row => row.Year <= year && open.Contains(row.Treaty));
        return sum / (open.Count * (double)states.Count);
    }
}
