namespace Entente.Measures.Blocs;

/// <summary>The adjusted Rand index of two partitions [Hubert1985]: agreement on which pairs belong together, beyond chance.</summary>
public static class AdjustedRand
{
    /// <summary>The index of two partitions of the same points.</summary>
    /// <param name="first">The cluster of each point, any numbers; a negative number means in none. Length n.</param>
    /// <param name="second">The same in the other partition; length n.</param>
    /// <returns>
    /// (index − expected) / (maximum − expected), at most 1; 1 for equal partitions whatever their numbers, 0 on average for
    /// unrelated ones. Points that either partition leaves out are skipped. 1 where both put all in one cluster or each point in its own; null
    /// where fewer than two points are left.
    /// </returns>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static double? Index(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"Expected two partitions of the same points; found {first.Length} and {second.Length}.", nameof(second));
        var cells = new Dictionary<(int, int), long>();
        var rows = new Dictionary<int, long>();
        var columns = new Dictionary<int, long>();
        long points = 0;
        for (var point = 0; point < first.Length; point++)
        {
            if (first[point] < 0 || second[point] < 0) continue;
            points++;
            cells[(first[point], second[point])] = cells.GetValueOrDefault((first[point], second[point])) + 1;
            rows[first[point]] = rows.GetValueOrDefault(first[point]) + 1;
            columns[second[point]] = columns.GetValueOrDefault(second[point]) + 1;
        }

        if (points < 2) return null;
        var (together, inFirst, inSecond) = (Pairs(cells.Values), Pairs(rows.Values), Pairs(columns.Values));
        var all = points * (points - 1) / 2;
        if (inFirst == inSecond && together == inFirst) return 1;
        var expected = (double)inFirst * inSecond / all;
        var maximum = (inFirst + inSecond) / 2.0;
        return (together - expected) / (maximum - expected);
    }

    private static long Pairs(IEnumerable<long> counts) => counts.Sum(count => count * (count - 1) / 2);
}
