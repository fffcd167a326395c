namespace Entente.Dialogue.Storage;

/// <summary>One owner's handle on one dialogue. Safe for use from many threads.</summary>
public interface IDialogueLog : IAsyncDisposable
{
    /// <summary>The dialogue.</summary>
    DialogueId Dialogue { get; }

    /// <summary>The number of this ownership, from 1; each opening has a higher one.</summary>
    long Epoch { get; }

    /// <summary>The last event that is durable.</summary>
    LogHead Head { get; }

    /// <summary>Appends events, all or none. Enqueues in the order of the calls (many appends may be in flight) and completes when they are durable.</summary>
    /// <param name="events">What happened, in order; without any, nothing is done.</param>
    /// <param name="cancellation">Looked at before the events are enqueued, and not after: what is enqueued is waited for.</param>
    /// <returns>The head with these events.</returns>
    /// <exception cref="ArgumentException">An event is not one; nothing of the call was enqueued, and the handle stays good.</exception>
    /// <exception cref="OwnershipLostException">Another owner has opened the dialogue since: nothing was kept, nor will be.</exception>
    /// <exception cref="LogUnavailableException">The database is away: whether this append is kept is not known. The handle is of no more use;
    /// open the dialogue again, and its head says what was kept.</exception>
    Task<LogHead> AppendAsync(IReadOnlyList<EventData> events, CancellationToken cancellation);

    /// <summary>Keeps a state to begin from next time; of several the latest two stay.</summary>
    /// <param name="format">The owner's number for how the state is written.</param>
    /// <param name="state">The state, in the owner's own form; at least one byte.</param>
    /// <param name="sequence">The last event in the state, durable already.</param>
    /// <param name="cancellation">Gives up before the work has begun.</param>
    /// <exception cref="OwnershipLostException">Another owner has opened the dialogue since.</exception>
    Task SaveSnapshotAsync(int format, ReadOnlyMemory<byte> state, long sequence, CancellationToken cancellation);

    /// <summary>The latest state that stands on an event of the log; null if there is none.</summary>
    /// <param name="cancellation">Gives up.</param>
    Task<LogSnapshot?> LatestSnapshotAsync(CancellationToken cancellation);

    /// <summary>Removes all kept states, as an erasure asks for when they hold personal data in the clear.</summary>
    /// <param name="cancellation">Gives up before the work has begun.</param>
    /// <exception cref="OwnershipLostException">Another owner has opened the dialogue since.</exception>
    Task DeleteSnapshotsAsync(CancellationToken cancellation);
}
