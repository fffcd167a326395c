namespace Entente.Measures.OpinionGroups;

/// <summary>How groups found again compare with the first.</summary>
/// <param name="AdjustedRand">The adjusted Rand index [Hubert1985] of the two partitions.</param>
/// <param name="Jaccard">For each first group the largest share that it has in common with one found again, of all in either.</param>
internal readonly record struct Recovery(double AdjustedRand, double[] Jaccard)
{
    public static Recovery Of(ReadOnlySpan<int> first, ReadOnlySpan<int> again, int count)
    {
        Span<long> shared = stackalloc long[count * count];
        Span<long> sizes = stackalloc long[count];
        Span<long> newSizes = stackalloc long[count];
        shared.Clear();
        sizes.Clear();
        newSizes.Clear();
        for (var place = 0; place < first.Length; place++)
        {
            shared[(first[place] * count) + again[place]]++;
            sizes[first[place]]++;
            newSizes[again[place]]++;
        }

        var jaccard = new double[count];
        for (var group = 0; group < count; group++)
        {
            for (var other = 0; other < count; other++)
            {
                var common = shared[(group * count) + other];
                jaccard[group] = Math.Max(jaccard[group], (double)common / Math.Max(sizes[group] + newSizes[other] - common, 1));
            }
        }

        return new Recovery(Index(Pairs(shared), Pairs(sizes), Pairs(newSizes), first.Length), jaccard);
    }

    private static double Index(double together, double inFirst, double inAgain, int points)
    {
        var expected = inFirst * inAgain / Math.Max(points * (points - 1.0) / 2, 1);
        var maximum = (inFirst + inAgain) / 2;
        return maximum == expected ? 1 : (together - expected) / (maximum - expected);
    }

    private static long Pairs(ReadOnlySpan<long> counts)
    {
        long pairs = 0;
        foreach (var count in counts) pairs += count * (count - 1) / 2;
        return pairs;
    }
}
