namespace Entente.Measures.Blocs;

/// <summary>Settings of <see cref="AssemblyBlocs"/>.</summary>
public sealed record AssemblyBlocsOptions
{
    /// <summary>Blocs looked for, at most; default 12.</summary>
    public int MaxBlocs { get; init; } = 12;

    /// <summary>The number of blocs, if it is given; null (the default) lets stability choose.</summary>
    public int? BlocCount { get; init; }

    /// <summary>Bootstrap replicates of the propositions; default 100. At 0 a number of blocs must be given, and no stability is measured.</summary>
    public int Replicates { get; init; } = 100;

    /// <summary>
    /// What both the mean adjusted Rand index over the replicates and the mean recovery (Jaccard) of the weakest bloc must reach for the blocs to count
    /// as stable; default 0.7. [Hennig2007] takes clusters from 0.75 for valid and below 0.6 for doubtful; records without blocs stay below
    /// 0.4.
    /// </summary>
    public double StableFrom { get; init; } = 0.7;

    /// <summary>Actors need at least this many stances to be in a bloc; default 5.</summary>
    public int MinStances { get; init; } = 5;

    /// <summary>Actors need stances on at least this share of the propositions to be in a bloc; default 0.2.</summary>
    public double MinShare { get; init; } = 0.2;

    /// <summary>Pairs with fewer common propositions say nothing about each other; default 5.</summary>
    public int MinCommon { get; init; } = 5;

    /// <summary>With fewer propositions on which stances differ no blocs are looked for; default 10.</summary>
    public int MinPropositions { get; init; } = 10;

    /// <summary>The seed of the bootstrap.</summary>
    public ulong Seed { get; init; }

    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
