using System.Diagnostics;
using System.Net;
using Entente.Load.Figures;
using Entente.Load.Ledger;
using Entente.Load.Processes;
using Entente.Load.Protocol;
using Entente.Load.Senders;

namespace Entente.Load.Runs;

/// <summary>How many stances a second the server takes, how long each waits, and what that costs.</summary>
internal static class StancesRun
{
    private static readonly TimeSpan LeastGap = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs it.</summary>
    /// <param name="workbench">The server.</param>
    /// <param name="options">How much load, for how long.</param>
    /// <param name="cancellation">Gives up.</param>
    public static RunReport Run(Workbench workbench, StancesOptions options, CancellationToken cancellation)
    {
        var server = workbench.Addresses[0];
        var report = new RunReport("stances");
        var stage = Stage.Set(server, options.Senders, options.Statements, $"convener {options.Seed}", cancellation);
        var idle = OpenSessions(server, Math.Max(0, options.Sessions - options.Senders), options.Held, cancellation, out var held);
        try
        {
            var ledger = new StanceLedger(options.Senders, options.Statements);
            var plan = new StancePlan(new OpinionDraw(options.Statements), ledger, options.Seed);
            var senders = new SenderOptions { Servers = [server] };
            using var crowd = new SenderCrowd(senders, options.Connections, stage.Requests, ledger, plan);
            var clock = LoadClock.StartingNow(options.WarmUp, options.Measured);
            using var stopping = cancellation.Register(crowd.Stop);
            crowd.Start(clock, options.Rate);
            cancellation.WaitHandle.WaitOne(options.WarmUp);
            using var window = new LoadWindow(workbench.Process, workbench.Postgres is { } postgres ? postgres.Figures : null);
            var tally = crowd.Wait();
            cancellation.ThrowIfCancellationRequested();
            Tell(report, workbench, options, tally, idle);
            var gaps = crowd.Gaps(LeastGap);
            report.Add("gaps", "times of 50 ms and more in which nobody was answered", gaps.Count);
            report.Add("longestGap", "the longest of them", gaps.Count == 0 ? null : gaps.Max().TotalMilliseconds, "ms");
            window.TellTo(report, tally.Measured);
            Check(report, server, stage, ledger, tally, cancellation);
        }
        finally
        {
            foreach (var connection in held) connection.Dispose();
        }

        options.Limits.Hold(report);
        return report;
    }

    private static void Tell(RunReport report, Workbench workbench, StancesOptions options, SenderTally tally, int idle)
    {
        report.Add("store", "store", workbench.Store);
        report.Add("senders", "participants who take stances", options.Senders);
        report.Add("sessions", "open sessions", options.Senders + idle);
        report.Add("heldConnections", "connections held open beside the senders'", Math.Min(options.Held, idle));
        report.Add("statements", "statements of the dialogue", options.Statements);
        report.Add("connections", options.Rate is null ? "connections, each sending as soon as it is answered" : "connections", options.Connections);
        if (options.Rate is { } rate) report.Add("rate", "stances a second that were due", rate, "a second");
        report.Add("seconds", "measured", options.Measured.TotalSeconds, "s");
        report.Add("acknowledged", "stances acknowledged, warm-up included", tally.Acknowledged);
        report.Add("stancesPerSecond", "stances a second", tally.Measured / options.Measured.TotalSeconds, "a second", 0);
        Percentile("p50", "half were answered within", .5);
        Percentile("p90", "90 % within", .9);
        Percentile("p99", "99 % within", .99);
        Percentile("p999", "99.9 % within", .999);
        report.Add("longest", "the longest took", tally.Latency.Longest.TotalMilliseconds, "ms", 2);
        report.Add("withNext", "answers that named a next statement", tally.Acknowledged == 0 ? null : 100.0 * tally.WithNext / tally.Acknowledged, "%", 1);
        report.Add("notNow", "answers that said: not now", tally.NotNow);
        report.Add("lostConnections", "connections lost", tally.LostConnections);

        void Percentile(string name, string words, double share) => report.Add(name, words, tally.Latency.Percentile(share)?.TotalMilliseconds, "ms", 2);
    }

