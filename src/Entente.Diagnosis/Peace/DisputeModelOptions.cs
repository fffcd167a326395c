namespace Entente.Diagnosis.Peace;

/// <summary>What the dispute model explains.</summary>
public enum DisputeOutcome
{
    /// <summary>The onset of a militarized interstate dispute.</summary>
    Dispute = 0,

    /// <summary>The onset of one in which force was used (hostility level 4 or 5).</summary>
    Force = 1,

    /// <summary>The onset of an interstate war.</summary>
    War = 2,
}

/// <summary>Settings of the dispute model.</summary>
public sealed record DisputeModelOptions
{
    /// <summary>The first year. Default 1947: covariates are of the year before, and votes begin in 1946.</summary>
    public int From { get; init; } = 1947;

    /// <summary>The last year. Default 2014.</summary>
    public int To { get; init; } = 2014;

    /// <summary>What is explained; disputes by default.</summary>
    public DisputeOutcome Outcome { get; init; }

    /// <summary>Whether all pairs count; else, the default, those that are neighbours (by land or up to 400 miles of water) or have a major power.</summary>
    public bool AllPairs { get; init; }

    /// <summary>Whether the model has the product of parity and agreement. Default false.</summary>
    public bool Interaction { get; init; }
}
