using Entente.Measures.Randomness;

namespace Entente.Measures.Blocs.Polis;

/// <summary>
/// The first two principal components as Polis finds them (POLIS section 3): power iteration on X'X, the second after the first is
/// taken out of every row.
/// </summary>
internal static class PowerIteration
{
    public const int Components = 2;

    /// <summary>Two unit vectors over the columns; a zero vector where the matrix has no variance left.</summary>
    /// <param name="matrix">The centred matrix.</param>
    /// <param name="starts">
    /// For each component the last tick's, over these columns with 1 where a column is new; null for a start at random.
    /// </param>
    /// <param name="options">Iterations and seed.</param>
    public static double[][] Of(SparseRows matrix, double[]?[] starts, PolisOptions options)
    {
        var product = matrix.CrossProduct();
        var components = new List<double[]>(Components);
        for (var dimension = 0; dimension < Components; dimension++)
        {
            if (dimension >= Math.Min(matrix.RowCount, matrix.ColumnCount))
            {
                components.Add(new double[matrix.ColumnCount]);
                continue;
            }

            var warm = starts[dimension] is { } last && Array.Exists(last, value => value != 0) ? last : null;
            var component = Iterate(product, warm ?? RandomStart(matrix.ColumnCount, dimension, options.Seed), components, options);
            // The sign of a component says nothing; a cold start chooses one, a warm start keeps it.
            if (warm is null) Spectrum.Orient(component);
            components.Add(component);
        }

        return [.. components];
    }

    private static double[] Iterate(ICrossProduct product, double[] start, List<double[]> removed, PolisOptions options)
    {
        var vector = (double[])start.Clone();
        var next = new double[vector.Length];
        var lastLength = 0.0;
        for (var left = options.ComponentIterations; ; left--)
        {
            VectorSpace.Remove(removed, vector);
            product.Multiply(vector, next);
            VectorSpace.Remove(removed, next);
            var length = VectorSpace.Length(next);
            for (var column = 0; column < vector.Length; column++) vector[column] = length > 0 ? next[column] / length : 0;
            if (left == 0 || length == lastLength) return vector;
            lastLength = length;
        }
    }

    private static double[] RandomStart(int columns, int dimension, ulong seed)
    {
        var random = new CounterRandom(seed, (ulong)dimension);
        var start = new double[columns];
        for (var column = 0; column < columns; column++) start[column] = random.Uniform((ulong)column);
        return start;
    }
}