    private static void Check(RunReport report, IPEndPoint server, Stage stage, StanceLedger ledger, SenderTally tally, CancellationToken cancellation)
    {
        report.Fault(tally.Faults);
        if (tally.Acknowledged == 0) report.Fault("No stance was acknowledged.");
        var start = Stopwatch.GetTimestamp();
        report.Fault(LedgerAudit.Of(server, stage, ledger, cancellation));
        report.Fault(LedgerAudit.OfRecord(server, stage, ledger));
        report.Add("checkSeconds", "checking that each acknowledged stance is there once took", Stopwatch.GetElapsedTime(start).TotalSeconds, "s", 1);
    }

    private static int OpenSessions(IPEndPoint server, int count, int held, CancellationToken cancellation, out List<HttpConnection> connections)
    {
        var tokens = new string[count];
        Stage.Share(server, count, (hand, place) => tokens[place] = hand.NewDevice(), cancellation);
        connections = [];
        foreach (var token in tokens.Take(held))
        {
            cancellation.ThrowIfCancellationRequested();
            var connection = new HttpConnection(server, TimeSpan.FromSeconds(30));
            connections.Add(connection);
            var answer = connection.Exchange(HttpRequest.Plain(server, "GET", Endpoints.Me, token));
            if (!answer.IsSuccess) throw new UnexpectedAnswerException($"GET {Endpoints.Me}", "200", answer.Complaint());
        }

        return count;
    }
}

/// <summary>How much load, for how long.</summary>
internal sealed record StancesOptions
{
    /// <summary>Participants who take stances. Default 2,000.</summary>
    public int Senders { get; init; } = 2_000;

    /// <summary>Open sessions, those of the participants included. Default 10,000.</summary>
    public int Sessions { get; init; } = 10_000;

    /// <summary>How many of the idle sessions hold a connection open. Default 0.</summary>
    public int Held { get; init; }

    /// <summary>Statements of the dialogue. Default 500.</summary>
    public int Statements { get; init; } = 500;

    /// <summary>Connections over which the participants speak. Default 64.</summary>
    public int Connections { get; init; } = 64;

    /// <summary>Stances a second that are sent when they are due, whether or not earlier ones were answered; null (the default) sends the next as soon as the last was answered.</summary>
    public double? Rate { get; init; }

    /// <summary>How long the load runs before it is measured. Default 10 seconds.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it is measured. Default 30 seconds.</summary>
    public TimeSpan Measured { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The seed of the run. Default 1.</summary>
    public uint Seed { get; init; } = 1;

    /// <summary>What the server must reach.</summary>
    public LoadLimits Limits { get; init; } = new();
}

/// <summary>What a server must reach; a missed limit is a fault. Null asks nothing.</summary>
/// <param name="LeastPerSecond">The least stances a second.</param>
/// <param name="MostP99">The most that the 99th percentile may take, in milliseconds.</param>
/// <param name="MostMegabytes">The most memory of the server while it is measured, in megabytes.</param>
internal sealed record LoadLimits(double? LeastPerSecond = null, double? MostP99 = null, double? MostMegabytes = null)
{
    /// <summary>Holds a report against the limits.</summary>
    public void Hold(RunReport report)
    {
        if (LeastPerSecond is { } least && !(report["stancesPerSecond"] >= least)) report.Fault($"at least {least:N0} stances a second were asked, found {report["stancesPerSecond"]:N0}");
        if (MostP99 is { } p99 && !(report["p99"] <= p99)) report.Fault($"99 % within {p99} ms were asked, found {report["p99"]:N1} ms");
        if (MostMegabytes is { } memory && !(report["serverMegabytes"] <= memory)) report.Fault($"at most {memory} MB were asked, found {report["serverMegabytes"]:N0} MB");
    }
}
