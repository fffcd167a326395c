using System.Collections.Immutable;

namespace Entente.Measures.Blocs.Polis;

/// <summary>The groupings of the base clusters for every k (POLIS section 8) with their silhouettes (section 9).</summary>
internal static class Groups
{
    /// <summary>The grouping for each k from 2 on.</summary>
    /// <param name="bases">The base clusters as points, weighted by their participants.</param>
    /// <param name="last">The last tick's groups for a k, with members among these points; null if it had none.</param>
    /// <param name="options">Limits of k and of steps.</param>
    public static ImmutableArray<PolisClustering> Of(
        PointSet bases, Func<int, IReadOnlyList<PointCluster>?> last, PolisOptions options)
    {
        var largest = Math.Min(options.MaxGroups, 2 + (bases.Count / 12));
        return [.. Enumerable.Range(2, Math.Max(largest - 1, 1)).Select(k =>
        {
            var groups = PolisKMeans.Fit(bases, k, last(k), options.GroupIterations);
            return new PolisClustering(
                k, [.. groups.Select(group => new PolisCluster(group.Id, [.. group.Members], group.X, group.Y))], MeanSilhouette(bases, groups));
        })];
    }

    private static double MeanSilhouette(PointSet bases, List<PointCluster> groups)
    {
        var groupOf = new int[bases.Count];
        for (var group = 0; group < groups.Count; group++)
        {
            foreach (var member in groups[group].Members) groupOf[member] = group;
        }

        return Silhouette.Mean(groupOf, (first, second) => Math.Sqrt(bases.SquaredDistance(first, bases.X[second], bases.Y[second]))) ?? 0;
    }
}
