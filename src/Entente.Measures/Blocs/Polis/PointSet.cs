namespace Entente.Measures.Blocs.Polis;

/// <summary>Points in the plane, with weights if they stand for several participants.</summary>
internal sealed class PointSet(double[] x, double[] y, double[]? weights)
{
    public double[] X => x;

    public double[] Y => y;

    public int Count => x.Length;

    public double Weight(int point) => weights is null ? 1 : weights[point];

    public double SquaredDistance(int point, double centerX, double centerY)
    {
        var dx = x[point] - centerX;
        var dy = y[point] - centerY;
        return (dx * dx) + (dy * dy);
    }

    /// <summary>The weighted mean of some points; at least one.</summary>
    public (double X, double Y) Mean(IReadOnlyList<int> points)
    {
        double sumX = 0, sumY = 0, sum = 0;
        foreach (var point in points)
        {
            var weight = Weight(point);
            sumX += weight * x[point];
            sumY += weight * y[point];
            sum += weight;
        }

        return (sumX / sum, sumY / sum);
    }

    /// <summary>The first points that differ from all before them, at most so many.</summary>
    public List<int> Distinct(int limit)
    {
        var seen = new HashSet<(double, double)>();
        var distinct = new List<int>();
        for (var point = 0; point < Count && distinct.Count < limit; point++)
        {
            if (seen.Add((x[point], y[point]))) distinct.Add(point);
        }

        return distinct;
    }
}

/// <summary>Points that belong together, and their weighted mean.</summary>
/// <param name="Id">Stays with the cluster from tick to tick; a new cluster takes the next free one.</param>
/// <param name="Members">Indices of the points, ascending.</param>
/// <param name="X">First coordinate of the centre.</param>
/// <param name="Y">Second coordinate of the centre.</param>
internal sealed record PointCluster(int Id, IReadOnlyList<int> Members, double X, double Y);
