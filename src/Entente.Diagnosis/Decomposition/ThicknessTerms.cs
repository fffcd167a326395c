using Entente.Measures.Consensus;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Decomposition;

/// <summary>Thickness from rows of terms: whether the proposition counts, its agreement, its shares of opposition and of reservation.</summary>
internal static class ThicknessTerms
{
    public const int Width = 4;

    // T_w / (K (K − 1)) with K = 3 categories and linear weights, T_w = 5.
    private const double Chance = 5.0 / 6.0;

    /// <summary>The estimate with its interval; null if no proposition counts, without ends on fewer propositions than <see cref="Thickness.FewestForInterval"/>.</summary>
    public static Estimate? Estimate(double[] rows, BootstrapOptions bootstrap, string name)
    {
        var totals = new double[Width];
        for (var place = 0; place < rows.Length; place++) totals[place % Width] += rows[place];
        var replicates = rows.Length / Width < Thickness.FewestForInterval ? 0 : bootstrap.Replicates;
        var sums = PropositionBootstrap.Sums(rows, Width, replicates, PropositionBootstrap.Draws(bootstrap.Seed, name));
        var values = new double[replicates];
        for (var replicate = 0; replicate < replicates; replicate++) values[replicate] = Ac2(sums.AsSpan(replicate * Width, Width));
        return Measures.Intervals.Estimate.Of(Ac2(totals), values, bootstrap.Level);
    }

    /// <summary>(P_o − P_e) / (1 − P_e) of sums over propositions; NaN if none counts.</summary>
    internal static double Ac2(ReadOnlySpan<double> sums)
    {
        var (observed, oppose, reserve) = (sums[1] / sums[0], sums[2] / sums[0], sums[3] / sums[0]);
        var support = 1 - oppose - reserve;
        var expected = Chance * ((oppose * (1 - oppose)) + (reserve * (1 - reserve)) + (support * (1 - support)));
        return (observed - expected) / (1 - expected);
    }
}
