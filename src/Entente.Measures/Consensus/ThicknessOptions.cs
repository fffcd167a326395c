using System.Collections.Immutable;
using Entente.Measures.Intervals;

namespace Entente.Measures.Consensus;

/// <summary>How thickness and its companions are measured.</summary>
public sealed record ThicknessOptions
{
    /// <summary>
    /// The codes of the permanent members of the Security Council. China's seat was held under <c>TWN</c> until 1971 in the records of
    /// votes, so both codes are in it.
    /// </summary>
    public static ImmutableArray<string> PermanentMembers { get; } = ["CHN", "FRA", "GBR", "RUS", "TWN", "USA"];

    /// <summary>Replicates, level and seed of the intervals.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>The level of the bounds that decide what is common ground.</summary>
    public ConsensusOptions Consensus { get; init; } = new();

    /// <summary>The codes of the major powers. Default <see cref="PermanentMembers"/>; a record with fewer than two of them has no such companion.</summary>
    public ImmutableArray<string> MajorPowers { get; init; } = PermanentMembers;

    /// <summary>Populations; null, the default, leaves the companion weighted by population out.</summary>
    public ActorWeights? Population { get; init; }

    /// <summary>Capabilities, such as the composite index of national capability; null, the default, leaves that companion out.</summary>
    public ActorWeights? Capability { get; init; }

    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
