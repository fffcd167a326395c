using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Participants;

/// <summary>Removes somebody from the dialogue. What they did stays; their party keeps its stances.</summary>
/// <param name="Participant">Who; not a convener.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record RemoveParticipant(ParticipantId Participant, string Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (PlainText.Check("reason", Reason, state.Rules.LongestText, out var reason) is { } refusal)
            return refusal;
        return state.Find(Participant) switch
        {
            null => new NotFound($"participant {Participant}"),
            { Role: Role.Convener } => new NotAllowed("A convener cannot be removed: somebody must answer for the dialogue."),
            { HasLeft: true } => Decision.Nothing,
            _ => new ParticipantRemoved(Participant, reason),
        };
    }
}

/// <summary>Somebody was removed.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record ParticipantRemoved(ParticipantId Participant, string Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Replace(state.Participants[Participant.Number - 1] with { HasLeft = true });
}

/// <summary>Leaves the dialogue of one's own will. The party keeps its stances; who spoke for nobody but themselves takes their party along.</summary>
public sealed record LeaveDialogue : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (context.Participant!.Role == Role.Convener)
            return new NotAllowed("A convener cannot leave: somebody must answer for the dialogue.");
        var left = new ParticipantLeft(context.Participant.Id);
        return context.Participant.Party is { } party && state.Find(party) is { Kind: PartyKind.Person, HasWithdrawn: false }
            ? Decision.For(left, new PartyWithdrawn(party, "Left of their own will."))
            : left;
    }
}

/// <summary>Somebody left.</summary>
/// <param name="Participant">Who.</param>
public sealed record ParticipantLeft(ParticipantId Participant) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Replace(state.Participants[Participant.Number - 1] with { HasLeft = true });
}
