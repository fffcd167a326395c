using Entente.Dialogue.Storage.Verification;

namespace Entente.Dialogue.Storage.Writing;

/// <summary>A database that holds the log. Its failures come out as the exceptions that <see cref="IEventLog"/> documents.</summary>
internal interface ILogStore : IAsyncDisposable
{
    /// <summary>Whether appending holds its thread until it is done, so that the writer needs a thread of its own.</summary>
    bool Blocks { get; }

    /// <summary>Begins a new epoch of a dialogue.</summary>
    Task<OpenedDialogue> OpenAsync(DialogueId dialogue, CancellationToken cancellation);

    /// <summary>Appends the events of several handles in one transaction and says of each whether it was kept. Called by the writer alone.</summary>
    ValueTask AppendAsync(IReadOnlyList<AppendGroup> groups);

    /// <summary>Keeps a snapshot if the owner is still the owner and the event is there; the latest two stay.</summary>
    Task SaveSnapshotAsync(OpenedDialogue owner, int format, ReadOnlyMemory<byte> state, long sequence, CancellationToken cancellation);

    /// <summary>The latest snapshot whose event is in the log with the same hash.</summary>
    Task<LogSnapshot?> LatestSnapshotAsync(OpenedDialogue owner, CancellationToken cancellation);

    /// <summary>Removes the snapshots of a dialogue.</summary>
    Task DeleteSnapshotsAsync(OpenedDialogue owner, CancellationToken cancellation);

    /// <summary>Writes a whole dialogue in one transaction.</summary>
    Task<LogHead> ImportAsync(DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation);

    /// <summary>The dialogues with events, by name, or one of them.</summary>
    Task<IReadOnlyList<StoredDialogue>> DialoguesAsync(DialogueId? dialogue, CancellationToken cancellation);

    /// <summary>Some events of a dialogue in order, with the hash of the one before them.</summary>
    Task<EventPage> PageAsync(DialogueId dialogue, long after, int count, CancellationToken cancellation);

    /// <summary>Shows every event of some dialogues, by dialogue and place, as one moment of the database saw them.</summary>
    Task ScanAsync(DialogueId? dialogue, IEventScan scan, CancellationToken cancellation);
}

/// <summary>A dialogue as the database records it.</summary>
/// <param name="Key">Its number in the database.</param>
/// <param name="Dialogue">Its name.</param>
/// <param name="Head">Its head.</param>
internal sealed record StoredDialogue(long Key, DialogueId Dialogue, LogHead Head);

/// <summary>An event as the database holds it, before anything was checked.</summary>
internal readonly record struct StoredEvent(long Sequence, string Kind, long Time, byte[] Payload, byte[] Hash);

/// <summary>Some events in order.</summary>
/// <param name="Previous">The hash of the event before them; zeros before the first, null where it is not there.</param>
/// <param name="Events">The events.</param>
internal sealed record EventPage(byte[]? Previous, IReadOnlyList<StoredEvent> Events);
