using Entente.Measures.IdealPoints;

namespace Entente.Diagnosis.Decomposition;

/// <summary>Which periods and items of a fit lie in a range of years.</summary>
internal static class FitAgenda
{
    /// <summary>Keys of the fit's periods in a range, ascending; at least one.</summary>
    /// <exception cref="ArgumentException">The fit has no points or does not tell periods apart, or no period lies in the range.</exception>
    public static int[] PeriodsOf(IdealPointFit fit, YearRange years, string parameter)
    {
        if (fit.Points.IsEmpty) throw new ArgumentException($"The fit has no points to compare: {fit.Reason}", nameof(fit));
        if (IsStatic(fit))
        {
            throw new ArgumentException(
                "The fit has one period for the whole record; fit it with IdealPointPeriods.Own, so that points move over time.", nameof(fit));
        }

        var keys = years.KeysAmong(fit.Record, fit.Periods);
        return keys.Length > 0
            ? keys
            : throw new ArgumentException(
                $"No period of the fit lies in {years}; it has {fit.Periods.Length} from {YearRange.YearOf(fit.Record, fit.Periods[0])} to {YearRange.YearOf(fit.Record, fit.Periods[^1])}.",
                parameter);
    }

    /// <summary>The items with a proposition in some periods, ascending.</summary>
    public static int[] ItemsOf(IdealPointFit fit, int[] periods)
    {
        var items = new SortedSet<int>();
        for (var proposition = 0; proposition < fit.ItemOfProposition.Length; proposition++)
        {
            if (fit.ItemOfProposition[proposition] is var item && item >= 0 && Array.Exists(periods, period => IsIn(fit, proposition, period))) items.Add(item);
        }

        return [.. items];
    }

    /// <summary>Whether a proposition lies in a period of the fit.</summary>
    public static bool IsIn(IdealPointFit fit, int proposition, int period) => IsStatic(fit) || fit.Record.Propositions[proposition].Period == period;

    private static bool IsStatic(IdealPointFit fit) => fit.Periods is [0] && fit.Record.Periods is not [{ Key: 0 }];
}
