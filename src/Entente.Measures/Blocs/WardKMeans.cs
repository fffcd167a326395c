namespace Entente.Measures.Blocs;

/// <summary>
/// k-means started from Ward's tree [Ward1963]: no chance in it, and it depends on the order of the points only where distances are equal to
/// the last bit.
/// </summary>
internal static class WardKMeans
{
    private const int MostSteps = 100;

    /// <summary>The cluster of each point, from 0, for k = 1 to the most; each k in its own k − 1 first coordinates.</summary>
    /// <param name="coordinates">Coordinates × points.</param>
    /// <param name="most">The largest k; at most points.</param>
    /// <returns>At index k the clusters for k; index 0 is unused.</returns>
    public static int[][] ForEachCount(double[][] coordinates, int most)
    {
        var n = coordinates[0].Length;
        var clusters = new int[most + 1][];
        clusters[0] = [];
        clusters[1] = new int[n];
        var squared = new double[n * n];
        for (var k = 2; k <= most; k++)
        {
            var added = coordinates[k - 2];
            for (var first = 0; first < n; first++)
            {
                for (var second = 0; second < n; second++)
                {
                    var difference = added[first] - added[second];
                    squared[(first * n) + second] += difference * difference;
                }
            }

            clusters[k] = Refine(coordinates.AsSpan(0, k - 1), Tree(squared, n, k), k);
        }

        return clusters;
    }

    /// <summary>Ward's tree cut at k clusters, by the nearest-neighbour chain.</summary>
    private static int[] Tree(double[] squared, int n, int k)
    {
        var distances = (double[])squared.Clone();
        var size = new double[n];
        Array.Fill(size, 1);
        var merges = new List<(double Height, int First, int Second)>(n);
        var chain = new List<int>(n);
        for (var left = n; left > 1; left--)
        {
            if (chain.Count == 0) chain.Add(Array.FindIndex(size, value => value > 0));
            while (true)
            {
                var last = chain[^1];
                var previous = chain.Count > 1 ? chain[^2] : -1;
                var nearest = previous;
                var best = previous < 0 ? double.PositiveInfinity : distances[(last * n) + previous];
                for (var other = 0; other < n; other++)
                {
                    if (other == last || size[other] == 0 || !(distances[(last * n) + other] < best)) continue;
                    best = distances[(last * n) + other];
                    nearest = other;
                }

                if (nearest != previous)
                {
                    chain.Add(nearest);
                    continue;
                }

                chain.RemoveRange(chain.Count - 2, 2);
                Merge(Math.Min(last, previous), Math.Max(last, previous), best);
                break;
            }
        }

        // Lower merges first; a stable sort keeps a merge after those below it at the same height.
        var parent = Enumerable.Range(0, n).ToArray();
        foreach (var (_, first, second) in merges.OrderBy(merge => merge.Height).Take(n - k)) parent[Root(second)] = Root(first);
        var numbers = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, n).Select(point =>
        {
            var root = Root(point);
            if (!numbers.TryGetValue(root, out var number)) numbers[root] = number = numbers.Count;
            return number;
        })];

        void Merge(int first, int second, double height)
        {
            merges.Add((height, first, second));
            for (var other = 0; other < n; other++)
            {
                if (size[other] == 0 || other == first || other == second) continue;
                var total = size[first] + size[second] + size[other];
                var distance = (((size[first] + size[other]) * distances[(first * n) + other])
                    + ((size[second] + size[other]) * distances[(second * n) + other]) - (size[other] * height)) / total;
                distances[(first * n) + other] = distances[(other * n) + first] = distance;
            }

            size[first] += size[second];
            size[second] = 0;
        }

        int Root(int point)
        {
            while (parent[point] != point) point = parent[point];
            return point;
        }
    }

    /// <summary>Lloyd's steps until no point moves; a cluster never falls empty, its last member stays.</summary>
    private static int[] Refine(ReadOnlySpan<double[]> coordinates, int[] clusters, int k)
    {
        var n = clusters.Length;
        var dimensions = coordinates.Length;
        var centers = new double[k * dimensions];
        var sizes = new int[k];
        for (var step = 0; step < MostSteps; step++)
        {
            Array.Clear(centers);
            Array.Clear(sizes);
            for (var point = 0; point < n; point++) sizes[clusters[point]]++;
            for (var dimension = 0; dimension < dimensions; dimension++)
            {
                for (var point = 0; point < n; point++)
                    centers[(clusters[point] * dimensions) + dimension] += coordinates[dimension][point] / sizes[clusters[point]];
            }

            var moved = false;
            for (var point = 0; point < n; point++)
            {
                var own = clusters[point];
                var nearest = own;
                var best = Squared(coordinates, centers, point, own);
                for (var cluster = 0; cluster < k; cluster++)
                {
                    var distance = Squared(coordinates, centers, point, cluster);
                    if (distance < best) (best, nearest) = (distance, cluster);
                }

                if (nearest == own || sizes[own] == 1) continue;
                sizes[own]--;
                sizes[nearest]++;
                clusters[point] = nearest;
                moved = true;
            }

            if (!moved) break;
        }

        return clusters;
    }

    private static double Squared(ReadOnlySpan<double[]> coordinates, double[] centers, int point, int cluster)
    {
        var sum = 0.0;
        for (var dimension = 0; dimension < coordinates.Length; dimension++)
        {
            var difference = coordinates[dimension][point] - centers[(cluster * coordinates.Length) + dimension];
            sum += difference * difference;
        }

        return sum;
    }
}
