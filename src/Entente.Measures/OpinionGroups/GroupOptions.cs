namespace Entente.Measures.OpinionGroups;

/// <summary>How groups, common ground and coordinated sets are found.</summary>
public sealed record GroupOptions
{
    /// <summary>The most groups looked for, 1 to 8; default 5. At 1 the assembly is read as one.</summary>
    public int MaxGroups { get; init; } = 5;

    /// <summary>The least mean adjusted Rand index between the groups and those of the replicates, in [0, 1]; default 0.8. Below it
    /// there are no stable groups.</summary>
    public double StableFrom { get; init; } = 0.8;

    /// <summary>How often the groups are sought again on resampled statements and actors; default 20, at least 10.</summary>
    /// <remarks>Each replicate leaves out 15 % of the statements, drawn anew, and draws the actors anew with replacement.</remarks>
    public int Replicates { get; init; } = 20;

    /// <summary>Actors with fewer stances (or than all statements, if fewer) have a place on the map but are in no group; default
    /// 7.</summary>
    public int MinStances { get; init; } = 7;

    /// <summary>The least share of the weight that a group holds, in [0, 0.5]; default 0.02.</summary>
    public double MinGroupShare { get; init; } = 0.02;

    /// <summary>The one-sided level of every bound of a share, in (0.5, 1); default 0.9.</summary>
    public double BoundLevel { get; init; } = 0.9;

    /// <summary>The false discovery rate of representative statements, in (0, 1); default 0.05.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>Representative statements for each group, at most; default 5.</summary>
    public int MostRepresentative { get; init; } = 5;

    /// <summary>The weight of one whole party, positive; default 1. Smaller weights are parts of a party, so seats do not add to
    /// certainty.</summary>
    public double PartyWeight { get; init; } = 1;

    /// <summary>Whether coordinated sets of actors lose weight; default true. They are reported either way.</summary>
    /// <remarks>Turn it off in an assembly of known parties, where blocs that always vote together are the rule.</remarks>
    public bool WeighsCoordination { get; init; } = true;

    /// <summary>The seed of the replicates; default 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>Threads, at most; 0 (default) for as many as there are processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal ParallelOptions Parallelism(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount, CancellationToken = cancellation };

    /// <summary>What is wrong with the settings; null if nothing is.</summary>
    internal string? Fault =>
        MaxGroups is < 1 or > 8 ? $"Expected 1 to 8 groups at most; found {MaxGroups}."
        : Replicates < 10 ? $"Expected at least 10 replicates; found {Replicates}."
        : StableFrom is not (>= 0 and <= 1) ? $"Expected a least adjusted Rand index in [0, 1]; found {StableFrom}."
        : MinGroupShare is not (>= 0 and <= 0.5) ? $"Expected a least share of a group in [0, 0.5]; found {MinGroupShare}."
        : BoundLevel is not (> 0.5 and < 1) ? $"Expected a level of the bounds between 0.5 and 1; found {BoundLevel}."
        : FalseDiscoveryRate is not (> 0 and < 1) ? $"Expected a false discovery rate between 0 and 1; found {FalseDiscoveryRate}."
        : PartyWeight is not (> 0 and < double.PositiveInfinity) ? $"Expected a positive weight of a party; found {PartyWeight}."
        : null;
}
