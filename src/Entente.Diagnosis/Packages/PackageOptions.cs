using System.Collections.Immutable;
using Entente.Measures.IdealPoints;

namespace Entente.Diagnosis.Packages;

/// <summary>What a package is made for first.</summary>
public enum PackageAim
{
    /// <summary>The gain of the party that gains least is made as large as it can be; then the number of propositions; then the total gain.</summary>
    Fairness = 0,

    /// <summary>The number of propositions first; then the gain of the party that gains least; then the total gain.</summary>
    Size = 1,
}

/// <summary>A proposition that may be adopted only together with another.</summary>
/// <param name="Proposition">Index of the proposition in the record.</param>
/// <param name="Needed">Index of the one that must be adopted with it.</param>
public readonly record struct PackagePrerequisite(int Proposition, int Needed);

/// <summary>How a package is sought. All indices are of the record's propositions.</summary>
public sealed record PackageOptions
{
    /// <summary>What the package is made for first. Default: fairness, which is maximin.</summary>
    public PackageAim First { get; init; } = PackageAim.Fairness;

    /// <summary>The least gain of every party, in units of utility, 0 or more; null for any gain above zero. Default: null.</summary>
    /// <remarks>One unit is a proposition that the whole party supports, unless utilities are stated.</remarks>
    public double? LeastGain { get; init; }

    /// <summary>Utilities that parties state; they stand in place of those estimated from stances. Default: none.</summary>
    public StatedUtilities? Stated { get; init; }

    /// <summary>Red lines that parties state. Default: none.</summary>
    public ImmutableArray<RedLine> RedLines { get; init; } = [];

    /// <summary>
    /// The share of a party's members with a stance above which their opposition is a red line, from 0 to below 1: at 0 any opposition is.
    /// Null for the default: one half for blocs; for single actors opposition is no red line, only a loss.
    /// </summary>
    public double? OppositionShare { get; init; }

    /// <summary>Whether opposition may be a red line at all. Default: true.</summary>
    public bool OppositionCounts { get; init; } = true;

    /// <summary>A fit that says what an actor without a stance would expect of a proposition; null: its utility is 0. Default: null.</summary>
    public IdealPointFit? Fit { get; init; }

    /// <summary>Propositions that must be in the package. Default: none.</summary>
    public ImmutableArray<int> Required { get; init; } = [];

    /// <summary>Propositions that must not be in it. Default: none.</summary>
    public ImmutableArray<int> RuledOut { get; init; } = [];

    /// <summary>Propositions that need another. Default: none.</summary>
    public ImmutableArray<PackagePrerequisite> Prerequisites { get; init; } = [];

    /// <summary>Sets of which at most one proposition may be in the package. Default: none.</summary>
    public ImmutableArray<ImmutableArray<int>> Alternatives { get; init; } = [];

    /// <summary>
    /// How long each level may be searched, in deterministic seconds of CP-SAT: the same amount of work everywhere, about a second or two of
    /// a core each. Above 0. Default: 20.
    /// </summary>
    public double Effort { get; init; } = 20;
}
