namespace Entente.Measures.Polarization;

/// <summary>Esteban and Ray's polarization of groups: alienation between groups, felt the more the larger one's own group is.</summary>
/// <remarks>
/// P = K Σ_i Σ_j π_i^(1 + α) π_j d_ij over groups with shares π and distances d. K is set to 2^(1 + α), so that two equal groups are as
/// polarized as they stand apart, and any P reads as the distance that two equal groups would need to be as polarized. With α = 1 and all
/// distances 1 it is the index of Montalvo and Reynal-Querol, 4 Σ π² (1 − π) [Montalvo2005]. Source: [Esteban1994], theorem 1.
/// </remarks>
public static class EstebanRay
{
    /// <summary>The largest α that the axioms admit.</summary>
    public const double MaxAlpha = 1.6;

    /// <summary>The polarization of groups.</summary>
    /// <param name="masses">The size of each group, 0 or more; length k.</param>
    /// <param name="locations">Where the groups stand; groups × dimensions, row by row.</param>
    /// <param name="dimensions">The number of dimensions.</param>
    /// <param name="alpha">How much identification with one's own group matters, in (0, 1.6]; 0 would be the Gini coefficient.</param>
    /// <returns>In the unit of the locations, 0 or more; 0 with one group. Null if no group has a mass.</returns>
    /// <exception cref="ArgumentException">The locations do not fit the groups, α is out of range, or a mass is negative.</exception>
    public static double? Of(ReadOnlySpan<double> masses, ReadOnlySpan<double> locations, int dimensions = 1, double alpha = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        RequireAlpha(alpha, nameof(alpha));
        if (locations.Length != masses.Length * dimensions)
        {
            throw new ArgumentException(
                $"Expected {masses.Length} groups × {dimensions} dimensions; found {locations.Length} coordinates.", nameof(locations));
        }

        var total = 0.0;
        foreach (var mass in masses)
        {
            if (!(mass >= 0)) throw new ArgumentException($"Expected masses of 0 or more; found {mass}.", nameof(masses));
            total += mass;
        }

        if (total == 0) return null;
        var antagonism = 0.0;
        for (var own = 0; own < masses.Length; own++)
        {
            if (masses[own] == 0) continue;
            var alienation = 0.0;
            for (var other = 0; other < masses.Length; other++)
            {
                if (masses[other] == 0 || other == own) continue;
                alienation += masses[other] / total * Distance(locations, own, other, dimensions);
            }

            antagonism += Math.Pow(masses[own] / total, 1 + alpha) * alienation;
        }

        return Math.Pow(2, 1 + alpha) * antagonism;
    }

    /// <summary>Refuses an α that the axioms do not admit.</summary>
    internal static void RequireAlpha(double alpha, string parameter)
    {
        if (!(alpha > 0 && alpha <= MaxAlpha)) throw new ArgumentException($"Expected an alpha above 0 and up to {MaxAlpha}; found {alpha}.", parameter);
    }

    private static double Distance(ReadOnlySpan<double> locations, int own, int other, int dimensions)
    {
        var sum = 0.0;
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var difference = locations[(own * dimensions) + dimension] - locations[(other * dimensions) + dimension];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
