using System.Threading.Channels;

namespace Entente.Dialogue.Storage.Writing;

/// <summary>The one writer of a log: whatever waits goes into one transaction, so that one wait for the disk serves all dialogues.</summary>
internal sealed class LogWriter : IAsyncDisposable
{
    private const long LargestGroupBytes = 32L << 20;
    private readonly Channel<PendingAppend> _queue = Channel.CreateUnbounded<PendingAppend>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<DialogueLog, AppendGroup> _groups = [];
    private readonly ILogStore _store;
    private readonly int _largestGroup;
    private readonly Task _loop;

    /// <summary>Starts the writer.</summary>
    /// <param name="store">Where it writes to.</param>
    /// <param name="largestGroup">The most appends that share a transaction.</param>
    public LogWriter(ILogStore store, int largestGroup)
    {
        _store = store;
        _largestGroup = largestGroup;
        // A store that blocks waits for the disk on this thread; one of the pool would be missed there by the server's own work.
        _loop = Task.Factory.StartNew(LoopAsync, CancellationToken.None, store.Blocks ? TaskCreationOptions.LongRunning : TaskCreationOptions.None, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Takes an append; appends are written in the order in which they are taken.</summary>
    /// <exception cref="ObjectDisposedException">The log was closed.</exception>
    public void Take(PendingAppend append) => ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(append), typeof(IEventLog));

    /// <summary>Writes what was taken, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task LoopAsync()
    {
        while (await WaitAsync())
        {
            var (count, bytes) = (0, 0L);
            while (count < _largestGroup && bytes < LargestGroupBytes && _queue.Reader.TryRead(out var append))
            {
                if (append.Owner.Fault is { } fault)
                {
                    append.Outcome.SetException(fault);
                    continue;
                }

                if (!_groups.TryGetValue(append.Owner, out var group)) _groups[append.Owner] = group = new AppendGroup(append.Owner);
                group.Appends.Add(append);
                count++;
                bytes += append.Bytes;
            }

            if (count > 0) await CommitAsync([.. _groups.Values]);
            _groups.Clear();
        }
    }

    // A store that blocks completes its work before it returns, so with this wait the loop stays on its own thread throughout.
    private ValueTask<bool> WaitAsync() => _store.Blocks
        ? ValueTask.FromResult(_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        : _queue.Reader.WaitToReadAsync();

    private async ValueTask CommitAsync(AppendGroup[] groups)
    {
        try
        {
            await _store.AppendAsync(groups);
        }
        catch (LogDamagedException) when (groups.Length > 1)
        {
            // One dialogue that the database refuses must not take the others along.
            foreach (var group in groups) await CommitAsync([group]);
            return;
        }
#pragma warning disable CA1031 // Whatever went wrong, those who wait must hear of it, and the writer goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var fault = exception is LogUnavailableException or LogDamagedException ? exception
                : new LogUnavailableException($"the database failed: {exception.Message}", exception);
            foreach (var group in groups) Fail(group, fault);
            return;
        }

        foreach (var group in groups)
        {
            if (!group.IsKept)
            {
                Fail(group, new OwnershipLostException(group.Owner.Dialogue, group.Owner.Epoch));
                continue;
            }

            group.Owner.Advance(group.Head);
            foreach (var append in group.Appends) append.Outcome.SetResult(append.Head);
        }
    }

    private static void Fail(AppendGroup group, Exception fault)
    {
        group.Owner.Break(fault);
        foreach (var append in group.Appends) append.Outcome.SetException(fault);
    }
}
