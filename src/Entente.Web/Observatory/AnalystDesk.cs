using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Entente.Web.Observatory;

/// <summary>Does one computation after the other. What was asked is noted on disk, so that a server that was stopped goes on where it left off.</summary>
internal sealed partial class AnalystDesk(RecordLibrary library, WorkShelf shelf, IAnalyst analyst, TimeProvider clock, ILogger<AnalystDesk> logger) : BackgroundService
{
    /// <summary>How many computations may wait.</summary>
    public const int MostWaiting = 50;

    private readonly Channel<(ShownRecord Record, Work Work)> _queue = Channel.CreateUnbounded<(ShownRecord, Work)>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, Work> _open = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private (Work Work, CancellationTokenSource Stop, TaskCompletionSource Ended)? _running;

    /// <summary>All that is waiting, running or failed, oldest first.</summary>
    // The answer is there a moment before the command has ended: then it is done for whoever looks.
    public IReadOnlyList<Work> Open => [.. _open.Where(open => !File.Exists(open.Key)).Select(open => open.Value).OrderBy(work => work.Asked)];

    /// <summary>The result of a computation, a file; null where there is none.</summary>
    public string? Result(ShownRecord record, Computation computation) => shelf.ResultOf(record, computation) is var path && File.Exists(path) ? path : null;

    /// <summary>The computation as it waits, runs or failed; null where nobody asked for it or it is done.</summary>
    public Work? Find(ShownRecord record, Computation computation) => _open.GetValueOrDefault(shelf.ResultOf(record, computation));

    /// <summary>How many computations are before this one.</summary>
    public int Before(Work work) => _open.Values.Count(other => other.Fault is null && other.Asked < work.Asked);

    /// <summary>Asks for a computation, unless it was asked for. One that failed is tried again only where that is meant.</summary>
    /// <returns>The work; null where too many wait.</returns>
    public Work? Ask(ShownRecord record, Computation computation, bool again = false)
    {
        var path = shelf.ResultOf(record, computation);
        lock (_gate)
        {
            if (_open.TryGetValue(path, out var known) && !(again && known.Fault is not null)) return known;
            if (_open.Values.Count(work => work.Fault is null) >= MostWaiting) return null;
            var work = new Work(record.Key, computation, clock.GetUtcNow());
            shelf.Note(record, work);
            _open[path] = work;
            _queue.Writer.TryWrite((record, work));
            return work;
        }
    }

    /// <summary>Withdraws all that was asked of a record: what waits is forgotten, what runs is stopped.</summary>
    /// <param name="record">The record, which is about to be removed.</param>
    /// <param name="cancellation">Ends the wait for what runs.</param>
    public async Task WithdrawAsync(ShownRecord record, CancellationToken cancellation)
    {
        Task ended = Task.CompletedTask;
        lock (_gate)
        {
            foreach (var (path, work) in _open.Where(open => open.Value.Record == record.Key).ToList())
            {
                _open.TryRemove(path, out _);
                shelf.Forget(record, work.Computation);
            }

            if (_running is { } running && running.Work.Record == record.Key)
            {
                running.Stop.Cancel();
                ended = running.Ended.Task;
            }
        }

        await ended.WaitAsync(cancellation);
    }

    /// <summary>Runs the command on a file that is no record of the library yet.</summary>
    /// <returns>What is wrong with it; null for nothing.</returns>
    public async Task<string?> InspectAsync(string path, CancellationToken cancellation)
    {
        var answer = path + ".json";
        try
        {
            var fault = await analyst.RunAsync(["inspect", path, "--format=json", $"--out={answer}"], new Silence(), cancellation);
            return fault?.Replace(path, Path.GetFileName(path), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(answer);
        }
    }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (record, work) in shelf.Noted(library))
        {
            var path = shelf.ResultOf(record, work.Computation);
            if (File.Exists(path))
            {
                shelf.Forget(record, work.Computation);
                continue;
            }

            _open[path] = work;
            if (work.Fault is null) _queue.Writer.TryWrite((record, work));
        }

        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (record, work) in _queue.Reader.ReadAllAsync(stoppingToken)) await DoAsync(record, work, stoppingToken);
    }

    private async Task DoAsync(ShownRecord record, Work work, CancellationToken stop)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (!IsWanted(record, work)) return;
            work.Begun = clock.GetUtcNow();
            _running = (work, own, ended);
        }

        try
        {
            await RunAsync(record, work, own.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // It was withdrawn with its record.
        }
        finally
        {
            lock (_gate) _running = null;
            ended.SetResult();
        }
    }

    // Withdrawn work is not done, and the note of work on a record that is gone is not kept.
    private bool IsWanted(ShownRecord record, Work work)
    {
        var path = shelf.ResultOf(record, work.Computation);
        if (!ReferenceEquals(_open.GetValueOrDefault(path), work)) return false;
        if (Path.Exists(record.Path)) return true;
        _open.TryRemove(path, out _);
        shelf.Forget(record, work.Computation);
        return false;
    }

    private async Task RunAsync(ShownRecord record, Work work, CancellationToken own)
    {
        var path = shelf.ResultOf(record, work.Computation);
        string? fault;
        try
        {
            // The command writes the file whole or not at all.
            fault = await analyst.RunAsync([work.Computation.Verb, record.Path, .. work.Computation.Options(), "--format=json", $"--out={path}"], new Told(work), own);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            LogFailure(logger, failure);
            fault = failure.Message;
        }

        if (fault is null && File.Exists(path))
        {
            shelf.Forget(record, work.Computation);
            _open.TryRemove(path, out _);
            return;
        }

        // Ctrl+C reaches the command as well as the server: what it stopped goes on when the server is started again.
        if (fault == "stopped") await Task.Delay(TimeSpan.FromSeconds(10), clock, own);

        own.ThrowIfCancellationRequested();
        // Paths of this machine are nobody's business who reads the page.
        work.Fault = (fault ?? "The command wrote no answer.").Replace(path, "the answer", StringComparison.Ordinal).Replace(record.Path, record.Title, StringComparison.Ordinal);
        shelf.Note(record, work);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "A computation of the observatory failed")]
    private static partial void LogFailure(ILogger logger, Exception fault);

    private sealed class Told(Work work) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => work.Progress = value with { Doing = value.Doing.StartsWith("reading ", StringComparison.Ordinal) ? "reading the record" : value.Doing };
    }

    private sealed class Silence : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
        }
    }
}
