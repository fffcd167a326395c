namespace Entente.Measures.IdealPoints;

/// <summary>How well chains of a sampler have mixed: R-hat and effective sample size of one quantity.</summary>
/// <remarks>Source: [Gelman2013], section 11.4 and 11.5: pass chains already split in halves.</remarks>
public static class ChainMixing
{
    /// <summary>The potential scale reduction R-hat: the root of total over within-chain variance.</summary>
    /// <param name="chains">Chains (or half chains) × draws; equal lengths of 2 or more.</param>
    /// <returns>About 1 when the chains agree; 1 when nothing varies.</returns>
    public static double RHat(IReadOnlyList<double[]> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        var (within, total) = Variances(chains);
        return within > 0 ? Math.Sqrt(total / within) : total > 0 ? double.PositiveInfinity : 1;
    }

    /// <summary>The number of independent draws that would estimate the mean as well.</summary>
    /// <param name="chains">Chains (or half chains) × draws; equal lengths of 4 or more.</param>
    /// <returns>From about 1 to the number of draws; the number of draws when nothing varies. The sum of autocorrelations stops at the first
    /// negative pair, as in Geyer's initial positive sequence.</returns>
    public static double EffectiveSize(IReadOnlyList<double[]> chains)
    {
        ArgumentNullException.ThrowIfNull(chains);
        var length = chains[0].Length;
        var draws = (double)chains.Count * length;
        var (_, total) = Variances(chains);
        if (!(total > 0)) return draws;
        var sum = 0.0;
        for (var lag = 1; lag + 1 < length; lag += 2)
        {
            var pair = Correlation(lag) + Correlation(lag + 1);
            if (pair < 0) break;
            sum += pair;
        }

        return Math.Min(draws, draws / (1 + (2 * sum)));

        double Correlation(int lag)
        {
            var variogram = 0.0;
            foreach (var chain in chains)
            {
                for (var draw = lag; draw < length; draw++) variogram += (chain[draw] - chain[draw - lag]) * (chain[draw] - chain[draw - lag]);
            }

            return 1 - (variogram / (chains.Count * (double)(length - lag)) / (2 * total));
        }
    }

    private static (double Within, double Total) Variances(IReadOnlyList<double[]> chains)
    {
        var length = chains[0].Length;
        var means = chains.Select(chain => chain.Average()).ToArray();
        var grand = means.Average();
        var within = chains.Select((chain, index) => chain.Sum(value => (value - means[index]) * (value - means[index])) / (length - 1)).Average();
        var between = chains.Count < 2 ? 0 : means.Sum(mean => (mean - grand) * (mean - grand)) / (chains.Count - 1);
        return (within, (within * (length - 1) / length) + between);
    }
}
