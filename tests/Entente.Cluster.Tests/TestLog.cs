using Entente.Dialogue;
using Entente.Dialogue.Storage;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Cluster.Tests;

/// <summary>A real log in a temporary folder whose appends a test can hold back and let fail, dialogue by dialogue.</summary>
internal sealed class TestLog(IEventLog inner, string? folder) : IEventLog
{
    private readonly Dictionary<DialogueId, Trouble> _troubles = [];

    public IPersonKeys Keys => inner.Keys;

    /// <summary>How often a dialogue was opened here.</summary>
    public int Openings { get; private set; }

    /// <summary>The handle that was opened here last.</summary>
    public IDialogueLog? Last { get; private set; }

    public static async Task<TestLog> NewAsync()
    {
        var folder = Directory.CreateTempSubdirectory("entente-cluster-").FullName;
        return new TestLog(await EventLogs.OpenSqliteAsync(folder, new EventLogOptions(), TimeProvider.System, default), folder);
    }

    /// <summary>A second log on the same files, as another process would have.</summary>
    public async Task<TestLog> OtherAsync() => new(await EventLogs.OpenSqliteAsync(folder!, new EventLogOptions(), TimeProvider.System, default), null);

    public Trouble Of(DialogueId dialogue)
    {
        lock (_troubles)
            return _troubles.TryGetValue(dialogue, out var known) ? known : _troubles[dialogue] = new Trouble();
    }

    public async Task<IDialogueLog> OpenAsync(DialogueId dialogue, CancellationToken cancellation)
    {
        if (Of(dialogue).OnOpen is { } fault)
            throw fault;
        Openings++;
        return Last = new TestDialogueLog(await inner.OpenAsync(dialogue, cancellation), Of(dialogue));
    }

    public IAsyncEnumerable<LoggedEvent> ReadAsync(DialogueId dialogue, long after, CancellationToken cancellation) => inner.ReadAsync(dialogue, after, cancellation);

    public IAsyncEnumerable<DialogueId> DialoguesAsync(CancellationToken cancellation) => inner.DialoguesAsync(cancellation);

    public IAsyncEnumerable<DialogueHead> HeadsAsync(CancellationToken cancellation) => inner.HeadsAsync(cancellation);

    public Task<LogVerification> VerifyAsync(VerificationOptions options, IProgress<double>? progress, CancellationToken cancellation) =>
        inner.VerifyAsync(options, progress, cancellation);

    public Task<LogHead> ImportAsync(DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation) =>
        inner.ImportAsync(dialogue, events, cancellation);

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private sealed class TestDialogueLog(IDialogueLog inner, Trouble trouble) : IDialogueLog
    {
        private Task _tail = Task.CompletedTask;
        private Exception? _broken;

        public DialogueId Dialogue => inner.Dialogue;

        public long Epoch => inner.Epoch;

        public LogHead Head => inner.Head;

        public Task<LogHead> AppendAsync(IReadOnlyList<EventData> events, CancellationToken cancellation)
        {
            trouble.Appends++;
            if (_tail.IsCompleted && trouble.Held is null && trouble.OnAppend is null && _broken is null)
                return inner.AppendAsync(events, cancellation);
            var append = LaterAsync(_tail, events);
            _tail = append;
            return append;
        }

        public Task SaveSnapshotAsync(int format, ReadOnlyMemory<byte> state, long sequence, CancellationToken cancellation) =>
            inner.SaveSnapshotAsync(format, state, sequence, cancellation);

        public Task<LogSnapshot?> LatestSnapshotAsync(CancellationToken cancellation) => inner.LatestSnapshotAsync(cancellation);

        public Task DeleteSnapshotsAsync(CancellationToken cancellation) => trouble.OnDelete is { } fault ? Task.FromException(fault) : inner.DeleteSnapshotsAsync(cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private async Task<LogHead> LaterAsync(Task before, IReadOnlyList<EventData> events)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (trouble.Held is { } held)
                await held.Task.ConfigureAwait(false);
            _broken ??= trouble.OnAppend;
            if (_broken is null)
                return await inner.AppendAsync(events, default).ConfigureAwait(false);
            if (trouble.KeepsAllTheSame)
                await inner.AppendAsync(events, default).ConfigureAwait(false);
            throw _broken;
        }
    }
}

/// <summary>What goes wrong with one dialogue's log.</summary>
internal sealed class Trouble
{
    public TaskCompletionSource? Held { get; private set; }

    public Exception? OnAppend { get; set; }

    public Exception? OnOpen { get; set; }

    public Exception? OnDelete { get; set; }

    public bool KeepsAllTheSame { get; set; }

    public int Appends { get; set; }

    public void Hold() => Held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        var held = Held;
        Held = null;
        held?.SetResult();
    }
}
