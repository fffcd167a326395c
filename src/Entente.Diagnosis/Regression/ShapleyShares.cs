using System.Collections.Immutable;
using Entente.Measures.Intervals;
using Entente.Measures.Randomness;
using MathNet.Numerics.Distributions;

namespace Entente.Diagnosis.Regression;

/// <summary>Settings of Shapley shares.</summary>
public sealed record ShapleySharesOptions
{
    /// <summary>The level of the intervals, in (0, 1); .9 by default.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>The number of shuffles that tell what a block would explain by chance, 1 or more; 1,000 by default.</summary>
    public int Shuffles { get; init; } = 1000;

    /// <summary>The seed of the shuffles; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; 0 (the default) is all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>How much of the outcome's variance a block of regressors explains.</summary>
/// <param name="Block">The block.</param>
/// <param name="Share">
/// The mean, over all orders in which the blocks may enter, of what R² gains as the block enters; in [0, 1], with its leave-one-actor-out
/// interval. Over all blocks the shares add up to R².
/// </param>
/// <param name="ByChance">The mean share when the actors are shuffled in the outcome: what a block of this size and kind explains of anything.</param>
/// <param name="P">The share of shuffles in which the block explains as much or more (the observed order counted in); in (0, 1].</param>
public sealed record BlockShare(string Block, Estimate Share, double ByChance, double P);

/// <summary>Shapley shares of explained variance: R² shared out over blocks of regressors, exactly [Lindeman1980] [Gromping2006].</summary>
/// <remarks>
/// φ_k = Σ_S s!(b − s − 1)!/b! · (R²(S ∪ k) − R²(S)) over all sets S of the other blocks, s of them. A share is a description of this fit: it says neither that
/// the block causes the outcome nor that its coefficients differ from 0. The page is docs/measures/drivers.md.
/// </remarks>
public static class ShapleyShares
{
    /// <summary>The most blocks: all their subsets are fitted.</summary>
    public const int MostBlocks = 10;

    /// <summary>Shares out R².</summary>
    /// <param name="sample">The observations; each pair at most once.</param>
    /// <param name="blockOf">The block of each regressor, in their order.</param>
    /// <param name="options">Intervals, shuffles, seed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>A share for each block, in the order in which the blocks first occur; empty if the outcome does not vary.</returns>
    /// <exception cref="ArgumentException">There are no blocks or more than ten, a pair occurs twice, or the sample is too small.</exception>
    public static ImmutableArray<BlockShare> Of(
        DyadicSample sample, IReadOnlyList<string> blockOf, ShapleySharesOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(blockOf);
        options ??= new ShapleySharesOptions();
        if (!(options.Level > 0 && options.Level < 1)) throw new ArgumentException($"Expected a level between 0 and 1; found {options.Level}.", nameof(options));
        if (options.Shuffles < 1) throw new ArgumentException($"Expected 1 shuffle or more; found {options.Shuffles}.", nameof(options));
        if (blockOf.Count != sample.Regressors.Length)
            throw new ArgumentException($"Expected a block for each of {sample.Regressors.Length} regressors; found {blockOf.Count}.", nameof(blockOf));
        if (sample.PairCount < sample.Count)
            throw new ArgumentException($"Expected each pair once; found {sample.Count} observations of {sample.PairCount} pairs.", nameof(sample));
        DyadicRegression.RequireEnough(sample);
        var blocks = blockOf.Distinct(StringComparer.Ordinal).ToArray();
        if (blocks.Length is 0 or > MostBlocks)
            throw new ArgumentException($"Expected 1 to {MostBlocks} blocks; found {blocks.Length}.", nameof(blockOf));

        var columnBlocks = blockOf.Select(block => Array.IndexOf(blocks, block)).ToArray();
        var moments = new PairMoments(CanonicalOrder.Of(sample));
        if (!(moments.OutcomeVariation > 0)) return [];
        var shares = Lmg(moments.Whole(), columnBlocks, blocks.Length);
        var leftOut = new double[sample.ActorCount][];
        var shuffled = new double[options.Shuffles][];
        var parallelism = new MrqapOptions { Threads = options.Threads }.Parallelism(cancellation);
        Parallel.For(0, leftOut.Length, parallelism, actor => leftOut[actor] = Lmg(moments.Without(actor), columnBlocks, blocks.Length));
        Parallel.For(0, shuffled.Length, parallelism, () => new int[sample.ActorCount], (shuffle, _, order) =>
        {
            ActorPermutation.Draw(new CounterRandom(options.Seed, (ulong)shuffle), order);
            shuffled[shuffle] = Lmg(moments.Shuffled(order), columnBlocks, blocks.Length);
            return order;
        }, _ => { });

        var reach = StudentT.InvCDF(0, 1, sample.ActorCount - 1, (1 + options.Level) / 2);
        return
        [
            .. blocks.Select((block, index) =>
            {
                var half = reach * JackknifeError(leftOut, index);
                var asLarge = shuffled.Count(values => values[index] >= shares[index] - 1e-12);
                return new BlockShare(
                    block,
                    new Estimate(shares[index], Math.Max(0, shares[index] - half), Math.Min(1, shares[index] + half)),
                    shuffled.Average(values => values[index]),
                    (1.0 + asLarge) / (1 + shuffled.Length));
            }),
        ];
    }

