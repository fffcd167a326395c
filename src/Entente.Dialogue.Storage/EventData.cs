namespace Entente.Dialogue.Storage;

/// <summary>What a dialogue appends to its log: one thing that happened.</summary>
/// <param name="Kind">The name of the event, as in <c>StanceTaken</c>: 1 to 100 ASCII letters, digits, dots, hyphens and underscores.</param>
/// <param name="Time">When it happened. Kept to the microsecond (rounded down), as UTC.</param>
/// <param name="Payload">The event as UTF-8 JSON, 1 byte to <see cref="EventLogOptions.MaximumPayload"/>; kept byte for byte and never looked into.
/// The bytes must not change until the append has completed.</param>
public readonly record struct EventData(string Kind, DateTimeOffset Time, ReadOnlyMemory<byte> Payload);
