namespace Entente.Dialogue;

/// <summary>What became of a command: events in order, or a refusal.</summary>
public sealed class Decision
{
    private Decision(IReadOnlyList<DialogueEvent> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    /// <summary>What happens; empty when it was refused, or when nothing changes.</summary>
    public IReadOnlyList<DialogueEvent> Events { get; }

    /// <summary>Why nothing happens; null when it was not refused.</summary>
    public Refusal? Refusal { get; }

    /// <summary>A decision that nothing changes: what was asked is so already.</summary>
    public static Decision Nothing { get; } = new([], null);

    /// <summary>A decision for events, in order.</summary>
    /// <param name="events">At least one event.</param>
    public static Decision For(params IReadOnlyList<DialogueEvent> events) => new(events, null);

    /// <summary>A refusal.</summary>
    /// <param name="refusal">Why, and what to do next.</param>
    public static Decision Refused(Refusal refusal) => new([], refusal);

    /// <summary>Lets a command end with <c>return refusal</c>.</summary>
    /// <param name="refusal">Why, and what to do next.</param>
    public static implicit operator Decision(Refusal refusal) => Refused(refusal);

    /// <summary>Lets a command end with <c>return happened</c>.</summary>
    /// <param name="happened">The one event.</param>
    public static implicit operator Decision(DialogueEvent happened) => For(happened);
}
