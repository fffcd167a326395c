namespace Entente.Diagnosis.Packages;

/// <summary>The kinds of demand that a package has to meet.</summary>
public enum DemandKind
{
    /// <summary>A party must gain.</summary>
    Gain = 0,

    /// <summary>A party cannot live with a proposition.</summary>
    RedLine = 1,

    /// <summary>A proposition must be in the package.</summary>
    Required = 2,

    /// <summary>A proposition must not be in it.</summary>
    RuledOut = 3,

    /// <summary>A proposition may be in it only with another.</summary>
    Prerequisite = 4,

    /// <summary>Of two propositions at most one may be in it.</summary>
    Alternative = 5,
}

/// <summary>One demand that a package has to meet.</summary>
/// <param name="Kind">What is demanded.</param>
/// <param name="Party">Index of the party whose gain or red line it is; null elsewhere.</param>
/// <param name="Proposition">Index of the proposition; null for a gain.</param>
/// <param name="Other">Index of the proposition that is needed, or of the alternative; null elsewhere.</param>
public readonly record struct PackageDemand(DemandKind Kind, int? Party, int? Proposition, int? Other);

/// <summary>No package meets all demands: says which of them contradict each other.</summary>
/// <remarks>
/// The demands are those of the record and the options together, so this is neither a fault of the caller nor of one file. Leaving out any one of the
/// named demands lifts this contradiction; there may be others beside it.
/// </remarks>
public sealed class ContradictoryPackageException : Exception
{
    internal ContradictoryPackageException(string message, IReadOnlyList<PackageDemand> demands, bool isSmallest)
        : base(message) => (Demands, IsSmallest) = (demands, isSmallest);

    /// <summary>The demands that contradict each other, by kind, then party, then proposition; no part of them is contradictory.</summary>
    public IReadOnlyList<PackageDemand> Demands { get; }

    /// <summary>Whether it is proven that no smaller set of demands is contradictory.</summary>
    public bool IsSmallest { get; }
}
