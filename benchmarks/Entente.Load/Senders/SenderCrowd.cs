using System.Diagnostics;
using Entente.Load.Ledger;
using Entente.Load.Protocol;

namespace Entente.Load.Senders;

/// <summary>All senders of a run, each on a thread of its own: blocking threads cost less than continuations where every request waits for its answer.</summary>
internal sealed class SenderCrowd : IDisposable
{
    private const int StackBytes = 256 * 1024;
    private readonly List<Sender> _senders = [];
    private readonly List<Thread> _threads = [];
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Senders that share the participants out among them.</summary>
    /// <param name="options">How they send.</param>
    /// <param name="connections">How many there are.</param>
    /// <param name="requests">The request of each participant.</param>
    /// <param name="ledger">Where acknowledged stances are entered.</param>
    /// <param name="plan">Which stance comes next.</param>
    public SenderCrowd(SenderOptions options, int connections, IReadOnlyList<StanceRequest> requests, StanceLedger ledger, StancePlan plan)
    {
        connections = Math.Min(connections, requests.Count);
        for (var sender = 0; sender < connections; sender++)
        {
            var (first, step) = (sender, connections);
            var seats = Enumerable.Range(0, requests.Count).Where(participant => participant % step == first).Select(participant => (participant, requests[participant]));
            _senders.Add(new Sender(options, ledger, plan, seats, sender));
        }
    }

    /// <summary>Starts to send.</summary>
    /// <param name="clock">When to measure and when to stop.</param>
    /// <param name="rate">Requests a second of all senders together, sent when they are due; null sends the next as soon as the last was answered.</param>
    public void Start(LoadClock clock, double? rate = null)
    {
        var (now, interval) = (Stopwatch.GetTimestamp(), rate is { } perSecond ? (long)(Stopwatch.Frequency * _senders.Count / perSecond) : 0);
        for (var place = 0; place < _senders.Count; place++)
        {
            var (sender, first) = (_senders[place], now + (interval * place / _senders.Count));
            var thread = new Thread(() => sender.Run(clock, first, interval, _stop.Token), StackBytes) { IsBackground = true };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>Asks all to stop.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Waits for all to end.</summary>
    /// <returns>What they saw together.</returns>
    public SenderTally Wait()
    {
        foreach (var thread in _threads) thread.Join();
        var tally = new SenderTally();
        foreach (var sender in _senders) tally.Add(sender.Tally);
        return tally;
    }

    /// <summary>The times in which nobody was answered, of the load that ran last.</summary>
    /// <param name="least">The shortest that counts.</param>
    public IReadOnlyList<TimeSpan> Gaps(TimeSpan least) => AnswerTrace.Gaps([.. _senders.Select(sender => sender.Trace).OfType<AnswerTrace>()], least);

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        foreach (var thread in _threads) thread.Join();
        foreach (var sender in _senders) sender.Dispose();
        _stop.Dispose();
    }
}
