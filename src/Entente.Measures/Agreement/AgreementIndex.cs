namespace Entente.Measures.Agreement;

/// <summary>The agreement index of Hix, Noury and Roland: how far the members of a group took the same of the three stances.</summary>
/// <remarks>Reserving counts as a stance of its own, as far from supporting as opposing is. Source: [Hix2005], p. 215.</remarks>
public static class AgreementIndex
{
    /// <summary>The index of one proposition: (max − (total − max)/2) / total, with max the most common stance's count.</summary>
    /// <param name="counts">The stances of the group.</param>
    /// <returns>In [0, 1]; 1 all alike, 0 split evenly in three. Null if no member took a stance.</returns>
    public static double? Of(StanceCounts counts)
    {
        if (counts.Total == 0) return null;
        var most = Math.Max(counts.Support, Math.Max(counts.Reserve, counts.Oppose));
        return (most - (0.5 * (counts.Total - most))) / counts.Total;
    }
}
