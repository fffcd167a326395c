using System.Runtime.Intrinsics;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;

namespace Entente.Measures.OpinionGroups;

/// <summary>Normal places with a given covariance: what places look like where there are no groups [Liu2008].</summary>
internal sealed class NormalCloud
{
    private readonly Vector256<double>[] _axes = new Vector256<double>[OpinionSpace.Dimensions];

    /// <summary>The cloud of a covariance.</summary>
    /// <param name="covariance">4 × 4.</param>
    public NormalCloud(double[] covariance)
    {
        const int n = OpinionSpace.Dimensions;
        Span<double> matrix = stackalloc double[n * n];
        Span<double> values = stackalloc double[n];
        Span<double> vectors = stackalloc double[n * n];
        covariance.CopyTo(matrix);
        SmallEigen.Solve(matrix, n, values, vectors);
        for (var axis = 0; axis < n; axis++)
        {
            var deviation = Math.Sqrt(Math.Max(values[axis], 0));
            _axes[axis] = Vector256.Create(vectors[axis], vectors[n + axis], vectors[(2 * n) + axis], vectors[(3 * n) + axis]) * deviation;
        }
    }

    public Vector256<double>[] Draw(CounterRandom random, int count)
    {
        var normal = new double[count * OpinionSpace.Dimensions];
        for (var cell = 0; cell < normal.Length; cell++) normal[cell] = random.OpenUniform((ulong)cell);
        Normal.Quantile(normal, normal);
        var points = new Vector256<double>[count];
        for (var point = 0; point < count; point++)
        {
            for (var axis = 0; axis < _axes.Length; axis++) points[point] += _axes[axis] * normal[(point * _axes.Length) + axis];
        }

        return points;
    }
}
