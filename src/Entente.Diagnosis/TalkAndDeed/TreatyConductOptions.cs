using Entente.Records;

namespace Entente.Diagnosis.TalkAndDeed;

/// <summary>To whom treaties are open, and whose conduct is measured.</summary>
public sealed record TreatyConductOptions
{
    /// <summary>The grouping of the actors that treaties are opened by; default <c>region</c>. Actors without one form a group of their own.</summary>
    public string Grouping { get; init; } = "region";

    /// <summary>The share of a region that must take part (bound or signed) for a treaty to count as open to it; default 0.1. Conventions of
    /// one region, such as those of the Economic Commission for Europe, would else count against everyone else.</summary>
    public double LeastRegionalShare { get; init; } = 0.1;

    /// <summary>Actors to whom fewer treaties are open are left out; default 3.</summary>
    public int Fewest { get; init; } = 3;

    /// <summary>
    /// Actors that became members fewer years before the last treaty was opened are left out; default 10, 0 keeps all. A state that came late has had no time to
    /// ratify, which says nothing about its will. Actors whose first day of membership is unknown, and treaties without dates, leave nobody out.
    /// </summary>
    public int FewestYearsOfMembership { get; init; } = 10;

    /// <summary>Which actors count; by default all.</summary>
    public Func<Actor, bool> Counts { get; init; } = _ => true;
}
