using Entente.Dialogue.Drafts;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Serialization;

/// <summary>What a snapshot holds of a draft, as it stood when it was copied: the events that made its revisions, and every version of the stances on it.</summary>
internal sealed record DraftCopy(
    DraftId Id, string Title, string Language, IReadOnlyList<StatementId> Statements, ParticipantId? By, DateTimeOffset Opened, IReadOnlyList<RevisionCopy> Revisions,
    IReadOnlyList<DraftStance> Stances)
{
    public static DraftCopy Of(Draft draft) => new(
        draft.Id, draft.Title, draft.Language, draft.Statements, draft.By, draft.Opened,
        [.. draft.Revisions.Select(revision => new RevisionCopy(EventSerializer.KindOf(revision), revision))], [.. draft.Stances.All()]);
}

/// <summary>A revision of a draft in a snapshot.</summary>
/// <param name="Kind">The kind of its event.</param>
/// <param name="Event">The event, written as what it is.</param>
internal sealed record RevisionCopy(string Kind, object Event);
