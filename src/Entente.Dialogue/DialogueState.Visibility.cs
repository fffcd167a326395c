using Entente.Dialogue.Caucuses;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue;

/// <content>Who may see what: asked by commands and by questions alike, so that one cannot be used to find out what the other hides.</content>
public sealed partial class DialogueState
{
    /// <summary>Whether somebody may see a statement, and so take a stance on it or speak of it.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="viewer">Who; null for somebody who has not joined.</param>
    public bool MaySee(Statement statement, Participant? viewer)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (statement.Caucus is { } caucus && (viewer is null || CaucusCheck(caucus, viewer) is not null))
            return false;
        return statement.Moderation switch
        {
            ModerationStatus.Accepted => true,
            ModerationStatus.Waiting => Rules.ShowsUnmoderated || IsModeratorOrAuthor(statement, viewer),
            _ => IsModeratorOrAuthor(statement, viewer),
        };
    }

    private static bool IsModeratorOrAuthor(Statement statement, Participant? viewer) =>
        viewer is not null && (Permissions.RolePermissions.Allows(viewer.Role, Permissions.Permission.Moderate) || statement.Author == viewer.Id);

    internal Refusal? CaucusClosedCheck(int caucus) =>
        Caucuses.Find(candidate => candidate.Id.Number == caucus) is { IsClosed: true } ? new CaucusIsClosed() : null;

    // A caucus is open to its members alone. Until one of that number was opened there is none.
    internal Refusal? CaucusCheck(int caucus, Participant viewer) => Caucuses.Find(candidate => candidate.Id.Number == caucus) is { } found && found.Members.Contains(viewer.Id)
        ? null
        : new NotFound($"caucus {caucus}");
}
