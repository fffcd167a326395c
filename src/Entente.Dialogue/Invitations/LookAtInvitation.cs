using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Invitations;

/// <summary>What an invitation is for, asked by whoever holds its code, before it is used up.</summary>
/// <param name="CodeHash">SHA-256 of the code, base64url.</param>
/// <param name="Name">What its holder wants to be called; null for none.</param>
/// <param name="Language">The language its holder reads: asked with it, whether they could come in so; null to look only.</param>
public sealed record LookAtInvitation(string CodeHash, string? Name = null, string? Language = null) : DialogueQuestion<InvitationView>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => null;

    /// <inheritdoc/>
    protected internal override Answer<InvitationView> Answer(DialogueState state, QuestionContext context)
    {
        if (AcceptInvitation.Find(state, CodeHash) is not { } invitation)
            return new InvitationUnknown();
        if (invitation.UsedBy is not null)
            return new InvitationIsUsed();
        if (invitation.IsRevoked || context.Now >= invitation.Expires)
            return new InvitationHasEnded();
        if (invitation.Party is { } speaksFor && state.Find(speaksFor) is not { HasWithdrawn: false })
            return new InvitationHasEnded();
        if (Language is not null && JoinCheck.Of(state, Name, Language, out _, out _) is { } refusal)
            return refusal;
        return new InvitationView(state.Title, invitation.Role, invitation.Party is { } party ? state.Find(party)?.Name : null, invitation.Expires);
    }
}

/// <summary>What an invitation is for.</summary>
/// <param name="Title">The title of the dialogue.</param>
/// <param name="Role">What the invited will be.</param>
/// <param name="Party">The name of the party they will speak for; null for roles without one.</param>
/// <param name="Expires">When it ends.</param>
public sealed record InvitationView(string Title, Role Role, string? Party, DateTimeOffset Expires);
