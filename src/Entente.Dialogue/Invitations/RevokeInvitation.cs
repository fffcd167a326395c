using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Invitations;

/// <summary>Revokes an invitation that nobody has used.</summary>
/// <param name="Invitation">The invitation.</param>
public sealed record RevokeInvitation(InvitationId Invitation) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context) => state.Find(Invitation) switch
    {
        null => new NotFound($"invitation {Invitation}"),
        { UsedBy: not null } => new InvitationIsUsed(),
        { IsRevoked: true } => Decision.Nothing,
        _ => new InvitationRevoked(Invitation),
    };
}

/// <summary>An invitation was revoked.</summary>
/// <param name="Invitation">The invitation.</param>
public sealed record InvitationRevoked(InvitationId Invitation) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Replace(state.Invitations[Invitation.Number - 1] with { IsRevoked = true });
}
