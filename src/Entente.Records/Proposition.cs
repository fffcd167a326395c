using System.Collections.Immutable;

namespace Entente.Records;

/// <summary>What stances are taken on: a draft resolution, a treaty, a statement in a dialogue.</summary>
/// <param name="Id">The key of the proposition in its record, as its source writes it.</param>
public sealed record Proposition(string Id)
{
    /// <summary>A short title for tables; empty if unknown.</summary>
    public string Title { get; init; } = "";

    /// <summary>The symbol of its document, such as <c>A/RES/54/1</c>; several votes may share one; empty if unknown.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>The text or description; empty if unknown.</summary>
    public string Text { get; init; } = "";

    /// <summary>The day of the vote, of opening for signature or of submission; null if unknown.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The regular session of a UN body; null elsewhere.</summary>
    public int? Session { get; init; }

    /// <summary>The period the proposition belongs to: the session of a UN record, else the year; null if neither is known.</summary>
    public int? Period => Session ?? Date?.Year;

    /// <summary>Topics as the source names them; empty if none.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>The goal level that the topic table gives; null if it gives none.</summary>
    public GoalLevel? GoalLevel { get; init; }

    /// <summary>The sector that the topic table gives; null if it gives none.</summary>
    public Sector? Sector { get; init; }

    /// <summary>The item that propositions on the same text share, in any period; the proposition's own id unless it is linked.</summary>
    public string Item { get => field ?? Id; init; }

    /// <summary>Whether the vote was on a paragraph only; null where the source does not say.</summary>
    public bool? IsParagraph { get; init; }

    /// <summary>Whether the vote was on an amendment; null where the source does not say.</summary>
    public bool? IsAmendment { get; init; }

    /// <summary>Whether it was adopted without a vote, so that all members are recorded as assenting.</summary>
    public bool AdoptedWithoutVote { get; init; }

    /// <summary>How a moderator ruled on it, in a dialogue.</summary>
    public Moderation Moderation { get; init; }

    /// <summary>Codes of the actors whose opposition was a veto; empty if none.</summary>
    public ImmutableArray<string> VetoedBy { get; init; } = [];
}

/// <summary>A moderator's ruling on a statement of a dialogue.</summary>
public enum Moderation
{
    /// <summary>Not moderated.</summary>
    None = 0,

    /// <summary>Accepted.</summary>
    Accepted = 1,

    /// <summary>Rejected: its stances are kept, measures of the dialogue leave it out.</summary>
    Rejected = 2,

    /// <summary>About the participants themselves rather than the subject; measures of the dialogue leave it out.</summary>
    Meta = 3,
}
