namespace Entente.Load.Ledger;

/// <summary>The positions that load runs take: those that need no words.</summary>
internal enum Position : byte
{
    /// <summary>No stance.</summary>
    None,

    /// <summary>Support.</summary>
    Support,

    /// <summary>Neither for nor against; in a stance record a reserve.</summary>
    Abstain,

    /// <summary>Opposition.</summary>
    Oppose,
}
