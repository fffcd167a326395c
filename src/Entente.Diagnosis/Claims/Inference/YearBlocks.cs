using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Claims.Inference;

/// <summary>Draws years anew in blocks of neighbours, so that replicates keep what neighbouring years have in common [Politis1992].</summary>
internal static class YearBlocks
{
    /// <summary>Years in a block, on a circle: the last year is followed by the first.</summary>
    public const int Length = 5;

    /// <summary>The statistic in each replicate.</summary>
    /// <param name="years">The number of years, T.</param>
    /// <param name="name">What is resampled: the draws depend on it and the seed alone.</param>
    /// <param name="options">Replicates and seed.</param>
    /// <param name="statistic">The statistic for how often each year was drawn; length T, sum about T.</param>
    /// <returns>The replicates.</returns>
    public static double[] Replicate(int years, string name, LedgerOptions options, Func<int[], double> statistic)
    {
        var draws = PropositionBootstrap.Draws(options.Seed, "claims/" + name);
        var blocks = (years + Length - 1) / Length;
        var times = new int[years];
        var replicates = new double[options.Replicates];
        for (var replicate = 0; replicate < replicates.Length; replicate++)
        {
            Array.Clear(times);
            for (var block = 0; block < blocks; block++)
            {
                var start = draws.Below(((ulong)replicate * (ulong)blocks) + (ulong)block, years);
                for (var step = 0; step < Math.Min(Length, years - (block * Length)); step++) times[(start + step) % years]++;
            }

            replicates[replicate] = statistic(times);
        }

        return replicates;
    }
}
