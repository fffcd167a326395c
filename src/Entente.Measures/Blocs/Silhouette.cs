namespace Entente.Measures.Blocs;

/// <summary>The silhouette [Rousseeuw1987]: how much nearer a point is to its own cluster than to the next one.</summary>
public static class Silhouette
{
    /// <summary>The silhouette of each point: (b − a) / max(a, b).</summary>
    /// <param name="clusterOf">The cluster of each point from 0, or −1 if it is in none; length n.</param>
    /// <param name="distance">The distance of two points, symmetric and not negative; asked for every ordered pair of clustered points.</param>
    /// <returns>
    /// For each point a value in [−1, 1], where a is its mean distance to the others of its cluster and b the smallest of its mean
    /// distances to another cluster; 0 for the only member of a cluster and where a = b = 0; null for a point in no cluster and
    /// where there are not two clusters.
    /// </returns>
    public static double?[] OfPoints(ReadOnlySpan<int> clusterOf, Func<int, int, double> distance)
    {
        ArgumentNullException.ThrowIfNull(distance);
        var clusters = 0;
        foreach (var cluster in clusterOf) clusters = Math.Max(clusters, cluster + 1);
        var sizes = new int[clusters];
        foreach (var cluster in clusterOf)
        {
            if (cluster >= 0) sizes[cluster]++;
        }

        var silhouettes = new double?[clusterOf.Length];
        if (sizes.Count(size => size > 0) < 2) return silhouettes;
        var sums = new double[clusters];
        for (var point = 0; point < clusterOf.Length; point++)
        {
            var own = clusterOf[point];
            if (own < 0) continue;
            silhouettes[point] = 0;
            if (sizes[own] == 1) continue;
            Array.Clear(sums);
            for (var other = 0; other < clusterOf.Length; other++)
            {
                if (clusterOf[other] >= 0 && other != point) sums[clusterOf[other]] += distance(point, other);
            }

            var within = sums[own] / (sizes[own] - 1);
            var between = double.PositiveInfinity;
            for (var cluster = 0; cluster < clusters; cluster++)
            {
                if (cluster != own && sizes[cluster] > 0) between = Math.Min(between, sums[cluster] / sizes[cluster]);
            }

            var larger = Math.Max(within, between);
            if (larger > 0) silhouettes[point] = (between - within) / larger;
        }

        return silhouettes;
    }

    /// <summary>The mean silhouette of the points that are in a cluster.</summary>
    /// <param name="clusterOf">The cluster of each point from 0, or −1 if it is in none; length n.</param>
    /// <param name="distance">The distance of two points, symmetric and not negative.</param>
    /// <returns>A value in [−1, 1]; null where there are not two clusters.</returns>
    public static double? Mean(ReadOnlySpan<int> clusterOf, Func<int, int, double> distance) =>
        OfPoints(clusterOf, distance).Average();
}
