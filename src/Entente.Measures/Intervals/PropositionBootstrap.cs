using System.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Measures.Intervals;

/// <summary>Resamples propositions whose contributions to a statistic add up.</summary>
internal static class PropositionBootstrap
{
    /// <summary>For each replicate the sums of the columns over as many rows, drawn with replacement, as there are.</summary>
    /// <param name="contributions">A row for each proposition, a column for each summand; rows × width.</param>
    /// <param name="width">The number of columns.</param>
    /// <param name="replicates">The number of replicates.</param>
    /// <param name="draws">The source of the draws; the same source gives the same sums.</param>
    /// <returns>replicates × width.</returns>
    public static double[] Sums(ReadOnlySpan<double> contributions, int width, int replicates, CounterRandom draws)
    {
        var sums = new double[replicates * width];
        Sums(contributions, width, sums, draws);
        return sums;
    }

    /// <summary>The same into given memory, which says by its length how many replicates there are.</summary>
    public static void Sums(ReadOnlySpan<double> contributions, int width, Span<double> sums, CounterRandom draws)
    {
        var rows = contributions.Length / width;
        var counter = 0UL;
        sums.Clear();
        for (var start = 0; start < sums.Length; start += width)
        {
            var sum = sums.Slice(start, width);
            for (var draw = 0; draw < rows; draw++) Add(contributions.Slice(draws.Below(counter++, rows) * width, width), sum);
        }
    }

    /// <summary>The stream of draws of a named selection: it depends on the seed and the name alone, not on what else is measured.</summary>
    public static CounterRandom Draws(ulong seed, ReadOnlySpan<char> name)
    {
        // FNV-1a over the characters: stable over processes, unlike string.GetHashCode.
        var hash = 14695981039346656037UL;
        foreach (var character in name) hash = (hash ^ character) * 1099511628211UL;
        return new CounterRandom(seed, hash);
    }

    private static void Add(ReadOnlySpan<double> row, Span<double> sum)
    {
        var column = 0;
        for (; column <= row.Length - Vector<double>.Count; column += Vector<double>.Count)
            (new Vector<double>(sum[column..]) + new Vector<double>(row[column..])).CopyTo(sum[column..]);
        for (; column < row.Length; column++) sum[column] += row[column];
    }
}
