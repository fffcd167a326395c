using Entente.Records;

namespace Entente.Measures.Agreement;

/// <summary>
/// Conger's κ of a whole assembly: Cohen's κ for any number of actors, with chance from each pair's own shares of the categories and linear weights.
/// </summary>
/// <remarks>
/// Observed agreement is the mean over units with two values of the share of agreement among their pairs; expected agreement the mean
/// over all pairs of actors of what their own shares would give. Source: [Conger1980], with missing values as in [Gwet2014].
/// </remarks>
public static class CongerKappa
{
    /// <summary>The κ of a record over some of its propositions.</summary>
    /// <param name="record">The record.</param>
    /// <param name="propositions">Indices of the propositions.</param>
    /// <returns>At most 1; 0 is chance. Null if no proposition has two stances, or all stances are the same (0/0).</returns>
    public static double? Of(StanceRecord record, ReadOnlySpan<int> propositions)
    {
        ArgumentNullException.ThrowIfNull(record);
        var byActor = new int[record.Actors.Length * Stances.Categories];
        var disagreement = 0.0;
        var compared = 0;
        foreach (var proposition in propositions)
        {
            var row = record.OnProposition(proposition);
            for (var i = 0; i < row.Length; i++) byActor[(row.Indices[i] * Stances.Categories) + row.Stances[i].Category()]++;
            if (row.Length < 2) continue;
            compared++;
            disagreement += ObservedDisagreement(CountsOn(row));
        }

        return compared == 0 ? null : Kappa(disagreement / compared, byActor, Stances.Categories);
    }

    /// <summary>The κ of any ratings.</summary>
    /// <param name="ratings">Categories from 0, −1 where a rater did not rate; raters × units, row by row.</param>
    /// <param name="units">The number of units.</param>
    /// <param name="categories">The number of categories, in their order, at least 2.</param>
    /// <returns>At most 1; 0 is chance. Null if no unit has two values, or all values are the same (0/0).</returns>
    /// <exception cref="ArgumentException">The ratings do not fill whole rows.</exception>
    public static double? FromRatings(ReadOnlySpan<int> ratings, int units, int categories)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 2);
        if (ratings.Length % units != 0)
            throw new ArgumentException($"Expected rows of {units} units; found {ratings.Length} ratings.", nameof(ratings));
        var byRater = new int[ratings.Length / units * categories];
        var byUnit = new int[units * categories];
        for (var i = 0; i < ratings.Length; i++)
        {
            if (ratings[i] < 0) continue;
            byRater[(i / units * categories) + ratings[i]]++;
            byUnit[(i % units * categories) + ratings[i]]++;
        }

        var disagreement = 0.0;
        var compared = 0;
        for (var unit = 0; unit < units; unit++)
        {
            var counts = byUnit.AsSpan(unit * categories, categories);
            var m = 0;
            foreach (var count in counts) m += count;
            if (m < 2) continue;
            compared++;
            disagreement += ObservedDisagreement(counts);
        }

        return compared == 0 ? null : Kappa(disagreement / compared, byRater, categories);
    }

    private static int[] CountsOn(StanceRow row)
    {
        var counts = new int[Stances.Categories];
        foreach (var stance in row.Stances) counts[stance.Category()]++;
        return counts;
    }

    /// <summary>Mean |k − l| over the pairs of values of one unit.</summary>
    private static double ObservedDisagreement(ReadOnlySpan<int> counts)
    {
        double total = 0, below = 0, apart = 0;
        foreach (var count in counts) total += count;
        foreach (var count in counts)
        {
            below += count;
            // |k − l| is the number of thresholds between the two values.
            apart += below * (total - below);
        }

        return apart / (total * (total - 1) / 2);
    }

    /// <summary>1 − D_o/D_e, with D_e the mean over ordered pairs of raters of the distance that their own shares give.</summary>
    private static double? Kappa(double observed, ReadOnlySpan<int> byRater, int categories)
    {
        Span<double> sums = stackalloc double[categories];
        Span<double> own = stackalloc double[categories];
        sums.Clear();
        own.Clear();
        var raters = 0;
        for (var start = 0; start < byRater.Length; start += categories)
        {
            double total = 0, below = 0;
            for (var k = 0; k < categories; k++) total += byRater[start + k];
            if (total == 0) continue;
            raters++;
            for (var k = 0; k < categories; k++)
            {
                below += byRater[start + k] / total;
                sums[k] += below;
                own[k] += below * (1 - below);
            }
        }

        var expected = 0.0;
        for (var k = 0; k < categories - 1; k++) expected += 2 * ((sums[k] * (raters - sums[k])) - own[k]) / ((double)raters * (raters - 1));
        // Shares are rounded sums: an expectation this small is a zero.
        return expected < 1e-12 ? null : 1 - (observed / expected);
    }
}
