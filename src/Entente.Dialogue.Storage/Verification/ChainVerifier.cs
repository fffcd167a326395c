using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Writing;

namespace Entente.Dialogue.Storage.Verification;

/// <summary>Verifies the chains of a log while it is read: one thread reads and looks for gaps, another recomputes the hashes. Memory stays flat.</summary>
internal sealed class ChainVerifier : IEventScan, IDisposable
{
    private const int Chunks = 6;
    private readonly VerificationOptions _options;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly BlockingCollection<EventChunk> _full = new(Chunks);
    private readonly BlockingCollection<EventChunk> _empty = new(Chunks);
    private readonly List<(int Dialogue, LogFault Fault)> _faultsOfOrder = [];
    private readonly List<(int Dialogue, LogFault Fault)> _faultsOfContent = [];
    private readonly List<DialogueVerification> _verified = [];
    private readonly byte[] _previous = new byte[EventEncoding.HashLength];
    private readonly Task _hashing;
    private IReadOnlyList<StoredDialogue> _dialogues = [];
    private EventChunk _chunk = new();
    private byte[] _name = [];
    private int _current = -1;
    private long _unknown = -1;
    private long _sequence;
    private long _events;
    private long _seen;
    private long _total;
    private long _faultCount;
    private long? _publishedAt;

