using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Invitations;

/// <summary>Joins a dialogue by an invitation, which is used up by it.</summary>
/// <param name="CodeHash">SHA-256 of the code, base64url.</param>
/// <param name="Name">What the person wants to be called; null for none.</param>
/// <param name="Language">The language they read.</param>
public sealed record AcceptInvitation(string CodeHash, string? Name, string Language) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => null;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (context.Caller.Kind is AccountKind.None or AccountKind.Clock)
            return new NotAllowed("An invitation is accepted by an account. Sign in, or let the server make a guest account for you.");
        // Who guesses codes learns nothing: a code that never was and one of another dialogue read alike.
        if (Find(state, CodeHash) is not { } invitation)
            return new InvitationUnknown();
        if (invitation.UsedBy is not null)
            return context.Participant is { } same && same.Id == invitation.UsedBy ? Decision.Nothing : new InvitationIsUsed();
        if (invitation.IsRevoked || context.Now >= invitation.Expires)
            return new InvitationHasEnded();
        if (context.Participant is not null)
            return new HasJoinedAlready();
        if (invitation.Party is { } party && state.Find(party) is not { HasWithdrawn: false })
            return new InvitationHasEnded();
        return JoinCheck.Of(state, Name, Language, out var name, out var language)
            ?? (Decision)new ParticipantJoined(new ParticipantId(state.Participants.Count + 1), invitation.Role, invitation.Party, invitation.Id, language)
                .Named(name, context.Caller.Account);
    }

    // Hashes of 128 random bits: how long a comparison takes tells nothing that helps to find one.
    internal static Invitation? Find(DialogueState state, string codeHash) =>
        state.Invitations.Find(candidate => string.Equals(candidate.CodeHash, codeHash, StringComparison.Ordinal));
}

/// <summary>No invitation has this code.</summary>
public sealed record InvitationUnknown()
    : Refusal(RefusalKind.NotFound, "No invitation of this dialogue has this code. Check the link, letter by letter, or ask the convener for a new one.");

/// <summary>The invitation was used.</summary>
public sealed record InvitationIsUsed()
    : Refusal(RefusalKind.Gone, "This invitation was used already; each works once. If it was not you, tell the convener at once, and ask for a new one.");

/// <summary>The invitation has expired or was revoked.</summary>
public sealed record InvitationHasEnded() : Refusal(RefusalKind.Gone, "This invitation has expired or was revoked. Ask the convener for a new one.");

/// <summary>The account has joined this dialogue.</summary>
public sealed record HasJoinedAlready() : Refusal(RefusalKind.Conflict, "You have joined this dialogue already. Go on as who you are here, or use another account.");
