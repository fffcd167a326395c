namespace Entente.Measures.Intervals;

/// <summary>An interval that is believed to hold a quantity, at the level that its options name (90 % by default).</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The central interval of replicates: their quantiles at (1 − level)/2 and (1 + level)/2.</summary>
    /// <param name="replicates">The replicates, in any order; sorted in place. NaN marks a replicate in which the quantity was undefined.</param>
    /// <param name="level">The level, in (0, 1).</param>
    /// <returns>
    /// The interval by linear interpolation between order statistics (type 7 of [Hyndman1996]), over the replicates in which the
    /// quantity is defined; null if it is defined in fewer than half of them.
    /// </returns>
    internal static Interval? OfReplicates(Span<double> replicates, double level)
    {
        var defined = Defined(replicates);
        return defined.IsEmpty
            ? null
            : new Interval(Quantile(defined, (1 - level) / 2), Quantile(defined, (1 + level) / 2));
    }

    /// <summary>The median of replicates; null where they have no interval.</summary>
    /// <param name="replicates">The replicates, in any order; sorted in place.</param>
    internal static double? MedianOf(Span<double> replicates)
    {
        var defined = Defined(replicates);
        return defined.IsEmpty ? null : Quantile(defined, 0.5);
    }

    /// <summary>The replicates in which the quantity is defined, ascending; empty if it is in fewer than half.</summary>
    private static ReadOnlySpan<double> Defined(Span<double> replicates)
    {
        // NaN sorts before every number.
        replicates.Sort();
        var undefined = 0;
        while (undefined < replicates.Length && double.IsNaN(replicates[undefined])) undefined++;
        return replicates.Length - undefined < undefined ? [] : replicates[undefined..];
    }

    private static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
