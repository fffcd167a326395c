namespace Entente.Dialogue.Storage;

/// <summary>An event as the log holds it.</summary>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Sequence">Its place in the dialogue, from 1, without gaps.</param>
/// <param name="Kind">The name of the event.</param>
/// <param name="Time">When it happened, UTC, whole microseconds.</param>
/// <param name="Payload">The event as UTF-8 JSON, byte for byte as it was appended.</param>
/// <param name="Hash">The hash of this event and, through its predecessor's, of all before it; 32 bytes.</param>
public sealed record LoggedEvent(
    DialogueId Dialogue, long Sequence, string Kind, DateTimeOffset Time, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte> Hash);
