using System.Diagnostics;
using System.Net;
using Entente.Load.Ledger;
using Entente.Load.Protocol;

namespace Entente.Load.Senders;

/// <summary>One connection and the participants who speak through it, in turn, one request at a time.</summary>
internal sealed class Sender : IDisposable
{
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(25);
    private readonly SenderOptions _options;
    private readonly StanceLedger _ledger;
    private readonly StancePlan _plan;
    private readonly (int Participant, StanceRequest Request)[] _seats;
    private readonly HttpConnection _connection;
    private int _server;

    /// <summary>A sender.</summary>
    /// <param name="options">How it sends.</param>
    /// <param name="ledger">Where acknowledged stances are entered.</param>
    /// <param name="plan">Which stance comes next.</param>
    /// <param name="seats">The participants who speak through it, each with its request.</param>
    /// <param name="server">Which of the servers it begins with.</param>
    public Sender(SenderOptions options, StanceLedger ledger, StancePlan plan, IEnumerable<(int Participant, StanceRequest Request)> seats, int server)
    {
        (_options, _ledger, _plan, _server) = (options, ledger, plan, server % options.Servers.Count);
        _seats = [.. seats];
        _connection = new HttpConnection(options.Servers[_server], options.Patience);
    }

    /// <summary>What it saw.</summary>
    public SenderTally Tally { get; } = new();

    /// <summary>When answers came, of the load that ran last; null before the first.</summary>
    public AnswerTrace? Trace { get; private set; }

    /// <summary>Sends until the clock or the caller says stop, or, where senders do not go on without their server, until the connection is lost.</summary>
    /// <param name="clock">When to measure and when to stop.</param>
    /// <param name="first">When the first request is due, in ticks.</param>
    /// <param name="interval">The ticks from one due time to the next; 0 sends the next request as soon as the last was answered.</param>
    /// <param name="stop">Asks it to stop; the request under way is finished.</param>
    public void Run(LoadClock clock, long first, long interval, CancellationToken stop)
    {
        var due = first;
        Trace = new AnswerTrace(clock);
        for (var turn = 0; !stop.IsCancellationRequested; turn++, due += interval)
        {
            var start = Stopwatch.GetTimestamp();
            if (interval > 0)
            {
                if (due > start) _connection.WaitIdle(Stopwatch.GetElapsedTime(start, due));
                // A request that could not be sent in time waited all the same: its time counts from when it was due.
                start = due;
            }

            if (start >= clock.Until) return;
            var (participant, request) = _seats[turn % _seats.Length];
            var pending = _ledger.PendingOf(participant);
            var stance = pending ?? _plan.Next(participant);
            if (pending is null) _ledger.Send(participant, stance);
            if (!Deliver(participant, request, stance, pending is not null)) return;
            var end = Stopwatch.GetTimestamp();
            if (start < clock.From || end > clock.Until) continue;
            Tally.Measured++;
            Trace.Add(end);
            Tally.Latency.Add(Stopwatch.GetElapsedTime(start, end));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <summary>Sends a stance until it is answered.</summary>
    /// <returns>False when the sender must stop.</returns>
    private bool Deliver(int participant, StanceRequest request, SentStance stance, bool isRepeated)
    {
        var start = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = _connection.Exchange(request.For(stance));
                if (!answer.IsForNow)
                {
                    if (attempt > 1) NoteOutage(Stopwatch.GetElapsedTime(start));
                    Take(participant, stance, answer, isRepeated: attempt > 1 || isRepeated);
                    return true;
                }

                Tally.NotNow++;
                if (!_options.GoOn) Tally.Fault($"{stance}: {answer.Complaint()}");
            }
            catch (ConnectionLostException fault)
            {
                Tally.LostConnections++;
                if (!_options.GoOn)
                {
                    if (_options.LossIsFault) Tally.Fault(fault.Message);
                    return false;
                }

                _server = (_server + 1) % _options.Servers.Count;
                _connection.MoveTo(_options.Servers[_server]);
            }

            if (Stopwatch.GetElapsedTime(start) > _options.Patience)
            {
                NoteOutage(Stopwatch.GetElapsedTime(start));
                Tally.Fault($"participant {participant} was not answered for {_options.Patience.TotalSeconds:0} s in {attempt} attempts");
                return false;
            }

            Thread.Sleep(PauseBeforeRetry);
        }
    }

    private void NoteOutage(TimeSpan outage)
    {
        if (outage > Tally.LongestOutage) Tally.LongestOutage = outage;
    }

    private void Take(int participant, SentStance stance, HttpAnswer answer, bool isRepeated)
    {
        if (!answer.IsSuccess)
        {
            _ledger.Refuse(participant);
            Tally.Fault($"participant {participant}, statement {stance.Statement}: {answer.Complaint()}");
            return;
        }

        var version = answer.Number("\"version\":"u8);
        var expected = _ledger.VersionOf(participant, stance.Statement) + 1;
        // Where nothing changed, because the request was carried out before, the answer has no version; the record will show whether it was.
        if (version is null && isRepeated) version = expected;
        if (!_ledger.Acknowledge(participant, version))
            Tally.Fault($"participant {participant}, statement {stance.Statement}: expected version {expected}, answered {(version is { } told ? $"{told}" : "none")}");
        Tally.Acknowledged++;
        if (answer.Has("\"next\":"u8)) Tally.WithNext++;
    }
}

/// <summary>How senders send.</summary>
internal sealed record SenderOptions
{
    /// <summary>Where the servers listen: one, or the members of a cluster.</summary>
    public required IReadOnlyList<IPEndPoint> Servers { get; init; }

    /// <summary>Whether a sender goes on when its server is away: it repeats the request with the same key, at the next server if there is one. Default: no.</summary>
    public bool GoOn { get; init; }

    /// <summary>Whether a lost connection is a fault where senders do not go on. Default: yes.</summary>
    public bool LossIsFault { get; init; } = true;

    /// <summary>How long a request may stay without an answer. Default: 60 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
