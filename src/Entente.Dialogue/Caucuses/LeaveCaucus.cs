using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Caucuses;

/// <summary>Leaves a caucus. What one said there stays with its members.</summary>
/// <param name="Caucus">The caucus.</param>
public sealed record LeaveCaucus(CaucusId Caucus) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context) =>
        CaucusMembers.Find(state, context, Caucus, out _) is { } refusal ? refusal : new CaucusLeft(Caucus, context.Participant!.Id);
}

/// <summary>Somebody left a caucus.</summary>
/// <param name="Caucus">The caucus.</param>
/// <param name="Participant">Who.</param>
public sealed record CaucusLeft(CaucusId Caucus, ParticipantId Participant) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var caucus = state.Caucuses[Caucus.Number - 1];
        state.Caucuses[Caucus.Number - 1] = caucus.With(
            [.. caucus.Members.Where(member => member != Participant)], [.. caucus.Agreeing.Where(member => member != Participant)]);
    }
}
