using Entente.Records;

namespace Entente.Measures.Agreement;

/// <summary>How agreement between two categories is credited in <see cref="GwetAc2"/>.</summary>
public enum AgreementWeights
{
    /// <summary>Less by the same amount for every step apart: 1 − |k − l|/(K − 1). The default for stances.</summary>
    Linear = 0,

    /// <summary>Only the same category counts; AC2 is then called AC1.</summary>
    Identity = 1,

    /// <summary>1 − (k − l)²/(K − 1)².</summary>
    Quadratic = 2,
}

/// <summary>Gwet's AC2 of a whole assembly: agreement of any number of actors beyond chance, without the collapse where nearly all agree.</summary>
/// <param name="Value">(observed − expected) / (1 − expected), at most 1; 0 is chance. Null if no unit has two values.</param>
/// <param name="Observed">P_o: mean over units of the share of agreement among their pairs of values, in [0, 1]; null if no unit has two values.</param>
/// <param name="Expected">P_e = T_w/(K(K − 1)) · Σ π_k (1 − π_k), in [0, 1); null if no unit has a value.</param>
/// <param name="Units">The number of units with at least two values: those that the observed agreement rests on.</param>
/// <remarks>
/// π_k is the mean over units with a value of the share of category k, T_w the sum of the weights. Chance is what raters would agree
/// on items that are hard to rate, which is why it falls, and not rises, as the shares become lopsided. Sources: [Gwet2008], [Gwet2014] chapters 3–5.
/// </remarks>
public sealed record GwetAc2(double? Value, double? Observed, double? Expected, int Units)
{
    /// <summary>The AC2 of a record over its propositions.</summary>
    /// <param name="record">The record.</param>
    /// <param name="weights">How agreement between two stances is credited.</param>
    public static GwetAc2 Of(StanceRecord record, AgreementWeights weights = AgreementWeights.Linear)
    {
        ArgumentNullException.ThrowIfNull(record);
        var counts = new int[record.Propositions.Length * Stances.Categories];
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            foreach (var stance in record.OnProposition(proposition).Stances) counts[(proposition * Stances.Categories) + stance.Category()]++;
        }

        return FromCounts(counts, Stances.Categories, weights);
    }

    /// <summary>The AC2 of any ratings.</summary>
    /// <param name="counts">For each unit how many values fell into each category; units × categories, row by row.</param>
    /// <param name="categories">The number K of categories, in their order, used or not; at least 2.</param>
    /// <param name="weights">How agreement between two categories is credited.</param>
    /// <exception cref="ArgumentException">The counts do not fill whole rows.</exception>
    public static GwetAc2 FromCounts(ReadOnlySpan<int> counts, int categories, AgreementWeights weights = AgreementWeights.Linear)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        if (counts.Length % categories != 0)
            throw new ArgumentException($"Expected rows of {categories} categories; found {counts.Length} counts.", nameof(counts));
        var shares = new double[categories];
        var observed = 0.0;
        int rated = 0, compared = 0;
        for (var start = 0; start < counts.Length; start += categories)
        {
            var row = counts.Slice(start, categories);
            var m = 0;
            foreach (var count in row) m += count;
            if (m == 0) continue;
            rated++;
            for (var k = 0; k < categories; k++) shares[k] += (double)row[k] / m;
            if (m < 2) continue;
            compared++;
            var agreement = 0.0;
            for (var k = 0; k < categories; k++)
            {
                var credited = 0.0;
                for (var l = 0; l < categories; l++) credited += Weight(k, l, categories, weights) * row[l];
                agreement += row[k] * (credited - 1);
            }

            observed += agreement / ((double)m * (m - 1));
        }

        if (rated == 0) return new GwetAc2(null, null, null, 0);
        double totalWeight = 0, spread = 0;
        for (var k = 0; k < categories; k++)
        {
            var share = shares[k] / rated;
            spread += share * (1 - share);
            for (var l = 0; l < categories; l++) totalWeight += Weight(k, l, categories, weights);
        }

        var expected = totalWeight / (categories * (categories - 1.0)) * spread;
        if (compared == 0) return new GwetAc2(null, null, expected, 0);
        observed /= compared;
        return new GwetAc2((observed - expected) / (1 - expected), observed, expected, compared);
    }

    private static double Weight(int k, int l, int categories, AgreementWeights weights)
    {
        var apart = Math.Abs(k - l) / (categories - 1.0);
        return weights switch
        {
            AgreementWeights.Linear => 1 - apart,
            AgreementWeights.Quadratic => 1 - (apart * apart),
            AgreementWeights.Identity => k == l ? 1 : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(weights), weights, "Expected linear, identity or quadratic."),
        };
    }
}
