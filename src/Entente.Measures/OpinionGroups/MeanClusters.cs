using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// Weighted k-means of places without chance: each number of clusters starts from the solution with one fewer, of which every cluster in turn is split along
/// its principal axis [Su2007]; the split that ends with the least spread stays.
/// </summary>
/// <remarks>Points between two centres go to the earlier one. The order of the points decides the order of the sums and nothing else.</remarks>
internal sealed class MeanClusters
{
    private const int MostSteps = 25;
    private readonly Vector256<double>[] _points;
    private readonly double[] _weights;

    public MeanClusters(Vector256<double>[] points, double[] weights)
    {
        _points = points;
        _weights = weights;
    }

    /// <summary>For k = 1, 2, … the centres; as many as there are distinct places, at most.</summary>
    /// <param name="most">The largest k.</param>
    /// <param name="count">How many points to use, from the first on.</param>
    public List<Vector256<double>[]> Centres(int most, int count)
    {
        var labels = new int[count];
        var solutions = new List<Vector256<double>[]>();
        var current = new Vector256<double>[1];
        Move(labels, current, count);
        solutions.Add(current);
        while (solutions.Count < most)
        {
            Assign(current, labels, count);
            Vector256<double>[]? best = null;
            var least = double.PositiveInfinity;
            for (var cluster = 0; cluster < current.Length; cluster++)
            {
                if (Split(current, labels, cluster, count) is not { } start) continue;
                var spread = Settle(start, new int[count], count);
                if (spread < least * (1 - 1e-12)) (least, best) = (spread, start);
            }

            if (best is null) break;
            solutions.Add(current = best);
        }

        return solutions;
    }

    /// <summary>For k = 1, 2, … the share of the spread of unweighted points that k clusters leave; 1 where there are fewer clusters.</summary>
    public static double[] SpreadShares(Vector256<double>[] points, int most)
    {
        var weights = new double[points.Length];
        Array.Fill(weights, 1);
        var clusters = new MeanClusters(points, weights);
        var solutions = clusters.Centres(most, points.Length);
        var labels = new int[points.Length];
        var spreads = solutions.ConvertAll(centres => clusters.Settle(centres, labels, points.Length));
        return [.. Enumerable.Range(0, most).Select(place => place < spreads.Count && spreads[0] > 0 ? spreads[place] / spreads[0] : 1)];
    }

    /// <summary>The mean over points of 1 − distance to the own centre / distance to the next: a silhouette against centres [Hruschka2006].</summary>
    public double Silhouette(Vector256<double>[] centres, int[] labels)
    {
        double sum = 0, weight = 0;
        for (var point = 0; point < labels.Length; point++)
        {
            var other = double.PositiveInfinity;
            for (var centre = 0; centre < centres.Length; centre++)
            {
                if (centre != labels[point]) other = Math.Min(other, Distance(_points[point], centres[centre]));
            }

            weight += _weights[point];
            if (other > 0) sum += _weights[point] * (1 - Math.Sqrt(Distance(_points[point], centres[labels[point]]) / other));
        }

        return weight > 0 ? sum / weight : 0;
    }

    /// <summary>The weighted covariance of the places, 4 × 4.</summary>
    public double[] Covariance(int count)
    {
        var covariance = new double[OpinionSpace.Dimensions * OpinionSpace.Dimensions];
        var centres = new Vector256<double>[1];
        var labels = new int[count];
        if (!Move(labels, centres, count)) return covariance;
        var weight = Spread(labels, 0, centres[0], count, covariance);
        for (var cell = 0; cell < covariance.Length; cell++) covariance[cell] /= weight;
        return covariance;
    }

    /// <summary>Moves centres to the means of their points until no point changes its cluster.</summary>
    /// <returns>The weighted sum of squared distances; infinite where a cluster lost all its points.</returns>
    public double Settle(Vector256<double>[] centres, int[] labels, int count)
    {
        Array.Fill(labels, -1, 0, count);
        for (var step = 0; step < MostSteps; step++)
        {
            var changed = Assign(centres, labels, count);
            if (changed == 0) break;
            if (!Move(labels, centres, count)) return double.PositiveInfinity;
        }

        Assign(centres, labels, count);
        var spread = 0.0;
        for (var point = 0; point < count; point++) spread += _weights[point] * Distance(_points[point], centres[labels[point]]);
        return spread;
    }

    /// <summary>The nearest centre of each point; returns how many changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Assign(Vector256<double>[] centres, int[] labels, int count)
    {
        var changed = 0;
        for (var point = 0; point < count; point++)
        {
            var nearest = Nearest(_points[point], centres);
            if (nearest == labels[point]) continue;
            labels[point] = nearest;
            changed++;
        }

        return changed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Nearest(Vector256<double> point, Vector256<double>[] centres)
    {
        var nearest = 0;
        var least = double.PositiveInfinity;
        for (var centre = 0; centre < centres.Length; centre++)
        {
            var distance = Distance(point, centres[centre]);
            if (distance < least) (least, nearest) = (distance, centre);
        }

        return nearest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Distance(Vector256<double> first, Vector256<double> second)
    {
        var difference = first - second;
        return Vector256.Sum(difference * difference);
    }

    private bool Move(int[] labels, Vector256<double>[] centres, int count)
    {
        Span<double> weights = stackalloc double[centres.Length];
        weights.Clear();
        Array.Clear(centres);
        for (var point = 0; point < count; point++)
        {
            weights[labels[point]] += _weights[point];
            centres[labels[point]] += _points[point] * _weights[point];
        }

        for (var cluster = 0; cluster < centres.Length; cluster++)
        {
            if (!(weights[cluster] > 0)) return false;
            centres[cluster] /= weights[cluster];
        }

        return true;
    }

    /// <summary>The centres with one replaced by two, a standard deviation to both sides along its cluster's principal axis; null where it has no spread.</summary>
    private Vector256<double>[]? Split(Vector256<double>[] centres, int[] labels, int cluster, int count)
    {
        const int n = OpinionSpace.Dimensions;
        Span<double> covariance = stackalloc double[n * n];
        Span<double> vectors = stackalloc double[n * n];
        Span<double> values = stackalloc double[n];
        var weight = Spread(labels, cluster, centres[cluster], count, covariance);
        if (!(weight > 0)) return null;
        SmallEigen.Solve(covariance, n, values, vectors);
        var deviation = Math.Sqrt(Math.Max(values[0], 0) / weight);
        if (!(deviation > 1e-9)) return null;
        var axis = Vector256.Create(vectors[0], vectors[n], vectors[2 * n], vectors[3 * n]) * deviation;
        return [.. centres[..cluster], centres[cluster] + axis, centres[cluster] - axis, .. centres[(cluster + 1)..]];
    }

    /// <summary>The weighted sum of products of deviations from a centre over the points of a cluster; returns their weight.</summary>
    private double Spread(int[] labels, int cluster, Vector256<double> centre, int count, Span<double> covariance)
    {
        var (first, second, third, fourth) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var weight = 0.0;
        for (var point = 0; point < count; point++)
        {
            if (labels[point] != cluster) continue;
            weight += _weights[point];
            var moved = _points[point] - centre;
            var weighted = moved * _weights[point];
            first += moved * Vector256.Create(weighted[0]);
            second += moved * Vector256.Create(weighted[1]);
            third += moved * Vector256.Create(weighted[2]);
            fourth += moved * Vector256.Create(weighted[3]);
        }

        first.CopyTo(covariance);
        second.CopyTo(covariance[4..]);
        third.CopyTo(covariance[8..]);
        fourth.CopyTo(covariance[12..]);
        return weight;
    }
}
