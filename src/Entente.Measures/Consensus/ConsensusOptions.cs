namespace Entente.Measures.Consensus;

/// <summary>How the consensus on propositions is judged.</summary>
public sealed record ConsensusOptions
{
    /// <summary>The one-sided level of the bounds that decide the class of a proposition, in (0.5, 1). Default 0.9.</summary>
    public double BoundLevel { get; init; } = 0.9;
}
