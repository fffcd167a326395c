using Entente.Dialogue;

namespace Entente.Cluster.Watching;

/// <summary>What changed in a live dialogue, gathered and told to every process that watches, at most once in an interval.</summary>
/// <remarks>Used in the dialogue's turns alone. A process that does not renew its place is forgotten after a while.</remarks>
/// <param name="dialogue">The dialogue.</param>
/// <param name="interval">The shortest time between two batches.</param>
/// <param name="time">The clock.</param>
internal sealed class NoticeBoard(DialogueId dialogue, TimeSpan interval, TimeProvider time)
{
    /// <summary>How long a process is told of changes after it last asked for them.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly Dictionary<INoticeReceiver, long> _receivers = [];
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _private = new(StringComparer.Ordinal);
    private long _sequence;
    private bool _isTelling;

    /// <summary>Tells a process of changes from now on, for a while.</summary>
    public void Add(INoticeReceiver receiver) => _receivers[receiver] = time.GetTimestamp();

    /// <summary>Tells it no more.</summary>
    public void Remove(INoticeReceiver receiver) => _receivers.Remove(receiver);

    /// <summary>Events that are durable now.</summary>
    public void Post(DialogueState state, IReadOnlyList<DialogueEvent> events, long sequence)
    {
        if (_receivers.Count == 0)
            return;
        foreach (var happened in events)
        {
            var (kind, audience) = NoticeRules.Of(state, happened);
            if (audience is null)
            {
                _kinds.Add(kind);
                continue;
            }
            if (!_private.TryGetValue(kind, out var participants))
                _private[kind] = participants = [];
            participants.UnionWith(audience);
        }
        Tell(sequence);
    }

    /// <summary>Something that changed without an event.</summary>
    public void Post(string kind, long sequence)
    {
        if (_receivers.Count == 0)
            return;
        _kinds.Add(kind);
        Tell(sequence);
    }

    private void Tell(long sequence)
    {
        _sequence = Math.Max(_sequence, sequence);
        if (!_isTelling)
            _ = TellAsync();
    }

    private async Task TellAsync()
    {
        _isTelling = true;
        while (_kinds.Count > 0 || _private.Count > 0)
        {
            // What one command changed together is told together, and what comes during the pause goes into the next batch.
            var batch = new NoticeBatch(
                dialogue.Value, _sequence, [.. _kinds.Order(StringComparer.Ordinal)], [.. _private.Select(one => new PrivateNotice(one.Key, [.. one.Value]))]);
            _kinds.Clear();
            _private.Clear();
            foreach (var (receiver, renewed) in _receivers.ToArray())
            {
                if (time.GetElapsedTime(renewed) > Lease)
                    _receivers.Remove(receiver);
                else
                    _ = SendAsync(receiver, batch);
            }
            await Task.Delay(interval, time);
        }
        _isTelling = false;
    }

    private async Task SendAsync(INoticeReceiver receiver, NoticeBatch batch)
    {
        try
        {
            await receiver.ReceiveAsync(batch);
        }
#pragma warning disable CA1031 // A process that cannot be told is gone, or asks again by itself.
        catch (Exception)
#pragma warning restore CA1031
        {
            _receivers.Remove(receiver);
        }
    }
}
