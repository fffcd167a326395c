namespace Entente.Dialogue.Storage.Writing;

/// <summary>An event that has its place and its hash, on its way to the database.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Time">Microseconds since 1970.</param>
/// <param name="Payload">Its content.</param>
/// <param name="Hash">Its hash.</param>
internal readonly record struct HashedEvent(string Kind, long Time, ReadOnlyMemory<byte> Payload, byte[] Hash);

/// <summary>One call of append, on its way to the database.</summary>
/// <param name="owner">The handle that it was made on.</param>
/// <param name="first">The place of its first event.</param>
/// <param name="events">Its events.</param>
internal sealed class PendingAppend(DialogueLog owner, long first, HashedEvent[] events)
{
    /// <summary>The handle that it was made on.</summary>
    public DialogueLog Owner { get; } = owner;

    /// <summary>The place of its first event.</summary>
    public long First { get; } = first;

    /// <summary>Its events; at least one.</summary>
    public HashedEvent[] Events { get; } = events;

    /// <summary>The head once it is durable.</summary>
    public LogHead Head { get; } = new(first + events.Length - 1, events[^1].Hash);

    /// <summary>The bytes of its payloads.</summary>
    public long Bytes { get; } = events.Sum(item => (long)item.Payload.Length);

    /// <summary>What the caller waits for. Callers go on elsewhere, never on the writer's thread.</summary>
    public TaskCompletionSource<LogHead> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>The appends of one handle that share a transaction.</summary>
/// <param name="owner">The handle.</param>
internal sealed class AppendGroup(DialogueLog owner)
{
    /// <summary>The handle.</summary>
    public DialogueLog Owner { get; } = owner;

    /// <summary>The appends, in the order of the calls; at least one.</summary>
    public List<PendingAppend> Appends { get; } = [];

    /// <summary>The place after which they begin.</summary>
    public long Since => Appends[0].First - 1;

    /// <summary>The head once they are durable.</summary>
    public LogHead Head => Appends[^1].Head;

    /// <summary>Set by the store: whether the handle still owned the dialogue, and so whether the events were kept.</summary>
    public bool IsKept { get; set; }
}
