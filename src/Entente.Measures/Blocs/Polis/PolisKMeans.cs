using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Measures.Blocs.Polis;

/// <summary>
/// k-means as Polis does it (POLIS sections 7 and 8): started from the first distinct points or from the last tick's clusters, a point
/// between two centres goes to the later one, clusters that fall empty are dropped, and it ends when no centre (in lexicographic
/// order) moves by 0.01.
/// </summary>
internal static class PolisKMeans
{
    private const double Still = 0.01;

    /// <summary>Clusters in the order of their ids; fewer than k where there are fewer distinct points or some fell empty.</summary>
    /// <param name="points">The points, at least one.</param>
    /// <param name="k">The number of clusters aimed at.</param>
    /// <param name="last">The clusters to start from, with members among these points; null for a cold start.</param>
    /// <param name="furtherSteps">Steps after the first, at most.</param>
    public static List<PointCluster> Fit(PointSet points, int k, IReadOnlyList<PointCluster>? last, int furtherSteps)
    {
        var clusters = last is { Count: > 0 } ? WarmStart(points, last, k) : ColdStart(points, k);
        var ids = clusters.ConvertAll(cluster => cluster.Id).ToArray();
        var centerX = clusters.ConvertAll(cluster => cluster.X).ToArray();
        var centerY = clusters.ConvertAll(cluster => cluster.Y).ToArray();
        var nearest = new long[points.Count];
        for (var left = furtherSteps; ; left--)
        {
            Assign(points, centerX, centerY, nearest);
            var (newIds, newX, newY) = Recentre(points, ids, nearest);
            var isStill = IsStill(centerX, centerY, newX, newY);
            (ids, centerX, centerY) = (newIds, newX, newY);
            if (left == 0 || isStill) return Collect(ids, centerX, centerY, nearest);
        }
    }

    private static List<PointCluster> ColdStart(PointSet points, int k) =>
        [.. points.Distinct(k).Select((point, id) => new PointCluster(id, [], points.X[point], points.Y[point]))];

    /// <summary>The nearest centre of each point, the later of equals; vectorised over points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Assign(PointSet points, double[] centerX, double[] centerY, long[] nearest)
    {
        var width = Vector<double>.Count;
        var x = MemoryMarshal.Cast<double, Vector<double>>(points.X.AsSpan());
        var y = MemoryMarshal.Cast<double, Vector<double>>(points.Y.AsSpan());
        var place = MemoryMarshal.Cast<long, Vector<long>>(nearest.AsSpan());
        for (var block = 0; block < x.Length; block++)
        {
            var (blockX, blockY) = (x[block], y[block]);
            var best = new Vector<double>(double.PositiveInfinity);
            var bestPlace = Vector<long>.Zero;
            for (var cluster = 0; cluster < centerX.Length; cluster++)
            {
                var dx = blockX - new Vector<double>(centerX[cluster]);
                var dy = blockY - new Vector<double>(centerY[cluster]);
                var distance = (dx * dx) + (dy * dy);
                bestPlace = Vector.ConditionalSelect(Vector.LessThanOrEqual(distance, best), new Vector<long>(cluster), bestPlace);
                best = Vector.Min(distance, best);
            }

            place[block] = bestPlace;
        }

        for (var point = x.Length * width; point < points.Count; point++)
        {
            var best = double.PositiveInfinity;
            for (var cluster = 0; cluster < centerX.Length; cluster++)
            {
                var distance = points.SquaredDistance(point, centerX[cluster], centerY[cluster]);
                if (distance > best) continue;
                best = distance;
                nearest[point] = cluster;
            }
        }
    }

    private static (int[] Ids, double[] X, double[] Y) Recentre(PointSet points, int[] ids, long[] nearest)
    {
        var sumX = new double[ids.Length];
        var sumY = new double[ids.Length];
        var sum = new double[ids.Length];
        for (var point = 0; point < nearest.Length; point++)
        {
            var cluster = nearest[point];
            var weight = points.Weight(point);
            sumX[cluster] += weight * points.X[point];
            sumY[cluster] += weight * points.Y[point];
            sum[cluster] += weight;
        }

        var kept = Enumerable.Range(0, ids.Length).Where(cluster => sum[cluster] > 0).ToArray();
        if (kept.Length < ids.Length)
        {
            var newPlace = new int[ids.Length];
            for (var place = 0; place < kept.Length; place++) newPlace[kept[place]] = place;
            for (var point = 0; point < nearest.Length; point++) nearest[point] = newPlace[nearest[point]];
        }

        return (
            Array.ConvertAll(kept, cluster => ids[cluster]),
            Array.ConvertAll(kept, cluster => sumX[cluster] / sum[cluster]),
            Array.ConvertAll(kept, cluster => sumY[cluster] / sum[cluster]));
    }

