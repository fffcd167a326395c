using System.Collections.Concurrent;
using System.Globalization;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.ChangePoints;

/// <summary>What <see cref="ChangeStatistic"/> is for series of AR(1) noise in which nothing further changes, at many autocorrelations.</summary>
/// <remarks>
/// The statistic does not depend on levels, trends and scale, so noise alone gives its distribution, and one table serves every series of the
/// same length. The autocorrelation of a series is the one at which the median of the biased estimate is what was found [Andrews1993b].
/// </remarks>
internal sealed class NoiseTable
{
    private static readonly double[] Grid = [-0.5, -0.3, -0.15, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98];

    // Tables depend on nothing but their key, so whoever asks again gets the same one; a table takes some 270 kB.
    private const int MostKept = 32;
    private static readonly ConcurrentDictionary<string, NoiseTable> Kept = new(StringComparer.Ordinal);
    private readonly double[][] _sorted;
    private readonly double[] _medians;

    private NoiseTable(double[][] sorted, double[] medians) => (_sorted, _medians) = (sorted, medians);

    /// <summary>Draws the noise.</summary>
    /// <param name="regression">The regression without the further change.</param>
    /// <param name="length">The length of the series.</param>
    /// <param name="places">The places allowed.</param>
    /// <param name="options">Replicates, seed, threads.</param>
    /// <param name="changes">The changes that the regression holds.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NoiseTable Of(
        ShiftRegression regression, int length, int[] places, ReadOnlySpan<int> changes, ChangePointOptions options, CancellationToken cancellation)
    {
        var held = changes.ToArray();
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{regression.Kind}/{length}/{string.Join(' ', held)}/{string.Join(' ', places)}/{options.Replicates}/{options.Seed}");
        if (Kept.TryGetValue(key, out var kept)) return kept;
        var table = Drawn(regression, length, places, held, options, cancellation);
        if (Kept.Count < MostKept) Kept.TryAdd(key, table);
        return table;
    }

    private static NoiseTable Drawn(
        ShiftRegression regression, int length, int[] places, int[] held, ChangePointOptions options, CancellationToken cancellation)
    {
        var sorted = new double[Grid.Length][];
        var medians = new double[Grid.Length];
        var parallelism = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, Grid.Length, parallelism, grid =>
        {
            var own = regression.With(held);
            var (noise, work) = (new double[length], new double[length]);
            var statistics = new double[options.Replicates];
            var estimates = new double[options.Replicates];
            for (var replicate = 0; replicate < options.Replicates; replicate++)
            {
                // The same innovations at every autocorrelation: the table is then smooth from one to the next.
                Noise(new CounterRandom(options.Seed, (ulong)replicate), Grid[grid], noise);
                var statistic = ChangeStatistic.Of(own, noise, places, work);
                (statistics[replicate], estimates[replicate]) = (statistic.F, statistic.Autocorrelation);
            }

            Array.Sort(statistics);
            Array.Sort(estimates);
            sorted[grid] = statistics;
            medians[grid] = estimates[options.Replicates / 2];
        });
        return new NoiseTable(sorted, medians);
    }

    /// <summary>The autocorrelation at which half of all series show less than this one does, within −.5 and .98.</summary>
    public double Unbiased(double estimate)
    {
        var grid = 1;
        while (grid < Grid.Length - 1 && _medians[grid] < estimate) grid++;
        var share = (estimate - _medians[grid - 1]) / (_medians[grid] - _medians[grid - 1]);
        return Grid[grid - 1] + (Math.Clamp(share, 0, 1) * (Grid[grid] - Grid[grid - 1]));
    }

    /// <summary>The share of series without a further change, this one counted with them, whose statistic is as large.</summary>
    public double PValue(in ChangeStatistic statistic)
    {
        var rho = Unbiased(statistic.Autocorrelation);
        var grid = 1;
        while (grid < Grid.Length - 1 && Grid[grid] < rho) grid++;
        var share = (rho - Grid[grid - 1]) / (Grid[grid] - Grid[grid - 1]);
        return ((1 - share) * Tail(_sorted[grid - 1], statistic.F)) + (share * Tail(_sorted[grid], statistic.F));
    }

    /// <summary>Stationary AR(1) noise with innovations of variance 1.</summary>
    internal static void Noise(CounterRandom draws, double rho, Span<double> noise)
    {
        for (var t = 0; t < noise.Length; t++)
        {
            var innovation = Normal.Quantile(((draws.Bits((ulong)t) >> 12) + 0.5) * (1.0 / (1UL << 52)));
            noise[t] = t == 0 ? innovation / Math.Sqrt(1 - (rho * rho)) : (rho * noise[t - 1]) + innovation;
        }
    }

    private static double Tail(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return (sorted.Length - low + 1.0) / (sorted.Length + 1.0);
    }
}
