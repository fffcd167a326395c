using System.Collections.Immutable;
using Entente.Measures.Blocs;

namespace Entente.Measures.OpinionGroups;

/// <summary>Stable groups of actors with like opinions.</summary>
/// <param name="GroupOf">For each actor its group from 0, the heaviest first; −1 for those with too few stances. Length A.</param>
/// <param name="Centres">The centre of each group on the map.</param>
/// <param name="Sizes">The number of actors in each group.</param>
public sealed record ActorGroups(ImmutableArray<int> GroupOf, ImmutableArray<ActorPlace> Centres, ImmutableArray<int> Sizes)
{
    /// <summary>The number of groups, k, at least 2.</summary>
    public int Count => Centres.Length;
}
