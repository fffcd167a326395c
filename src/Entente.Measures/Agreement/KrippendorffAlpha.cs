using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Measures.Agreement;

/// <summary>How the distance between two categories counts in Krippendorff's α.</summary>
public enum AlphaMetric
{
    /// <summary>Categories are ordered; their distance is the share of the stances that lie between them. The default for stances.</summary>
    Ordinal = 0,

    /// <summary>Categories are the same or they are not.</summary>
    Nominal = 1,

    /// <summary>Categories are numbers one apart.</summary>
    Interval = 2,
}

/// <summary>Krippendorff's α of a whole assembly: agreement of any number of actors beyond chance, missing stances allowed.</summary>
/// <param name="Value">
/// At most 1; 0 is chance, negative is less than chance. Null if no proposition has two stances, or if all stances are the same (0/0).
/// </param>
/// <param name="Interval">Bootstrap interval over propositions; null where the value is, or with fewer than two propositions.</param>
/// <param name="Propositions">The number of propositions with at least two stances.</param>
/// <param name="Stances">The number of stances on them.</param>
/// <remarks>Source: [Krippendorff2011]. Where nearly all agree α collapses towards 0 as every measure with pooled shares; see <see cref="GwetAc2"/>.</remarks>
public sealed record KrippendorffAlpha(double? Value, Interval? Interval, int Propositions, int Stances)
{
    private const int StanceCategories = Records.Stances.Categories;

    /// <summary>The α of a record over all its propositions.</summary>
    /// <param name="record">The record.</param>
    /// <param name="metric">The distance between stances.</param>
    /// <param name="bootstrap">How the interval is found.</param>
    public static KrippendorffAlpha Of(StanceRecord record, AlphaMetric metric = AlphaMetric.Ordinal, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        bootstrap ??= new BootstrapOptions();
        BootstrapOptions.Validate(bootstrap);
        var counts = new int[record.Propositions.Length * StanceCategories];
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            foreach (var stance in record.OnProposition(proposition).Stances) counts[(proposition * StanceCategories) + stance.Category()]++;
        }

        var coincidences = Coincidences(counts, StanceCategories, out var units, out var values);
        var total = new double[StanceCategories * StanceCategories];
        for (var i = 0; i < coincidences.Length; i++) total[i % total.Length] += coincidences[i];
        var draws = PropositionBootstrap.Draws(bootstrap.Seed, "alpha");
        var sums = PropositionBootstrap.Sums(coincidences, total.Length, units < 2 ? 0 : bootstrap.Replicates, draws);
        var replicates = new double[sums.Length / total.Length];
        for (var replicate = 0; replicate < replicates.Length; replicate++)
            replicates[replicate] = FromCoincidences(sums.AsSpan(replicate * total.Length, total.Length), StanceCategories, metric) ?? double.NaN;
        var value = FromCoincidences(total, StanceCategories, metric);
        return new KrippendorffAlpha(value, value is null ? null : Intervals.Interval.OfReplicates(replicates, bootstrap.Level), units, values);
    }

    /// <summary>The α of any reliability data.</summary>
    /// <param name="counts">For each unit how many values fell into each category; units × categories, row by row.</param>
    /// <param name="categories">The number of categories, in their order.</param>
    /// <param name="metric">The distance between categories.</param>
    /// <returns>α, or null if no unit has two values, or all values are the same.</returns>
    /// <exception cref="ArgumentException">The counts do not fill whole rows.</exception>
    public static double? FromCounts(ReadOnlySpan<int> counts, int categories, AlphaMetric metric)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(categories, 1);
        if (counts.Length % categories != 0)
            throw new ArgumentException($"Expected rows of {categories} categories; found {counts.Length} counts.", nameof(counts));
        var coincidences = Coincidences(counts, categories, out _, out _);
        var total = new double[categories * categories];
        for (var i = 0; i < coincidences.Length; i++) total[i % total.Length] += coincidences[i];
        return FromCoincidences(total, categories, metric);
    }

    /// <summary>The coincidences that each unit with at least two values contributes: o_ck = n_c (n_k − [c = k]) / (m − 1).</summary>
    private static double[] Coincidences(ReadOnlySpan<int> counts, int categories, out int units, out int values)
    {
        var cells = categories * categories;
        var coincidences = new double[counts.Length * categories];
        units = 0;
        values = 0;
        for (var start = 0; start < counts.Length; start += categories)
        {
            var row = counts.Slice(start, categories);
            var m = 0;
            foreach (var count in row) m += count;
            if (m < 2) continue;
            var cell = units++ * cells;
            values += m;
            for (var c = 0; c < categories; c++)
            {
                for (var k = 0; k < categories; k++) coincidences[cell++] = (double)row[c] * (row[k] - (c == k ? 1 : 0)) / (m - 1);
            }
        }

        return coincidences[..(units * cells)];
    }

    /// <summary>1 − D_o/D_e from the sums of coincidences.</summary>
    private static double? FromCoincidences(ReadOnlySpan<double> sums, int categories, AlphaMetric metric)
    {
        Span<double> n = stackalloc double[categories];
        var total = 0.0;
        for (var c = 0; c < categories; c++)
        {
            n[c] = 0;
            for (var k = 0; k < categories; k++) n[c] += sums[(c * categories) + k];
            total += n[c];
        }

        double observed = 0, expected = 0;
        for (var c = 0; c < categories; c++)
        {
            for (var k = c + 1; k < categories; k++)
            {
                var difference = SquaredDifference(c, k, n, metric);
                observed += sums[(c * categories) + k] * difference;
                expected += n[c] * n[k] * difference;
            }
        }

        return expected == 0 ? null : 1 - ((total - 1) * observed / expected);
    }

    private static double SquaredDifference(int c, int k, ReadOnlySpan<double> n, AlphaMetric metric)
    {
        switch (metric)
        {
            case AlphaMetric.Nominal:
                return 1;
            case AlphaMetric.Interval:
                return (double)(k - c) * (k - c);
            case AlphaMetric.Ordinal:
                var between = -(n[c] + n[k]) / 2;
                for (var g = c; g <= k; g++) between += n[g];
                return between * between;
            default:
                throw new ArgumentOutOfRangeException(nameof(metric), metric, "Expected ordinal, nominal or interval.");
        }
    }
}
