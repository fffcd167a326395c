using Entente.Dialogue.Participants;
using Entente.Dialogue.Personal;

namespace Entente.Dialogue.Statements;

/// <summary>A statement that stances are taken on.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Author">Who submitted it; null for one that was imported.</param>
/// <param name="Language">The language of the original, a BCP 47 tag.</param>
/// <param name="Text">The original.</param>
/// <param name="Tags">Goal level, sector, approach.</param>
/// <param name="Submitted">When.</param>
public sealed record Statement(StatementId Id, ParticipantId? Author, string Language, PersonalText Text, StatementTags Tags, DateTimeOffset Submitted)
{
    /// <summary>Whether it is shown.</summary>
    public ModerationStatus Moderation { get; init; } = ModerationStatus.Waiting;

    /// <summary>The caucus it belongs to, by its number; null for the plenary.</summary>
    public int? Caucus { get; init; }

    /// <summary>The identifier it had where it was imported from; null for one that was submitted here.</summary>
    public string? ImportedAs { get; init; }

    /// <summary>What the moderators of the source had decided of an imported statement, until somebody moderates it here; null otherwise.</summary>
    public Entente.Records.Moderation? Ruling { get; init; }

    /// <summary>Translations, one per language and origin, in the order they came.</summary>
    public IReadOnlyList<Translation> Translations { get; init; } = [];
}

/// <summary>A translation of a statement.</summary>
/// <param name="Language">A BCP 47 tag.</param>
/// <param name="Text">The text.</param>
/// <param name="Origin">Who made it.</param>
/// <param name="By">Who attached it.</param>
/// <param name="At">When.</param>
public sealed record Translation(string Language, PersonalText Text, TranslationOrigin Origin, ParticipantId? By, DateTimeOffset At);

/// <summary>Who made a translation.</summary>
public enum TranslationOrigin
{
    /// <summary>A human translator.</summary>
    Human,

    /// <summary>A machine.</summary>
    Machine,

    /// <summary>The party whose statement it is.</summary>
    Party,
}

/// <summary>Where a statement stands with the moderators.</summary>
public enum ModerationStatus
{
    /// <summary>Nobody has looked yet.</summary>
    Waiting,

    /// <summary>Shown.</summary>
    Accepted,

    /// <summary>Not shown; the reason is in the public log.</summary>
    Withheld,
}
