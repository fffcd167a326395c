using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>The number of an amendment. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct AmendmentId(int Number) : INumbered<AmendmentId>
{
    static AmendmentId INumbered<AmendmentId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A change of a draft that a party proposes.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Party">The party that proposes it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Article">The article it is about.</param>
/// <param name="Element">The element it changes, or comes to stand after; null to come first in the article.</param>
/// <param name="Text">The words, in the notation of brackets; null for a deletion.</param>
/// <param name="Reason">Why; null where none was given.</param>
/// <param name="BasedOn">The revision it was written against.</param>
/// <param name="By">The seat that proposed it.</param>
/// <param name="At">When.</param>
public sealed record Amendment(
    AmendmentId Id, DraftId Draft, PartyId Party, AmendmentKind Kind, ArticleId Article, ElementId? Element, string? Text,
        PersonalText? Reason, int BasedOn,
    ParticipantId? By, DateTimeOffset At)
{
    /// <summary>Where the other parties stand on it, the latest of each, in the order of their numbers.</summary>
    public IReadOnlyList<AmendmentStance> Stances { get; init; } = [];

    /// <summary>What became of it.</summary>
    public AmendmentStatus Status { get; init; } = AmendmentStatus.Open;

    /// <summary>When it was decided or withdrawn; null while it is open.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>Why it was set aside; null otherwise.</summary>
    public string? SetAsideBecause { get; init; }
}

/// <summary>Where a party stands on another's amendment.</summary>
/// <param name="Party">The party.</param>
/// <param name="Position">The position; who supports it is associated with it.</param>
/// <param name="Words">The reservation or the reason of the red line; null otherwise.</param>
/// <param name="At">When.</param>
public sealed record AmendmentStance(PartyId Party, Position Position, PersonalText? Words, DateTimeOffset At);

/// <summary>What an amendment does.</summary>
public enum AmendmentKind
{
    /// <summary>Brings in a new element.</summary>
    InsertAfter,

    /// <summary>Puts other words in the place of an element's.</summary>
    Replace,

    /// <summary>Takes an element out.</summary>
    Delete,

    /// <summary>Puts other words beside an element's.</summary>
    AddAlternative,
}

/// <summary>What became of an amendment.</summary>
public enum AmendmentStatus
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>It is in the text, as agreed.</summary>
    Agreed,

    /// <summary>It is in the text, in brackets.</summary>
    Bracketed,

    /// <summary>It was set aside, with a reason.</summary>
    SetAside,

    /// <summary>Its party took it back.</summary>
    Withdrawn,
}
