using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Mirrors;

/// <summary>Notes that somebody has looked into their own mirror: sent beside <see cref="ReadMirror"/>, for a question changes nothing.</summary>
public sealed record LookIntoMirror : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Mirror;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context) =>
        state.MirrorsSeen.Contains(context.Participant!.Id) ? Decision.Nothing : new MirrorSeen(context.Participant.Id);
}

/// <summary>Somebody looked into their own mirror. What they saw is not kept.</summary>
/// <param name="Participant">Who.</param>
public sealed record MirrorSeen(ParticipantId Participant) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.MirrorsSeen.Add(Participant);
}
