using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks for the invitations; neither codes nor their hashes are shown.</summary>
public sealed record ListInvitations : DialogueQuestion<InvitationList>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Answer<InvitationList> Answer(DialogueState state, QuestionContext context) => new InvitationList(
        [.. state.Invitations.Select(one => new InvitationLine(one.Id, one.Role, one.Party, one.Expires, StatusOf(one, context.Now)))]);

    private static InvitationStatus StatusOf(Invitation invitation, DateTimeOffset now) => invitation switch
    {
        { UsedBy: not null } => InvitationStatus.Used,
        { IsRevoked: true } => InvitationStatus.Revoked,
        _ => now >= invitation.Expires ? InvitationStatus.Expired : InvitationStatus.Valid,
    };
}

/// <summary>The invitations of a dialogue.</summary>
/// <param name="Invitations">By number.</param>
public sealed record InvitationList(IReadOnlyList<InvitationLine> Invitations);

/// <summary>An invitation as the convener sees it. Who used it is not told: in an anonymous dialogue that would name them.</summary>
/// <param name="Invitation">Its number.</param>
/// <param name="Role">What the invited will be.</param>
/// <param name="Party">The party that the invited will speak for; null for roles without one.</param>
/// <param name="Expires">When it ends.</param>
/// <param name="Status">What became of it.</param>
public sealed record InvitationLine(InvitationId Invitation, Role Role, PartyId? Party, DateTimeOffset Expires, InvitationStatus Status);

/// <summary>What became of an invitation.</summary>
public enum InvitationStatus
{
    /// <summary>It can be used.</summary>
    Valid,

    /// <summary>It was used.</summary>
    Used,

    /// <summary>It was revoked.</summary>
    Revoked,

    /// <summary>Nobody used it in time.</summary>
    Expired,
}
