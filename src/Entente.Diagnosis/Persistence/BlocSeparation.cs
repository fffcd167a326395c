namespace Entente.Diagnosis.Persistence;

/// <summary>How far blocs stand apart in units of how far their members scatter.</summary>
/// <remarks>
/// For two blocs the distance of their centres over the pooled standard deviation within them, Cohen's d [Cohen1988]; for more the root
/// mean square of the distances of their centres, pairs weighing the product of the blocs' sizes. With η² the share of variance between blocs and π their shares of
/// the actors it is √(η²/(1 − η²) · (n − k)/n / Σ_{g&lt;h} π_g π_h), so it rises with η² but does not grow because one bloc is as large as the other.
/// </remarks>
public static class BlocSeparation
{
    private const double Rounding = 1e-24;

    /// <summary>The separation of the two halves of one normal distribution, 2√(2/π) / √(1 − 2/π): what a split at best finds where there is one bloc only.</summary>
    public const double OfOneNormal = 2.6472;

    /// <summary>The separation of blocs along a line.</summary>
    /// <param name="blocOf">The bloc of each actor, from 0; length n.</param>
    /// <param name="locations">The position of each actor; length n.</param>
    /// <returns>0 or more. Null where there are not two blocs with members, or no bloc has two members that stand apart.</returns>
    /// <exception cref="ArgumentException">The spans differ in length, or a bloc is negative.</exception>
    public static double? Of(ReadOnlySpan<int> blocOf, ReadOnlySpan<double> locations)
    {
        if (blocOf.Length != locations.Length)
            throw new ArgumentException($"Expected a position for each of {blocOf.Length} actors; found {locations.Length}.", nameof(locations));
        var blocs = 0;
        foreach (var bloc in blocOf)
        {
            if (bloc < 0) throw new ArgumentException($"Expected blocs from 0; found {bloc}. Leave actors without a bloc out.", nameof(blocOf));
            blocs = Math.Max(blocs, bloc + 1);
        }

        Span<double> sizes = stackalloc double[blocs];
        Span<double> centres = stackalloc double[blocs];
        sizes.Clear();
        centres.Clear();
        foreach (var bloc in blocOf) sizes[bloc]++;
        for (var actor = 0; actor < blocOf.Length; actor++) centres[blocOf[actor]] += locations[actor] / sizes[blocOf[actor]];
        var within = 0.0;
        for (var actor = 0; actor < blocOf.Length; actor++)
        {
            var deviation = locations[actor] - centres[blocOf[actor]];
            within += deviation * deviation;
        }

        double apart = 0, weight = 0;
        var filled = 0;
        for (var bloc = 0; bloc < blocs; bloc++)
        {
            if (sizes[bloc] == 0) continue;
            filled++;
            for (var other = 0; other < bloc; other++)
            {
                if (sizes[other] == 0) continue;
                var distance = centres[bloc] - centres[other];
                apart += sizes[bloc] * sizes[other] * distance * distance;
                weight += sizes[bloc] * sizes[other];
            }
        }

        var freedom = blocOf.Length - filled;
        // Positions that are the same differ from their mean by rounding alone, which is no spread.
        return filled < 2 || freedom == 0 || within <= Rounding * apart / weight ? null : Math.Sqrt(apart / weight / (within / freedom));
    }
}
