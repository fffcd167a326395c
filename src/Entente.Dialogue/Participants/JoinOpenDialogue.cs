using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Participants;

/// <summary>Joins an open dialogue; each person is a party of their own.</summary>
/// <param name="Name">What the person wants to be called; null for none.</param>
/// <param name="Language">The language they read.</param>
public sealed record JoinOpenDialogue(string? Name, string Language) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => null;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        // An invited dialogue does not tell that it exists.
        if (state.Rules.Openness != Openness.Open)
            return new NotFound("dialogue");
        if (context.Participant is not null)
            return new HasJoinedOpenDialogue();
        if (context.Caller.Kind is AccountKind.None or AccountKind.Clock)
            return new NotAllowed("Joining needs an account. Sign in, or take the key of a device where the dialogue allows it.");
        if (context.Caller.Kind is AccountKind.Device or AccountKind.Guest && !state.Rules.AllowsAnonymous)
            return new NotAllowed("This dialogue does not allow anonymous participation. Sign in with a login and join again.");
        if (JoinCheck.Of(state, Name, Language, out var name, out var language) is { } refusal)
            return refusal;
        var party = new PartyId(state.Parties.Count + 1);
        return Decision.For(
            new PartyAdmitted(party, null, null, PartyKind.Person, 1),
            new ParticipantJoined(new ParticipantId(state.Participants.Count + 1), Role.Delegate, party, null, language).Named(name, context.Caller.Account));
    }
}

/// <summary>The account has joined this open dialogue.</summary>
public sealed record HasJoinedOpenDialogue() : Refusal(RefusalKind.Conflict, "You have joined this dialogue already. Go on where you were.");
