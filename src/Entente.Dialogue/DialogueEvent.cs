using System.Text.Json.Serialization;
using Entente.Dialogue.Participants;

namespace Entente.Dialogue;

/// <summary>Something that happened in a dialogue: in the past tense, never changed, folded into the state by <see cref="Apply"/>.</summary>
/// <remarks>
/// The name of the type in kebab case is its kind in the log (<c>stance-taken</c>), a contract with every log ever written: a type is never renamed, and a
/// property is only ever added, with a default that means what its absence meant.
/// </remarks>
public abstract record DialogueEvent
{
    /// <summary>When it happened, by the clock of the server; kept in the log's envelope, not in the payload.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for what the rules did by themselves, such as the end of a silence period.</summary>
    public ParticipantId? By { get; init; }

    /// <summary>The caller's own identifier of the request that led here, so that a repetition is known as one; null when none was given.</summary>
    public string? Request { get; init; }

    /// <summary>Folds the event into the state. It decides nothing, reads no clock and refuses nothing: what happened, happened.</summary>
    /// <param name="state">The state of the dialogue before the event, changed in place to the state after it.</param>
    protected internal abstract void Apply(DialogueState state);
}
