using System.Collections.Immutable;

namespace Entente.Diagnosis.Peace;

/// <summary>The names of the terms of the dispute model.</summary>
public static class DisputeTerms
{
    /// <summary>Agreement of votes in the year before, beyond chance (Scott's π), against the mean of the year.</summary>
    public const string Agreement = "agreement";

    /// <summary>Electoral democracy of the less democratic of the two, the year before.</summary>
    public const string Democracy = "democracy of the less democratic";

    /// <summary>Trade of the two against the product of the larger economy, the year before.</summary>
    public const string Trade = "trade";

    /// <summary>Organizations that both belong to, the year before, against the mean of the year.</summary>
    public const string Organizations = "shared organizations";

    /// <summary>The smaller of the two shares of capabilities over the larger, the year before.</summary>
    public const string Parity = "parity";

    /// <summary>The logarithm of the product of the two shares of capabilities, the year before: large states have more of everything, disputes, trade and memberships alike.</summary>
    public const string Size = "size";

    /// <summary>Whether they have a defence pact, the year before.</summary>
    public const string Alliance = "alliance";

    /// <summary>Whether they are neighbours by land or up to 400 miles of water.</summary>
    public const string Neighbours = "neighbours";

    /// <summary>The logarithm of the distance of their capitals.</summary>
    public const string Distance = "distance";

    /// <summary>Whether one of them is a major power.</summary>
    public const string MajorPower = "major power";

    /// <summary>The product of parity and agreement, both in standard deviations from their means.</summary>
    public const string ParityWhereAgreed = "parity where agreed";

    /// <summary>The terms without the product and the years of peace.</summary>
    public static ImmutableArray<string> All { get; } = [Agreement, Democracy, Trade, Organizations, Parity, Size, Alliance, Neighbours, Distance, MajorPower];

    /// <summary>The terms that are 0 or 1 and are left on that scale; the others are in standard deviations.</summary>
    internal static ImmutableArray<string> Marks { get; } = [Alliance, Neighbours, MajorPower];

    /// <summary>Terms that are taken against the mean of all pairs of the year: what is voted on, prices and the number of organizations change for all.</summary>
    internal static ImmutableArray<string> Relative { get; } = [Agreement, Trade, Organizations];
}
