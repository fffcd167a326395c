using Entente.Measures.Randomness;
using MathNet.Numerics.LinearAlgebra;

namespace Entente.Measures.Blocs;

/// <summary>The leading eigenvectors of a symmetric matrix, by restarted block Krylov iteration; the same bits on every machine.</summary>
internal static class Spectrum
{
    private const int Steps = 3;
    private const int MostCycles = 60;
    private const double Tolerance = 1e-9;

    /// <summary>Eigenvectors scaled by the square root of their eigenvalue; zero where the eigenvalue is not positive.</summary>
    /// <param name="matrix">Symmetric, n × n, row after row.</param>
    /// <param name="n">The number of rows.</param>
    /// <param name="count">How many; as many arrays of length n are returned, the largest eigenvalue first.</param>
    /// <param name="start">Vectors near the wanted ones, to save work; null to start at random (always the same).</param>
    public static double[][] Coordinates(double[] matrix, int n, int count, double[][]? start = null)
    {
        var block = Math.Min(n, count + 2);
        var basis = start is null ? Random(n, block) : [.. start, .. Random(n, block - start.Length)];
        var values = new double[count];
        double[][] vectors = basis;
        for (var cycle = 0; cycle < MostCycles; cycle++)
        {
            var (newValues, newVectors) = RayleighRitz(matrix, n, vectors, block);
            vectors = newVectors;
            var change = 0.0;
            for (var place = 0; place < count; place++)
            {
                var value = place < newValues.Length ? newValues[place] : 0;
                change = Math.Max(change, Math.Abs(value - values[place]));
                values[place] = value;
            }

            if (change <= Tolerance * Math.Abs(values[0])) break;
        }

        return [.. Enumerable.Range(0, count).Select(place =>
        {
            var scale = place < vectors.Length && values[place] > 1e-10 * values[0] ? Math.Sqrt(values[place]) : 0;
            var coordinates = new double[n];
            if (scale > 0)
            {
                for (var row = 0; row < n; row++) coordinates[row] = scale * vectors[place][row];
            }

            Orient(coordinates);
            return coordinates;
        })];
    }

    /// <summary>The sign of an eigenvector says nothing: its largest entry (the first of equals) is made positive.</summary>
    public static void Orient(double[] vector)
    {
        var largest = 0;
        for (var place = 1; place < vector.Length; place++)
        {
            if (Math.Abs(vector[place]) > Math.Abs(vector[largest])) largest = place;
        }

        if (vector.Length == 0 || vector[largest] >= 0) return;
        for (var place = 0; place < vector.Length; place++) vector[place] = -vector[place];
    }

    /// <summary>The best eigenvectors within the space of V, BV, B²V.</summary>
    private static (double[] Values, double[][] Vectors) RayleighRitz(double[] matrix, int n, double[][] start, int block)
    {
        var basis = new List<double[]>(Steps * block);
        var images = new List<double[]>(Steps * block);
        IReadOnlyList<double[]> front = start;
        for (var step = 0; step < Steps; step++)
        {
            var added = new List<double[]>();
            foreach (var vector in front)
            {
                if (basis.Count == n || Orthonormal(vector, basis) is not { } unit) continue;
                basis.Add(unit);
                var image = new double[n];
                for (var row = 0; row < n; row++) image[row] = VectorSpace.Inner(matrix.AsSpan(row * n, n), unit);
                images.Add(image);
                added.Add(image);
            }

            front = added;
        }

        if (basis.Count == 0) return ([], []);
        var small = Matrix<double>.Build.Dense(basis.Count, basis.Count);
        for (var row = 0; row < basis.Count; row++)
        {
            for (var column = 0; column <= row; column++) small[row, column] = small[column, row] = VectorSpace.Inner(basis[row], images[column]);
        }

        var decomposition = small.Evd(Symmetricity.Symmetric);
        var kept = Math.Min(block, basis.Count);
        var values = new double[kept];
        var vectors = new double[kept][];
        for (var place = 0; place < kept; place++)
        {
            var source = basis.Count - 1 - place;
            values[place] = decomposition.EigenValues[source].Real;
            var vector = new double[n];
            for (var part = 0; part < basis.Count; part++)
            {
                var weight = decomposition.EigenVectors[part, source];
                for (var row = 0; row < n; row++) vector[row] += weight * basis[part][row];
            }

            vectors[place] = vector;
        }

        return (values, vectors);
    }

    /// <summary>The unit vector along what is new in a vector; null where nothing is. Taken out twice, for accuracy.</summary>
    private static double[]? Orthonormal(double[] vector, List<double[]> basis)
    {
        var unit = (double[])vector.Clone();
        var before = VectorSpace.Length(unit);
        VectorSpace.Remove(basis, unit);
        VectorSpace.Remove(basis, unit);
        var length = VectorSpace.Length(unit);
        if (!(length > 1e-10 * before)) return null;
        for (var place = 0; place < unit.Length; place++) unit[place] /= length;
        return unit;
    }

    private static double[][] Random(int n, int count)
    {
        var vectors = new double[Math.Max(count, 0)][];
        for (var place = 0; place < vectors.Length; place++)
        {
            var random = new CounterRandom(0, (ulong)place);
            vectors[place] = new double[n];
            for (var row = 0; row < n; row++) vectors[place][row] = random.Uniform((ulong)row) - 0.5;
        }

        return vectors;
    }
}
