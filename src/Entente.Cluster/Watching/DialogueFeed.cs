using Entente.Cluster.Live;

namespace Entente.Cluster.Watching;

/// <summary>A dialogue that somebody in this process watches: one subscription at its grain, however many watch.</summary>
#pragma warning disable CA1001 // The last who watches ends the subscription; the feed itself lives as long as the process.
internal sealed class DialogueFeed(NoticeHub hub, IDialogueGrain grain, string dialogue, TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Renewal = NoticeBoard.Lease / 3;
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly HashSet<Watcher> _watchers = [];
    private CancellationTokenSource? _watched;
    private TaskCompletionSource _subscribed = new();
    private long? _sequence;
    private int _isChecking;

    /// <summary>The dialogue.</summary>
    public string Dialogue => dialogue;

    /// <summary>Adds a watcher; the first begins the subscription. From the first notice on, which comes at once and says to look at everything, none is missed.</summary>
    public async ValueTask AddAsync(Watcher watcher, CancellationToken cancellation)
    {
        Task subscribed;
        lock (_gate)
        {
            _watchers.Add(watcher);
            if (_watched is null)
            {
                _watched = new CancellationTokenSource();
                _subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _sequence = null;
                _ = SubscribeAsync(_watched.Token);
            }
            subscribed = _subscribed.Task;
        }
        await subscribed.WaitAsync(cancellation);
        lock (_gate)
            watcher.Tell(new NoticeBatch(dialogue, _sequence ?? 0, ["all"], []));
    }

    /// <summary>Removes a watcher; the last ends the subscription.</summary>
    public async ValueTask RemoveAsync(Watcher watcher)
    {
        CancellationTokenSource? ended = null;
        lock (_gate)
        {
            if (_watchers.Remove(watcher) && _watchers.Count == 0)
                (ended, _watched) = (_watched, null);
        }
        if (ended is null)
            return;
        await ended.CancelAsync();
        ended.Dispose();
        try
        {
            await grain.UnsubscribeAsync(hub.Receiver);
        }
        catch (Exception fault) when (DialogueHost.IsOfTheCluster(fault))
        {
            // It forgets by itself.
        }
    }

    /// <summary>Something changed.</summary>
    public void Tell(NoticeBatch batch)
    {
        lock (_gate)
        {
            if (_watched is null)
                return;
            _sequence = Math.Max(_sequence ?? 0, batch.Sequence);
            foreach (var watcher in _watchers)
                watcher.Tell(batch);
        }
        if (batch.Kinds.Contains("people"))
            _ = CheckAsync();
    }

    private async Task SubscribeAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var reached = await TryAsync();
                await Task.Delay(reached ? Renewal : Retry, time, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody watches any more.
        }
    }

    private async Task<bool> TryAsync()
    {
        long? sequence;
        try
        {
            sequence = await grain.SubscribeAsync(hub.Receiver);
        }
        catch (Exception fault) when (DialogueHost.IsOfTheCluster(fault))
        {
            return false;
        }
        if (sequence is not { } now)
            return false;
        lock (_gate)
        {
            // Its process died, or word was lost: whoever watches looks at everything.
            var missed = _sequence is { } known && now > known;
            _sequence = Math.Max(_sequence ?? 0, now);
            if (missed)
            {
                foreach (var watcher in _watchers)
                    watcher.Tell(new NoticeBatch(dialogue, now, ["all"], []));
            }
            _subscribed.TrySetResult();
        }
        return true;
    }

    /// <summary>Ends the watching of those who may not read any more: one question for all of them.</summary>
    private async Task CheckAsync()
    {
        if (Interlocked.Exchange(ref _isChecking, 1) != 0)
            return;
        try
        {
            Watcher[] watchers;
            lock (_gate)
                watchers = [.. _watchers];
            if (await grain.ReadersAsync(Array.ConvertAll(watchers, watcher => watcher.Account)) is not { } readers)
                return;
            for (var place = 0; place < watchers.Length; place++)
            {
                if (readers[place] != watchers[place].Participant)
                    watchers[place].End();
            }
        }
        catch (Exception fault) when (DialogueHost.IsOfTheCluster(fault))
        {
            // Word of the next change asks again; what a watcher sees is asked for and decided anew each time.
        }
        finally
        {
            Volatile.Write(ref _isChecking, 0);
        }
    }
}
