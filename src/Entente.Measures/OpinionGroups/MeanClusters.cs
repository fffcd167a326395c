using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// Weighted k-means of places without chance: each number of clusters starts from the solution with one fewer, of which every cluster
/// in turn is split along
/// its principal axis [Su2007]; the split that leaves the least spread stays.
/// </summary>
/// <remarks>Points between two centres go to the earlier one. The order of the points decides the order of the sums and nothing
/// else.</remarks>
internal sealed class MeanClusters
{
    /// <summary>Steps after which splits are compared; the best goes on until it rests, or for so many steps.</summary>
    private const int TrialSteps = 6;
    private const int MostSteps = 25;
    private const int Lanes = 4;
    private readonly Vector256<double>[] _points;
    private readonly double[] _weights;

    /// <summary>The coordinates of the points, a direction after the other, each padded to full vectors.</summary>
    private readonly double[][] _coordinates;

    public MeanClusters(Vector256<double>[] points, double[] weights)
    {
        (_points, _weights) = (points, weights);
        _coordinates = new double[OpinionSpace.Dimensions][];
        for (var dimension = 0; dimension < _coordinates.Length; dimension++)
        {
            _coordinates[dimension] = new double[(points.Length + Lanes - 1) / Lanes * Lanes];
            for (var point = 0; point < points.Length; point++) _coordinates[dimension][point] = points[point][dimension];
        }
    }

    /// <summary>For k = 1, 2, … the centres; as many as there are distinct places, at most.</summary>
    /// <param name="most">The largest k.</param>
    /// <param name="count">How many points to use, from the first on.</param>
    public List<Vector256<double>[]> Centres(int most, int count)
    {
        var labels = new int[count];
        var trial = new int[count];
        var current = new Vector256<double>[1];
        var solutions = new List<Vector256<double>[]>();
        if (!Move(labels, current, count)) return solutions;
        solutions.Add(current);
        while (solutions.Count < most)
        {
            Assign(current, labels, count);
            Vector256<double>[]? best = null;
            var least = double.PositiveInfinity;
            for (var cluster = 0; cluster < current.Length; cluster++)
            {
                if (Split(current, labels, cluster, count) is not { } start) continue;
                var spread = Settle(start, trial, count, TrialSteps);
                if (spread < least * (1 - 1e-12)) (least, best) = (spread, start);
            }

            if (best is null || double.IsInfinity(Settle(best, trial, count))) break;
            solutions.Add(current = best);
        }

        return solutions;
    }

    /// <summary>For k = 1, 2, … the share of the spread of unweighted points that k clusters leave; 1 where there are fewer
    /// clusters.</summary>
    public static double[] SpreadShares(Vector256<double>[] points, int most)
    {
        var weights = new double[points.Length];
        Array.Fill(weights, 1);
        var clusters = new MeanClusters(points, weights);
        var labels = new int[points.Length];
        var spreads = clusters.Centres(most, points.Length).ConvertAll(centres =>
        {
            clusters.Assign(centres, labels, points.Length);
            return clusters.Spread(centres, labels, points.Length);
        });
        return [.. Enumerable.Range(0, most).Select(place => place < spreads.Count && spreads[0] > 0 ? spreads[place] / spreads[0] : 1)];
    }

    /// <summary>The mean over points of 1 − distance to the own centre / distance to the next: a silhouette against centres
    /// [Hruschka2006].</summary>
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
        var weight = Moments(labels, 0, centres[0], count, covariance);
        for (var cell = 0; cell < covariance.Length; cell++) covariance[cell] /= weight;
        return covariance;
    }

    /// <summary>Moves centres to the means of their points until no point changes its cluster.</summary>
    /// <returns>The weighted sum of squared distances; infinite where a cluster lost all its points.</returns>
    public double Settle(Vector256<double>[] centres, int[] labels, int count, int steps = MostSteps)
    {
        Array.Fill(labels, -1, 0, count);
        for (var step = 0; step < steps; step++)
        {
            if (Assign(centres, labels, count) == 0) return Spread(centres, labels, count);
            if (!Move(labels, centres, count)) return double.PositiveInfinity;
        }

        Assign(centres, labels, count);
        return Spread(centres, labels, count);
    }

    /// <summary>The nearest centre of each point; returns how many changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Assign(Vector256<double>[] centres, int[] labels, int count)
    {
        var changed = 0;
        Span<double> nearest = stackalloc double[Lanes];
        for (var start = 0; start < count; start += Lanes)
        {
            var first = Vector256.LoadUnsafe(ref _coordinates[0][start]);
            var second = Vector256.LoadUnsafe(ref _coordinates[1][start]);
            var third = Vector256.LoadUnsafe(ref _coordinates[2][start]);
            var fourth = Vector256.LoadUnsafe(ref _coordinates[3][start]);
            var least = Vector256.Create(double.PositiveInfinity);
            var best = Vector256<double>.Zero;
            for (var centre = 0; centre < centres.Length; centre++)
            {
                var place = centres[centre];
                var (a, b) = (first - Vector256.Create(place[0]), second - Vector256.Create(place[1]));
                var (c, d) = (third - Vector256.Create(place[2]), fourth - Vector256.Create(place[3]));
                var distance = ((a * a) + (b * b)) + ((c * c) + (d * d));
                var isNearer = Vector256.LessThan(distance, least);
                least = Vector256.ConditionalSelect(isNearer, distance, least);
                best = Vector256.ConditionalSelect(isNearer, Vector256.Create((double)centre), best);
            }

            best.CopyTo(nearest);
            for (var lane = 0; lane < Lanes && start + lane < count; lane++)
            {
                var label = (int)nearest[lane];
                if (label == labels[start + lane]) continue;
                labels[start + lane] = label;
                changed++;
            }
        }

        return changed;
    }

    /// <summary>The nearest centre of a place; the earlier of equals.</summary>
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
        return OpinionSpace.Sum(difference * difference);
    }

    private double Spread(Vector256<double>[] centres, int[] labels, int count)
    {
        var spread = 0.0;
        for (var point = 0; point < count; point++) spread += _weights[point] * Distance(_points[point], centres[labels[point]]);
        return spread;
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

    /// <summary>The centres with one replaced by two, a standard deviation to both sides along its cluster's principal axis; null where
    /// it has no spread.</summary>
    private Vector256<double>[]? Split(Vector256<double>[] centres, int[] labels, int cluster, int count)
    {
        const int n = OpinionSpace.Dimensions;
        Span<double> covariance = stackalloc double[n * n];
        Span<double> vectors = stackalloc double[n * n];
        Span<double> values = stackalloc double[n];
        var weight = Moments(labels, cluster, centres[cluster], count, covariance);
        if (!(weight > 0)) return null;
        SmallEigen.Solve(covariance, n, values, vectors);
        var deviation = Math.Sqrt(Math.Max(values[0], 0) / weight);
        if (!(deviation > 1e-9)) return null;
        var axis = Vector256.Create(vectors[0], vectors[n], vectors[2 * n], vectors[3 * n]) * deviation;
        return [.. centres[..cluster], centres[cluster] + axis, centres[cluster] - axis, .. centres[(cluster + 1)..]];
    }

    /// <summary>The weighted sum of products of deviations from a centre over the points of a cluster; returns their weight.</summary>
    private double Moments(int[] labels, int cluster, Vector256<double> centre, int count, Span<double> products)
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

        first.CopyTo(products);
        second.CopyTo(products[4..]);
        third.CopyTo(products[8..]);
        fourth.CopyTo(products[12..]);
        return weight;
    }
}
