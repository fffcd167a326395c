namespace Entente.Measures.Blocs.Polis;

/// <summary>Settings of the Polis pipeline; the defaults are Polis' own.</summary>
public sealed record PolisOptions
{
    /// <summary>
    /// How often <see cref="PolisMath.Measure"/> computes the same record: 1 is a cold start; the default 2 adds a warm one, which
    /// is what a client of Polis sees once a conversation rests (priorities lag one tick behind).
    /// </summary>
    public int Ticks { get; init; } = 2;

    /// <summary>Products of the power iteration per principal component, at most; default 100.</summary>
    public int ComponentIterations { get; init; } = 100;

    /// <summary>Base clusters, at most; default 100.</summary>
    public int BaseClusters { get; init; } = 100;

    /// <summary>Further k-means steps over participants after the first, at most; default 100.</summary>
    public int BaseIterations { get; init; } = 100;

    /// <summary>Groups, at most; default 5. With B base clusters it is also at most 2 + B / 12.</summary>
    public int MaxGroups { get; init; } = 5;

    /// <summary>
    /// Further k-means steps over base clusters after the first, at most; default 20. (Polis configures 100 under a name its
    /// k-means does not read.)
    /// </summary>
    public int GroupIterations { get; init; } = 20;

    /// <summary>How many ticks in a row another number of groups must be best before it replaces the present one; default 4.</summary>
    public int GroupCountBuffer { get; init; } = 4;

    /// <summary>Votes (or all statements, if fewer) that bring a participant into the clustering; default 7.</summary>
    public int VotesToEnter { get; init; } = 7;

    /// <summary>Below this many such participants those with most votes are added until it is reached; default 15.</summary>
    public int FewestParticipants { get; init; } = 15;

    /// <summary>Participants read, in order of first vote; default 100,000. Later ones are left out.</summary>
    public int MaxParticipants { get; init; } = 100_000;

    /// <summary>Statements read, in order of first vote; default 10,000. Later ones are left out.</summary>
    public int MaxStatements { get; init; } = 10_000;

    /// <summary>Seed of the start vectors of the power iteration; groups do not depend on it beyond rounding.</summary>
    public ulong Seed { get; init; }
}
