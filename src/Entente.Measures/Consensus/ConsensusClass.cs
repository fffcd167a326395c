namespace Entente.Measures.Consensus;

/// <summary>What a proposition is between blocs.</summary>
public enum ConsensusClass
{
    /// <summary>Every bloc assents: the lower bound of each bloc's support is above one half.</summary>
    CommonGround = 1,

    /// <summary>Every bloc can live with it: the lower bound of each bloc's non-opposition is above one half.</summary>
    Acceptable = 2,

    /// <summary>Neither: some bloc opposes it, or too few speak to be sure. Kept on record and not averaged away.</summary>
    ReservedDifference = 3,
}
