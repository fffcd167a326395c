namespace Entente.Measures.Agreement;

/// <summary>Rice's index of cohesion: how far the members of a group that voted for or against voted alike.</summary>
/// <remarks>Abstentions do not count; where they matter prefer <see cref="AgreementIndex"/>. Source: [Rice1928], pp. 208–209.</remarks>
public static class RiceIndex
{
    /// <summary>The index of one proposition: |support − oppose| / (support + oppose).</summary>
    /// <param name="counts">The stances of the group.</param>
    /// <returns>In [0, 1]; 1 all alike, 0 split in half. Null if no member supported or opposed.</returns>
    public static double? Of(StanceCounts counts)
    {
        var voted = counts.Support + counts.Oppose;
        return voted == 0 ? null : (double)Math.Abs(counts.Support - counts.Oppose) / voted;
    }
}
