namespace Entente.Diagnosis.Concentration;

/// <summary>How alike the foreign policy portfolios of two states are: their commitments to the same partners, in the same order.</summary>
/// <remarks>
/// A portfolio holds a number for each partner, for instance 1 for an alliance and 0 for none. Distances are squared, as in [Hage2011] and its data set.
/// For stances use <see cref="Entente.Measures.Agreement.PairAgreement"/>, which has the same three measures with absolute distances.
/// </remarks>
public static class PortfolioSimilarity
{
    /// <summary>Signorino and Ritter's S = 1 − 2 Σ d / Σ d_max with squared distances d.</summary>
    /// <param name="first">The commitments of one state, one per partner; length P.</param>
    /// <param name="second">The commitments of the other to the same partners; length P.</param>
    /// <param name="range">The largest difference that two commitments can have, in their unit; 1 for alliances coded 0 and 1.</param>
    /// <returns>In [−1, 1]: 1 the same portfolio. Null without a partner. Inflated where most states have no commitments [Hage2011].</returns>
    /// <exception cref="ArgumentException">The two differ in length, the range is not positive, or a difference exceeds it.</exception>
    public static double? S(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double range = 1)
    {
        if (!(range > 0)) throw new ArgumentException($"Expected a positive range; found {range}.", nameof(range));
        var sums = PortfolioSums.Of(first, second);
        if (sums.LargestDifference > range)
            throw new ArgumentException($"Expected differences of at most the range {range}; found {sums.LargestDifference}.", nameof(range));
        return sums.Partners == 0 ? null : 1 - (2 * sums.Difference / (sums.Partners * range * range));
    }

    /// <summary>Scott's π = 1 − Σ (x − y)² / [Σ (x − m)² + Σ (y − m)²], with m the mean of both portfolios together.</summary>
    /// <param name="first">The commitments of one state, one per partner; length P.</param>
    /// <param name="second">The commitments of the other to the same partners; length P.</param>
    /// <returns>In [−1, 1]: 1 the same portfolio, 0 what chance gives if both draw from their pooled commitments. Null where neither ever varies. Source: [Hage2011].</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static double? Pi(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sums = PortfolioSums.Of(first, second);
        var half = sums.MeanGap / 2;
        return Corrected(sums.Difference, sums.OwnVariation + (2 * sums.Partners * half * half));
    }

    /// <summary>Cohen's κ = 1 − Σ (x − y)² / [Σ (x − x̄)² + Σ (y − ȳ)² + P (x̄ − ȳ)²].</summary>
    /// <param name="first">The commitments of one state, one per partner; length P.</param>
    /// <param name="second">The commitments of the other to the same partners; length P.</param>
    /// <returns>In [−1, 1]: 1 the same portfolio, 0 what chance gives if each draws from its own commitments. Null where neither ever varies and both are alike. Source: [Hage2011].</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static double? Kappa(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sums = PortfolioSums.Of(first, second);
        return Corrected(sums.Difference, sums.OwnVariation + (sums.Partners * sums.MeanGap * sums.MeanGap));
    }

    private static double? Corrected(double observed, double expected) => expected == 0 ? null : 1 - (observed / expected);

    /// <summary>The sums that the three measures are made of.</summary>
    private readonly record struct PortfolioSums(int Partners, double Difference, double LargestDifference, double OwnVariation, double MeanGap)
    {
        public static PortfolioSums Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
        {
            if (first.Length != second.Length)
                throw new ArgumentException($"Expected portfolios of the same partners; found {first.Length} and {second.Length}.", nameof(second));
            if (first.IsEmpty) return default;
            var (firstMean, secondMean) = (Mean(first), Mean(second));
            var (difference, largest, variation) = (0.0, 0.0, 0.0);
            for (var partner = 0; partner < first.Length; partner++)
            {
                var gap = first[partner] - second[partner];
                difference += gap * gap;
                largest = Math.Max(largest, Math.Abs(gap));
                variation += ((first[partner] - firstMean) * (first[partner] - firstMean)) + ((second[partner] - secondMean) * (second[partner] - secondMean));
            }

            return new PortfolioSums(first.Length, difference, largest, variation, firstMean - secondMean);
        }

        private static double Mean(ReadOnlySpan<double> values)
        {
            var sum = 0.0;
            foreach (var value in values) sum += value;
            return sum / values.Length;
        }
    }
}
