namespace Entente.Diagnosis.Concentration;

/// <summary>How far capabilities lie in few hands, how many states of equal size that is like, and how much changed hands.</summary>
/// <remarks>
/// All three take amounts, not shares: only the proportions matter, so CINC scores of some of the world's states can be handed in as they are.
/// A system of size N is compared with the extremes possible at that size, so systems of different size can be compared [RaySinger1973].
/// </remarks>
public static class CapabilityConcentration
{
    /// <summary>Ray and Singer's concentration CON = √[(Σ s² − 1/N) / (1 − 1/N)] of the shares s of N states.</summary>
    /// <param name="amounts">The amount that each state has, 0 or more; length N. States without any count in N.</param>
    /// <returns>In [0, 1]: 0 all equal, 1 all in one hand. Null with fewer than two states or without any amount.</returns>
    /// <remarks>It is the standard deviation of the shares divided by the largest that N states can have. Source: [RaySinger1973].</remarks>
    /// <exception cref="ArgumentException">An amount is negative or not a finite number.</exception>
    public static double? Of(ReadOnlySpan<double> amounts)
    {
        var total = Total(amounts, nameof(amounts));
        if (amounts.Length < 2 || total == 0) return null;
        // The sum of squared deviations is Σ s² − 1/N without the cancellation that makes equal shares come out as 1e-9.
        var even = 1.0 / amounts.Length;
        var squares = 0.0;
        foreach (var amount in amounts) squares += ((amount / total) - even) * ((amount / total) - even);
        return Math.Min(1, Math.Sqrt(squares / (1 - even)));
    }

    /// <summary>The effective number of states 1 / Σ s²: how many states of equal size would be as concentrated.</summary>
    /// <param name="amounts">The amount that each state has, 0 or more; length N.</param>
    /// <returns>In [1, N]. Null without any amount.</returns>
    /// <remarks>Source: [Laakso1979], there for parties; the inverse of the Herfindahl index.</remarks>
    /// <exception cref="ArgumentException">An amount is negative or not a finite number.</exception>
    public static double? EffectiveNumber(ReadOnlySpan<double> amounts)
    {
        var total = Total(amounts, nameof(amounts));
        if (total == 0) return null;
        var squares = 0.0;
        foreach (var amount in amounts) squares += amount / total * (amount / total);
        return 1 / squares;
    }

    /// <summary>
    /// The part of capabilities that changed hands, MOVE = Σ |Δs| / 2(1 − s_min), relative to the most that could have: everything
    /// going to the state that had least.
    /// </summary>
    /// <param name="earlier">The amount that each state had; length N.</param>
    /// <param name="later">The amount that the same states have later, in the same order; length N.</param>
    /// <returns>In [0, 1]; 0 no share changed. Null with fewer than two states, or without any amount at one of the two dates.</returns>
    /// <remarks>
    /// Source: [Singer1972], where the states are those in the system at both dates; s_min is taken at the earlier date, which makes 1 the
    /// attainable maximum.
    /// </remarks>
    /// <exception cref="ArgumentException">The two differ in length, or an amount is negative or not a finite number.</exception>
    public static double? Movement(ReadOnlySpan<double> earlier, ReadOnlySpan<double> later)
    {
        if (earlier.Length != later.Length)
            throw new ArgumentException($"Expected the same {earlier.Length} states at both dates; found {later.Length} later.", nameof(later));
        var (before, after) = (Total(earlier, nameof(earlier)), Total(later, nameof(later)));
        if (earlier.Length < 2 || before == 0 || after == 0) return null;
        var (moved, least) = (0.0, 1.0);
        for (var state = 0; state < earlier.Length; state++)
        {
            var share = earlier[state] / before;
            moved += Math.Abs((later[state] / after) - share);
            least = Math.Min(least, share);
        }

        return Math.Min(1, moved / (2 * (1 - least)));
    }

    private static double Total(ReadOnlySpan<double> amounts, string parameter)
    {
        var total = 0.0;
        foreach (var amount in amounts)
        {
            if (!(amount >= 0 && double.IsFinite(amount)))
                throw new ArgumentException($"Expected finite amounts of 0 or more; found {amount}.", parameter);
            total += amount;
        }

        return total;
    }
}