    /// <summary>Starts a verification.</summary>
    public ChainVerifier(VerificationOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        if (options.Published is not null && options.Dialogue is null)
            throw new ArgumentException("A published head is that of one dialogue; expected the dialogue to be named.", nameof(options));
        (_options, _progress, _cancellation) = (options, progress, cancellation);
        for (var made = 1; made < Chunks; made++) _empty.Add(new EventChunk(), CancellationToken.None);
        _hashing = Task.Factory.StartNew(Hash, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<StoredDialogue> dialogues)
    {
        _dialogues = dialogues;
        _total = Math.Max(1, dialogues.Sum(dialogue => dialogue.Head.Sequence));
    }

    /// <inheritdoc/>
    public void See(long dialogue, long sequence, ReadOnlySpan<byte> kind, long time, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> hash)
    {
        if (!IsOf(dialogue, sequence)) return;
        _events++;
        if (sequence == _sequence + 1) Put(sequence, kind, time, payload, hash);
        else
            Add(_faultsOfOrder, _current, new LogFault(_dialogues[_current].Dialogue, _sequence + 1, LogFaultKind.EventsMissing, $"event {_sequence + 1}", $"event {sequence}"));
        _sequence = sequence;
        // Without its predecessor an event cannot be judged; the next one is judged by what this one records.
        _previous.AsSpan().Clear();
        hash[..Math.Min(hash.Length, _previous.Length)].CopyTo(_previous);
        if (_options.Published is { } published && published.Sequence is var at && (at == 0 || at == sequence) && hash.SequenceEqual(published.Hash.Span))
            _publishedAt = sequence;
    }

    /// <summary>Ends a verification whose events have all been seen.</summary>
    public async Task<LogVerification> ResultAsync()
    {
        FinishUpTo(_dialogues.Count);
        _full.Add(_chunk, _cancellation);
        _full.CompleteAdding();
        await _hashing;
        if (_options.Published is { } published && _publishedAt is null)
        {
            var place = published.Sequence == 0 ? "" : $" at event {published.Sequence}";
            Add(_faultsOfOrder, int.MaxValue, new LogFault(
                _options.Dialogue!.Value, published.Sequence, LogFaultKind.PublishedHeadMissing, $"{Convert.ToHexStringLower(published.Hash.Span)}{place}", "no such event"));
        }

        _progress?.Report(1);
        return new LogVerification
        {
            Dialogues = [.. _verified],
            Faults = [.. _faultsOfOrder.Concat(_faultsOfContent).OrderBy(item => item.Dialogue).ThenBy(item => item.Fault.Sequence).ThenBy(item => item.Fault.Kind)
                .Select(item => item.Fault).Take(LogVerification.MostFaults)],
            FaultCount = _faultCount,
            PublishedAt = _publishedAt,
        };
    }

    /// <summary>Stops the hashing, whether or not all was seen.</summary>
    public void Dispose()
    {
        _full.CompleteAdding();
        _hashing.Wait(CancellationToken.None);
        _full.Dispose();
        _empty.Dispose();
    }

    private bool IsOf(long dialogue, long sequence)
    {
        if (_current >= 0 && _dialogues[_current].Key == dialogue) return true;
        if (dialogue == _unknown) return false;
        var next = _current + 1;
        while (next < _dialogues.Count && _dialogues[next].Key < dialogue) next++;
        if (next == _dialogues.Count || _dialogues[next].Key != dialogue)
        {
            _unknown = dialogue;
            Add(_faultsOfOrder, int.MaxValue, new LogFault(default, sequence, LogFaultKind.DialogueUnknown, "a recorded dialogue", $"dialogue number {dialogue}"));
            return false;
        }

        FinishUpTo(next);
        _current = next;
        _name = Encoding.UTF8.GetBytes(_dialogues[next].Dialogue.Value);
        return true;
    }

    private void Put(long sequence, ReadOnlySpan<byte> kind, long time, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> hash)
    {
        if (!_chunk.HasRoom(EventEncoding.Length(_name.Length, kind.Length, payload.Length)))
        {
            _full.Add(_chunk, _cancellation);
            _chunk = _empty.Take(_cancellation);
            _progress?.Report(Math.Min(1, (double)(_seen + _events) / _total));
            _ = _chunk.HasRoom(EventEncoding.Length(_name.Length, kind.Length, payload.Length));
        }

        _chunk.Add(new StoredPlace(_current, sequence), _previous, _name, kind, time, payload, hash);
    }

    /// <summary>Ends the current dialogue, and those up to another that have no events.</summary>
    private void FinishUpTo(int next)
    {
        for (var index = Math.Max(0, _current); index < next; index++)
        {
            var (_, dialogue, head) = _dialogues[index];
            var found = new LogHead(_sequence, _previous.ToArray());
            if (_sequence != head.Sequence)
            {
                var kind = _sequence < head.Sequence ? LogFaultKind.EventsCut : LogFaultKind.EventsAdded;
                Add(_faultsOfOrder, index, new LogFault(dialogue, Math.Min(_sequence, head.Sequence) + 1, kind, $"head {head}", $"head {found}"));
            }
            else if (found != head)
            {
                Add(_faultsOfOrder, index, new LogFault(dialogue, _sequence, LogFaultKind.HeadChanged, $"head {head}", $"head {found}"));
            }

            // A dialogue that was opened and never written to is none yet.
            if (_events > 0 || head.Sequence > 0) _verified.Add(new DialogueVerification(dialogue, _events, found));
            _seen += _events;
            (_sequence, _events) = (0, 0);
            _previous.AsSpan().Clear();
        }
    }

    private void Hash()
    {
        Span<byte> hash = stackalloc byte[EventEncoding.HashLength];
        foreach (var chunk in _full.GetConsumingEnumerable(CancellationToken.None))
        {
            for (var row = 0; row < chunk.Count && !_cancellation.IsCancellationRequested; row++)
            {
                SHA256.HashData(chunk.Encoding(row), hash);
                var place = chunk[row];
                var recorded = chunk.Recorded(row);
                if (hash.SequenceEqual(recorded)) continue;
                Add(_faultsOfContent, place.Dialogue, new LogFault(
                    _dialogues[place.Dialogue].Dialogue, place.Sequence, LogFaultKind.EventChanged, Convert.ToHexStringLower(recorded), Convert.ToHexStringLower(hash)));
            }

            chunk.Clear();
            _empty.Add(chunk);
        }
    }

    private void Add(List<(int Dialogue, LogFault Fault)> faults, int dialogue, LogFault fault)
    {
        Interlocked.Increment(ref _faultCount);
        if (faults.Count < LogVerification.MostFaults) faults.Add((dialogue, fault));
    }
}
