using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Caucuses;

/// <summary>Takes somebody into a caucus; any member can. The newcomer reads what was said before, and its counts are disclosed only when they agree too.</summary>
/// <param name="Caucus">The caucus.</param>
/// <param name="Participant">Who.</param>
public sealed record AddToCaucus(CaucusId Caucus, ParticipantId Participant) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (CaucusMembers.Find(state, context, Caucus, out var caucus) is { } refusal)
            return refusal;
        if (CaucusMembers.Check(state, Participant) is { } unfit)
            return unfit;
        return caucus.Members.Contains(Participant) ? Decision.Nothing : new CaucusMemberAdded(Caucus, Participant);
    }
}

/// <summary>Somebody was taken into a caucus.</summary>
/// <param name="Caucus">The caucus.</param>
/// <param name="Participant">Who.</param>
public sealed record CaucusMemberAdded(CaucusId Caucus, ParticipantId Participant) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var caucus = state.Caucuses[Caucus.Number - 1];
        state.Caucuses[Caucus.Number - 1] = caucus.With([.. caucus.Members, Participant], caucus.Agreeing);
    }
}
