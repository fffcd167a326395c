namespace Entente.Measures.Positions;

/// <summary>The axis along which positions vary most.</summary>
internal static class PrincipalAxis
{
    private const int Iterations = 200;

    /// <summary>The coordinates of actors along the first principal axis, up to a constant; in one dimension the positions themselves.</summary>
    public static double[] Project(ReadOnlySpan<double> coordinates, int dimensions, int[] actors)
    {
        var places = new double[actors.Length];
        var axis = dimensions == 1 ? [1.0] : Axis(Covariance(coordinates, dimensions, actors), dimensions);
        for (var index = 0; index < places.Length; index++)
        {
            for (var dimension = 0; dimension < dimensions; dimension++)
                places[index] += axis[dimension] * coordinates[(actors[index] * dimensions) + dimension];
        }

        return places;
    }

    private static double[] Covariance(ReadOnlySpan<double> coordinates, int dimensions, int[] actors)
    {
        var mean = new double[dimensions];
        foreach (var actor in actors)
        {
            for (var dimension = 0; dimension < dimensions; dimension++) mean[dimension] += coordinates[(actor * dimensions) + dimension] / actors.Length;
        }

        var covariance = new double[dimensions * dimensions];
        foreach (var actor in actors)
        {
            var point = coordinates.Slice(actor * dimensions, dimensions);
            for (var row = 0; row < dimensions; row++)
            {
                for (var column = 0; column < dimensions; column++)
                    covariance[(row * dimensions) + column] += (point[row] - mean[row]) * (point[column] - mean[column]);
            }
        }

        return covariance;
    }

    /// <summary>The leading eigenvector, by power iteration from the dimension of the largest variance.</summary>
    private static double[] Axis(double[] covariance, int dimensions)
    {
        var largest = 0;
        for (var dimension = 1; dimension < dimensions; dimension++)
        {
            if (covariance[(dimension * dimensions) + dimension] > covariance[(largest * dimensions) + largest]) largest = dimension;
        }

        var axis = new double[dimensions];
        axis[largest] = 1;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var next = new double[dimensions];
            var norm = 0.0;
            for (var row = 0; row < dimensions; row++)
            {
                for (var column = 0; column < dimensions; column++) next[row] += covariance[(row * dimensions) + column] * axis[column];
                norm += next[row] * next[row];
            }

            if (norm == 0) return axis;
            for (var row = 0; row < dimensions; row++) axis[row] = next[row] / Math.Sqrt(norm);
        }

        return axis;
    }
}
