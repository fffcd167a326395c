namespace Entente.Cluster.Watching;

/// <summary>Somebody who watches a dialogue in this process: what changed since they were last told, and who waits for it.</summary>
/// <remarks>Costs a few hundred bytes while nothing changes. What comes while somebody is slow adds to one notice; nothing queues up.</remarks>
internal sealed class Watcher(DialogueFeed feed, string account, int participant, TimeProvider time, TimeSpan interval) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private SortedSet<string>? _kinds;
    private long _sequence;
    private long? _told;
    private bool _isEnded;
    private TaskCompletionSource? _waits;

    /// <summary>The account that watches.</summary>
    public string Account => account;

    /// <summary>The participant it is.</summary>
    public int Participant => participant;

    /// <summary>The next notice, when there is one.</summary>
    /// <returns>Null when the watching has ended: the watcher may not read any more.</returns>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async ValueTask<DialogueNotice?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task wait;
            lock (_gate)
            {
                if (_isEnded)
                    return null;
                if (_kinds is not null)
                {
                    var passed = _told is { } told ? time.GetElapsedTime(told) : interval;
                    if (passed >= interval)
                    {
                        var notice = new DialogueNotice(_sequence, [.. _kinds]);
                        _kinds = null;
                        _told = time.GetTimestamp();
                        return notice;
                    }
                    wait = Task.Delay(interval - passed, time, cancellation);
                }
                else
                {
                    wait = (_waits ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(cancellation);
                }
            }
            await wait;
        }
    }

    /// <summary>Something changed.</summary>
    public void Tell(NoticeBatch batch)
    {
        lock (_gate)
        {
            var before = _kinds?.Count ?? 0;
            if (batch.Kinds.Length > 0)
                (_kinds ??= new SortedSet<string>(StringComparer.Ordinal)).UnionWith(batch.Kinds);
            foreach (var notice in batch.Private)
            {
                if (notice.Participants.Contains(participant))
                    (_kinds ??= new SortedSet<string>(StringComparer.Ordinal)).Add(notice.Kind);
            }
            // What only others may know of moves nothing here, not even the number.
            if (_kinds is null || (_kinds.Count == before && batch.Kinds.Length == 0))
                return;
            _sequence = Math.Max(_sequence, batch.Sequence);
            Wake();
        }
    }

    /// <summary>Ends the watching.</summary>
    public void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            Wake();
        }
    }

    public ValueTask DisposeAsync() => feed.RemoveAsync(this);

    private void Wake()
    {
        _waits?.TrySetResult();
        _waits = null;
    }
}
