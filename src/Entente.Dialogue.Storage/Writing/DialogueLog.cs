using Entente.Dialogue.Storage.Chain;

namespace Entente.Dialogue.Storage.Writing;

/// <summary>One owner's handle: gives every event its place and hash in the order of the calls, and the writer the rest of the work.</summary>
/// <param name="opened">The dialogue as it was taken.</param>
/// <param name="store">Where snapshots are kept.</param>
/// <param name="writer">Who writes the events.</param>
internal sealed class DialogueLog(OpenedDialogue opened, ILogStore store, LogWriter writer) : IDialogueLog
{
    private readonly Lock _gate = new();
    private readonly EventHash _hash = new(opened.Dialogue);
    private LogHead _taken = opened.Head;
    private LogHead _head = opened.Head;
    private Exception? _fault;
    private bool _closed;
    private Task _last = Task.CompletedTask;

    /// <inheritdoc/>
    public DialogueId Dialogue => opened.Dialogue;

    /// <inheritdoc/>
    public long Epoch => opened.Epoch;

    /// <summary>The number of the dialogue in the database.</summary>
    public long Key => opened.Key;

    /// <inheritdoc/>
    public LogHead Head => Volatile.Read(ref _head);

    /// <summary>Why the handle is of no more use; null while it is.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <inheritdoc/>
    public Task<LogHead> AppendAsync(IReadOnlyList<EventData> events, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(events);
        cancellation.ThrowIfCancellationRequested();
        if (Fault is { } fault) return Task.FromException<LogHead>(fault);
        if (events.Count == 0) return Task.FromResult(Head);
        lock (_gate)
        {
            if (_fault is not null) return Task.FromException<LogHead>(_fault);
            ObjectDisposedException.ThrowIf(_closed, this);
            // A chain of its own, so that an event that is refused leaves the handle as it was.
            var chain = new ChainBuilder(_hash, _taken);
            var chained = new HashedEvent[events.Count];
            for (var place = 0; place < chained.Length; place++) chained[place] = chain.Add(events[place]);
            var append = new PendingAppend(this, _taken.Sequence + 1, chained);
            writer.Take(append);
            _taken = append.Head;
            _last = append.Outcome.Task;
            return append.Outcome.Task;
        }
    }

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(int format, ReadOnlyMemory<byte> state, long sequence, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(state.Length, nameof(state));
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, Head.Sequence);
        return store.SaveSnapshotAsync(opened, format, state, sequence, cancellation);
    }

    /// <inheritdoc/>
    public Task<LogSnapshot?> LatestSnapshotAsync(CancellationToken cancellation) => store.LatestSnapshotAsync(opened, cancellation);

    /// <inheritdoc/>
    public Task DeleteSnapshotsAsync(CancellationToken cancellation) => store.DeleteSnapshotsAsync(opened, cancellation);

    /// <summary>Waits for what is in flight, and takes nothing more.</summary>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (_gate)
        {
            _closed = true;
            last = _last;
        }

        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Notes that events are durable.</summary>
    public void Advance(LogHead head) => Volatile.Write(ref _head, head);

    /// <summary>Ends the use of the handle: what it would append next has no predecessor.</summary>
    public void Break(Exception fault)
    {
        lock (_gate) _fault ??= fault;
    }
}