    private static bool IsStill(double[] oldX, double[] oldY, double[] newX, double[] newY)
    {
        var before = Sorted(oldX, oldY);
        var after = Sorted(newX, newY);
        for (var place = 0; place < Math.Min(before.Length, after.Length); place++)
        {
            var dx = before[place].X - after[place].X;
            var dy = before[place].Y - after[place].Y;
            if (!(Math.Sqrt((dx * dx) + (dy * dy)) < Still)) return false;
        }

        return true;
    }

    private static (double X, double Y)[] Sorted(double[] x, double[] y)
    {
        var centers = x.Zip(y).ToArray();
        Array.Sort(centers);
        return centers;
    }

    private static List<PointCluster> Collect(int[] ids, double[] x, double[] y, long[] nearest)
    {
        var members = new List<int>[ids.Length];
        for (var cluster = 0; cluster < ids.Length; cluster++) members[cluster] = [];
        for (var point = 0; point < nearest.Length; point++) members[nearest[point]].Add(point);
        return [.. Enumerable.Range(0, ids.Length)
            .Select(cluster => new PointCluster(ids[cluster], members[cluster], x[cluster], y[cluster]))
            .OrderBy(cluster => cluster.Id)];
    }

    /// <summary>
    /// The last clusters on the points' new places: recentred, identical ones merged, and split at the most distal point until there
    /// are k (or as many as there are distinct points).
    /// </summary>
    private static List<PointCluster> WarmStart(PointSet points, IReadOnlyList<PointCluster> last, int k)
    {
        var clusters = Merged(Recentred(points, last.Where(cluster => cluster.Members.Count > 0)));
        if (clusters.Count == 0)
        {
            int[] everyone = [.. Enumerable.Range(0, points.Count)];
            var (x, y) = points.Mean(everyone);
            clusters = [new PointCluster(last.Max(cluster => cluster.Id) + 1, everyone, x, y)];
        }

        var possible = points.Distinct(k).Count;
        while (true)
        {
            clusters = Recentred(points, clusters);
            if (clusters.Count >= possible || MostDistal(points, clusters) is not { } outlier) return clusters;
            clusters = clusters.ConvertAll(cluster => cluster with { Members = [.. cluster.Members.Where(point => point != outlier)] });
            clusters.Add(new PointCluster(clusters.Max(cluster => cluster.Id) + 1, [outlier], points.X[outlier], points.Y[outlier]));
        }
    }

    private static List<PointCluster> Recentred(PointSet points, IEnumerable<PointCluster> clusters) =>
        [.. clusters.Where(cluster => cluster.Members.Count > 0).Select(cluster =>
        {
            var (x, y) = points.Mean(cluster.Members);
            return cluster with { X = x, Y = y };
        })];

    private static List<PointCluster> Merged(List<PointCluster> clusters)
    {
        var merged = new List<PointCluster>();
        foreach (var cluster in clusters)
        {
            var twin = merged.FindIndex(other => other.X == cluster.X && other.Y == cluster.Y);
            if (twin < 0)
            {
                merged.Add(cluster);
                continue;
            }

            var id = merged[twin].Members.Count > cluster.Members.Count ? merged[twin].Id : cluster.Id;
            merged[twin] = merged[twin] with { Id = id, Members = [.. merged[twin].Members, .. cluster.Members] };
        }

        return merged;
    }

    /// <summary>The point farthest from its nearest centre, the last of equals; null if every point lies on a centre.</summary>
    private static int? MostDistal(PointSet points, List<PointCluster> clusters)
    {
        var farthest = 0.0;
        int? outlier = null;
        for (var point = 0; point < points.Count; point++)
        {
            var nearest = double.PositiveInfinity;
            foreach (var cluster in clusters) nearest = Math.Min(nearest, points.SquaredDistance(point, cluster.X, cluster.Y));
            if (nearest > 0 && nearest >= farthest) (farthest, outlier) = (nearest, point);
        }

        return outlier;
    }
}
