namespace Entente.Diagnosis.Persistence;

/// <summary>The split of points on a line into k blocs with the least variance within them: exact k-means in one dimension [Fisher1958].</summary>
internal static class BestSplit
{
    /// <summary>The bloc of each point, from 0 at the lowest.</summary>
    /// <param name="locations">The points; length n.</param>
    /// <param name="count">The number of blocs, k; fewer come out where there are fewer different points, so that points at one place are never parted.</param>
    public static int[] Of(ReadOnlySpan<double> locations, int count)
    {
        var n = locations.Length;
        var blocOf = new int[n];
        var order = new int[n];
        var sorted = locations.ToArray();
        for (var place = 0; place < n; place++) order[place] = place;
        Array.Sort(sorted, order);
        var different = Math.Min(n, 1);
        for (var rank = 1; rank < n && different < count; rank++)
        {
            if (sorted[rank] != sorted[rank - 1]) different++;
        }

        count = Math.Min(count, different);
        if (count < 2) return blocOf;
        var (sums, squares) = (new double[n + 1], new double[n + 1]);
        var mean = sorted.Average();
        for (var rank = 0; rank < n; rank++)
        {
            sums[rank + 1] = sums[rank] + (sorted[rank] - mean);
            squares[rank + 1] = squares[rank] + ((sorted[rank] - mean) * (sorted[rank] - mean));
        }

        double Within(int from, int to) => squares[to] - squares[from] - ((sums[to] - sums[from]) * (sums[to] - sums[from]) / (to - from));

        // least[e] is the smallest sum within over the first e points in as many blocs as the round says; start[b][e] where the last begins.
        var least = new double[n + 1];
        for (var end = 1; end <= n; end++) least[end] = Within(0, end);
        var starts = new int[count][];
        for (var bloc = 1; bloc < count; bloc++)
        {
            var (next, start) = (new double[n + 1], new int[n + 1]);
            Fill(bloc + 1, n, bloc, n - 1);
            (least, starts[bloc]) = (next, start);

            // The best start rises with the end, so the middle end halves the starts that remain.
            void Fill(int lowEnd, int highEnd, int lowStart, int highStart)
            {
                if (lowEnd > highEnd) return;
                var end = (lowEnd + highEnd) / 2;
                next[end] = double.PositiveInfinity;
                for (var candidate = lowStart; candidate <= Math.Min(highStart, end - 1); candidate++)
                {
                    var sum = least[candidate] + Within(candidate, end);
                    if (sum < next[end]) (next[end], start[end]) = (sum, candidate);
                }

                Fill(lowEnd, end - 1, lowStart, start[end]);
                Fill(end + 1, highEnd, start[end], highStart);
            }
        }

        for (var (bloc, end) = (count - 1, n); bloc >= 0; bloc--)
        {
            var start = bloc == 0 ? 0 : starts[bloc][end];
            for (var rank = start; rank < end; rank++) blocOf[order[rank]] = bloc;
            end = start;
        }

        return blocOf;
    }
}
