using System.Runtime.CompilerServices;
using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Dialogue.Storage.Writing;

/// <summary>The log over a store: handles, the writer they share, and reading with the chain checked.</summary>
internal sealed class EventLog : IEventLog
{
    private const int EventsOfPage = 256;
    private readonly ILogStore _store;
    private readonly LogWriter _writer;
    private readonly IAsyncDisposable _keys;
    private int _closed;

    /// <summary>A log; it owns what it is given.</summary>
    public EventLog(ILogStore store, IOwnedKeys keys, EventLogOptions options)
    {
        (_store, Keys, _keys) = (store, keys, keys);
        _writer = new LogWriter(store, Math.Max(1, options.LargestGroup));
    }

    /// <inheritdoc/>
    public IPersonKeys Keys { get; }

    /// <inheritdoc/>
    public async Task<IDialogueLog> OpenAsync(DialogueId dialogue, CancellationToken cancellation)
    {
        Require(dialogue);
        return new DialogueLog(await _store.OpenAsync(dialogue, cancellation), _store, _writer);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoggedEvent> ReadAsync(DialogueId dialogue, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Require(dialogue);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        var hash = new EventHash(dialogue);
        byte[]? previous = null;
        while (true)
        {
            var page = await _store.PageAsync(dialogue, after, EventsOfPage, cancellation);
            previous ??= page.Previous;
            foreach (var item in page.Events)
            {
                if (item.Sequence != after + 1 || previous is null)
                    throw new LogDamagedException($"the dialogue '{dialogue}' lacks event {(previous is null ? after : after + 1)} before event {item.Sequence}");
                var computed = hash.Of(previous, item.Sequence, item.Kind, item.Time, item.Payload);
                if (!computed.AsSpan().SequenceEqual(item.Hash) || EventEncoding.Moment(item.Time) is not { } time)
                    throw new LogDamagedException($"event {item.Sequence} of the dialogue '{dialogue}' was changed: it gives the hash {Convert.ToHexStringLower(computed)}, recorded is {Convert.ToHexStringLower(item.Hash)}");
                yield return new LoggedEvent(dialogue, item.Sequence, item.Kind, time, item.Payload, item.Hash);
                (after, previous) = (item.Sequence, item.Hash);
            }

            if (page.Events.Count < EventsOfPage) yield break;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DialogueId> DialoguesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var item in await _store.DialoguesAsync(dialogue: null, cancellation)) yield return item.Dialogue;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DialogueHead> HeadsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var item in await _store.DialoguesAsync(dialogue: null, cancellation)) yield return new DialogueHead(item.Dialogue, item.Head);
    }

    /// <inheritdoc/>
    public async Task<LogVerification> VerifyAsync(VerificationOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var verifier = new ChainVerifier(options, progress, cancellation);
        await _store.ScanAsync(options.Dialogue, verifier, cancellation);
        return await verifier.ResultAsync();
    }

    /// <inheritdoc/>
    public Task<LogHead> ImportAsync(DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation)
    {
        Require(dialogue);
        return _store.ImportAsync(dialogue, events, cancellation);
    }

    /// <summary>Writes what is in flight, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        await _writer.DisposeAsync();
        await _store.DisposeAsync();
        await _keys.DisposeAsync();
    }

    private static void Require(DialogueId dialogue)
    {
        if (dialogue.Value.Length == 0) throw new ArgumentException("No dialogue is named; expected an identifier.", nameof(dialogue));
    }
}

/// <summary>Keys of persons that hold a database open.</summary>
internal interface IOwnedKeys : IPersonKeys, IAsyncDisposable;
