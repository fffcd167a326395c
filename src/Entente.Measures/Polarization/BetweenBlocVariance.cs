namespace Entente.Measures.Polarization;

/// <summary>The share of the variance of positions that lies between blocs: how much of where an actor stands its bloc tells.</summary>
/// <remarks>The correlation ratio η² [Fisher1925], over all dimensions together. It rises with the number of blocs; compare at equal k.</remarks>
public static class BetweenBlocVariance
{
    /// <summary>The share of the variance between blocs.</summary>
    /// <param name="blocOf">For each actor its bloc from 0 to k − 1; length A.</param>
    /// <param name="locations">Where the actors stand; actors × dimensions, row by row.</param>
    /// <param name="dimensions">The number of dimensions.</param>
    /// <returns>In [0, 1]: 0 blocs do not differ on average, 1 members stand where their bloc does. Null if all stand at one place.</returns>
    /// <exception cref="ArgumentException">The locations do not fit the actors, or a bloc is negative.</exception>
    public static double? Of(ReadOnlySpan<int> blocOf, ReadOnlySpan<double> locations, int dimensions = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (locations.Length != blocOf.Length * dimensions)
        {
            throw new ArgumentException(
                $"Expected {blocOf.Length} actors × {dimensions} dimensions; found {locations.Length} coordinates.", nameof(locations));
        }

        var blocs = 0;
        foreach (var bloc in blocOf)
        {
            if (bloc < 0) throw new ArgumentException($"Expected blocs from 0; found {bloc}.", nameof(blocOf));
            blocs = Math.Max(blocs, bloc + 1);
        }

        var sizes = new int[blocs];
        foreach (var bloc in blocOf) sizes[bloc]++;
        double between = 0, total = 0;
        var means = new double[blocs];
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            Array.Clear(means);
            var mean = 0.0;
            for (var actor = 0; actor < blocOf.Length; actor++) mean += locations[(actor * dimensions) + dimension] / blocOf.Length;
            for (var actor = 0; actor < blocOf.Length; actor++)
            {
                var deviation = locations[(actor * dimensions) + dimension] - mean;
                total += deviation * deviation;
                means[blocOf[actor]] += deviation / sizes[blocOf[actor]];
            }

            for (var bloc = 0; bloc < blocs; bloc++) between += sizes[bloc] * means[bloc] * means[bloc];
        }

        return total == 0 ? null : Math.Min(1, between / total);
    }
}
