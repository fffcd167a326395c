using Entente.Dialogue.Participants;

namespace Entente.Dialogue;

/// <content>Who has looked into their mirror.</content>
public sealed partial class DialogueState
{
    /// <summary>Participants who have looked into their own mirror, in the order they first did.</summary>
    public Register<ParticipantId> MirrorsSeen { get; } = [];
}
