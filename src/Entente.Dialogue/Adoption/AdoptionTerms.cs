using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Adoption;

/// <summary>The terms under which a text is put up for adoption, announced with it and not changed while it is up.</summary>
public sealed record AdoptionTerms
{
    /// <summary>How long the text is up, at most 90 days. For a silence at least the period of the rules of the room, which is the default;
    /// for another procedure the
    /// chair concludes no sooner, and the default null lets the chair conclude at any time, as in a meeting.</summary>
    public TimeSpan? Lasts { get; init; }

    /// <summary>Where the text admits reservations. Default: everywhere.</summary>
    public ReservationRule Reservations { get; init; } = ReservationRule.Anywhere;

    /// <summary>The elements that the rule on reservations names; empty where it names none.</summary>
    public IReadOnlyList<ElementId> ReservationElements { get; init; } = [];

    /// <summary>How long after the decision parties may enter reservations, interpretative statements, dissociations and explanations, up
    /// to 366 days. Default: 72 hours.</summary>
    public TimeSpan StatementsWithin { get; init; } = TimeSpan.FromHours(72);

    /// <summary>The parties that put the text forward, who do not explain their position on it; empty for a text of the chair. Source:
    /// [GARules2008], rules 88 and 128.</summary>
    public IReadOnlyList<PartyId> Sponsors { get; init; } = [];
}

/// <summary>Where a text admits reservations. Source: [VCLT1969], art. 19 (a) and (b).</summary>
public enum ReservationRule
{
    /// <summary>To any element.</summary>
    Anywhere,

    /// <summary>To none.</summary>
    Nowhere,

    /// <summary>To the elements that are named only.</summary>
    OnlyToNamed,

    /// <summary>To all but the elements that are named.</summary>
    NotToNamed,
}
