using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Caucuses;

/// <summary>Agrees, or no longer agrees, that the counts of a caucus are disclosed to the dialogue when it is closed. They are when every member agrees.</summary>
/// <remarks>Counts of a small room can tell how its members stand: five who all support are five supporters by name. Each member takes that decision for themselves.</remarks>
/// <param name="Caucus">The caucus.</param>
/// <param name="Agrees">Whether one agrees.</param>
public sealed record AgreeToDisclosure(CaucusId Caucus, bool Agrees) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (CaucusMembers.Find(state, context, Caucus, out var caucus) is { } refusal)
            return refusal;
        var own = context.Participant!.Id;
        return caucus.Agreeing.Contains(own) == Agrees ? Decision.Nothing : new DisclosureAgreed(Caucus, own, Agrees);
    }
}

/// <summary>A member of a caucus agreed, or no longer agreed, that its counts are disclosed.</summary>
/// <param name="Caucus">The caucus.</param>
/// <param name="Participant">Who.</param>
/// <param name="Agrees">Whether they agree.</param>
public sealed record DisclosureAgreed(CaucusId Caucus, ParticipantId Participant, bool Agrees) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var caucus = state.Caucuses[Caucus.Number - 1];
        var others = caucus.Agreeing.Where(member => member != Participant);
        state.Caucuses[Caucus.Number - 1] = caucus.With(caucus.Members, Agrees ? [.. others, Participant] : [.. others]);
    }
}