    /// <summary>R² shared out over blocks of columns.</summary>
    /// <param name="covariance">Cross products of the centred columns and, last, the outcome: (k + 1) × (k + 1), row by row.</param>
    /// <param name="blockOf">The block of each of the k columns.</param>
    /// <param name="blocks">The number of blocks, b.</param>
    /// <returns>A share for each block; they add up to the R² of all columns.</returns>
    internal static double[] Lmg(double[] covariance, int[] blockOf, int blocks)
    {
        var explained = new double[1 << blocks];
        for (var set = 1; set < explained.Length; set++)
            explained[set] = RSquared(covariance, [.. Enumerable.Range(0, blockOf.Length).Where(column => (set >> blockOf[column] & 1) == 1)]);

        var shares = new double[blocks];
        for (var block = 0; block < blocks; block++)
        {
            for (var set = 0; set < explained.Length; set++)
            {
                if ((set >> block & 1) == 1) continue;
                shares[block] += Weight(int.PopCount(set), blocks) * (explained[set | (1 << block)] - explained[set]);
            }
        }

        return shares;
    }

    /// <summary>s!(b − s − 1)!/b! = 1/(b · C(b − 1, s)).</summary>
    private static double Weight(int size, int blocks)
    {
        var choose = 1.0;
        for (var i = 0; i < size; i++) choose = choose * (blocks - 1 - i) / (i + 1);
        return 1 / (blocks * choose);
    }

    /// <summary>The share of the last variable's variation that some columns explain, by Cholesky; columns that others explain add nothing.</summary>
    private static double RSquared(double[] covariance, int[] columns)
    {
        var width = (int)Math.Sqrt(covariance.Length);
        var outcome = covariance[^1];
        if (!(outcome > 0)) return 0;
        var factor = new double[columns.Length * columns.Length];
        var along = new double[columns.Length];
        var explained = 0.0;
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = covariance[(columns[i] * width) + columns[j]];
                for (var k = 0; k < j; k++) value -= factor[(i * columns.Length) + k] * factor[(j * columns.Length) + k];
                var pivot = factor[(j * columns.Length) + j];
                factor[(i * columns.Length) + j] = i != j
                    ? pivot > 0 ? value / pivot : 0
                    : value > 1e-10 * covariance[(columns[i] * width) + columns[i]] ? Math.Sqrt(value) : 0;
            }

            if (factor[(i * columns.Length) + i] == 0) continue;
            along[i] = covariance[(columns[i] * width) + width - 1];
            for (var k = 0; k < i; k++) along[i] -= factor[(i * columns.Length) + k] * along[k];
            along[i] /= factor[(i * columns.Length) + i];
            explained += along[i] * along[i];
        }

        return Math.Min(1, explained / outcome);
    }

    /// <summary>√((N − 1)/N · Σ (share without an actor − their mean)²).</summary>
    private static double JackknifeError(double[][] leftOut, int block)
    {
        var mean = leftOut.Average(values => values[block]);
        var squares = leftOut.Sum(values => (values[block] - mean) * (values[block] - mean));
        return Math.Sqrt(squares * (leftOut.Length - 1) / leftOut.Length);
    }
}
