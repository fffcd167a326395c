using System.Diagnostics;
using Entente.Load.Figures;
using Entente.Load.Ledger;
using Entente.Load.Protocol;
using Entente.Load.Senders;

namespace Entente.Load.Runs;

/// <summary>
/// Again and again something dies under load at a random moment. After each time the chains must be intact, each acknowledged stance on record exactly
/// once, every session valid; what was under way is sent again with its key and must not count twice, nor must older requests that arrive once more.
/// </summary>
internal static class KillRun
{
    /// <summary>Runs it.</summary>
    /// <param name="crash">What goes wrong.</param>
    /// <param name="options">How often, under which load.</param>
    /// <param name="progress">Told each round that is done; null for nobody.</param>
    /// <param name="cancellation">Gives up.</param>
    public static RunReport Run(ICrash crash, KillOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        var report = new RunReport("kill");
        var stage = Stage.Set(crash.Servers[0], options.Senders, options.Statements, $"convener {options.Seed}", cancellation);
        var ledger = new StanceLedger(options.Senders, options.Statements);
        var plan = new StancePlan(new OpinionDraw(options.Statements), ledger, options.Seed);
        var (tally, recovery, pending, kept, again) = (new SenderTally(), new LatencyHistogram(), 0, 0, 0);
        var rounds = 0;
        // A round that found a fault is the last: what follows would only repeat it.
        while (rounds < options.Rounds && report.FaultCount == 0)
        {
            var round = rounds++;
            tally.Add(LoadAndStrike(crash, options, stage, ledger, plan, round, recovery, cancellation));
            report.Fault(tally.Faults);
            // The servers may find each other anew before they answer alike; the first of them is asked.
            var server = crash.Servers[0];
            if (crash.VerifyChains() is { } broken) report.Fault(broken);
            report.Fault(LedgerAudit.Of(server, stage, ledger, cancellation));
            // Sending again would blur what was found.
            if (report.FaultCount == 0)
            {
                using var client = new WorkbenchClient(server, options.Patience);
                foreach (var participant in Enumerable.Range(0, ledger.Participants).Where(participant => ledger.PendingOf(participant) is not null))
                {
                    pending++;
                    if (WasKept(client, stage, ledger, participant)) kept++;
                    SendAgain(report, client, stage, ledger, participant);
                }

                again += SendLate(report, client, stage, ledger, options, round);
                report.Fault(LedgerAudit.Of(server, stage, ledger, cancellation).Select(fault => $"after sending again: {fault}"));
            }

            if (report.FaultCount > 0) report.Fault($"the faults above are of round {round + 1}, seed {options.Seed}");
            progress?.Report($"round {round + 1} of {options.Rounds}: {tally.Acknowledged:N0} stances acknowledged so far, {report.FaultCount} faults");
        }

        if (report.FaultCount == 0) report.Fault(LedgerAudit.OfRecord(crash.Servers[0], stage, ledger));
        Tell(report, crash, rounds, tally, recovery, pending, kept, again);
        return report;
    }

    private static SenderTally LoadAndStrike(
        ICrash crash, KillOptions options, Stage stage, StanceLedger ledger, StancePlan plan, int round, LatencyHistogram recovery, CancellationToken cancellation)
    {
        var senders = new SenderOptions { Servers = crash.Servers, GoOn = crash.ParticipantsGoOn, LossIsFault = false, Patience = options.Patience };
        using var crowd = new SenderCrowd(senders, options.Connections, stage.Requests, ledger, plan);
        using var stopping = cancellation.Register(crowd.Stop);
        crowd.Start(LoadClock.Open);
        var moment = options.Shortest + (OpinionDraw.Uniform(options.Seed + 100, (ulong)round) * (options.Longest - options.Shortest));
        cancellation.WaitHandle.WaitOne(moment);
        crash.Strike(OpinionDraw.Uniform(options.Seed + 200, (ulong)round));
        var start = Stopwatch.GetTimestamp();
        var tally = crash.ParticipantsGoOn ? null : crowd.Wait();
        crash.SetRight(cancellation);
        recovery.Add(Stopwatch.GetElapsedTime(start));
        if (tally is null)
        {
            cancellation.WaitHandle.WaitOne(options.Shortest);
            crowd.Stop();
            tally = crowd.Wait();
        }

        cancellation.ThrowIfCancellationRequested();
        return tally;
    }

    private static bool WasKept(WorkbenchClient client, Stage stage, StanceLedger ledger, int participant)
    {
        var stance = ledger.PendingOf(participant)!.Value;
        return client.Stances(stage.Tokens[participant], stage.Dialogue).Any(found => found.Statement == stance.Statement && found.Version > ledger.VersionOf(participant, stance.Statement));
    }

    private static void SendAgain(RunReport report, WorkbenchClient client, Stage stage, StanceLedger ledger, int participant)
    {
        var stance = ledger.PendingOf(participant)!.Value;
        var expected = ledger.VersionOf(participant, stance.Statement) + 1;
        var status = client.Resend(stage.Requests[participant], stance, out var version);
        // Without a version the server says that it was carried out before.
        if (status == 200 && ledger.Acknowledge(participant, version ?? expected)) return;
        report.Fault($"participant {participant} sent statement {stance.Statement} again with the same key: expected 200 and version {expected}, found {status} and version {(version is { } told ? $"{told}" : "none")}");
        if (status != 200) ledger.Refuse(participant);
    }

    /// <summary>Sends acknowledged requests once more, as a network does that delivers late; later stances stand between, so that a second entry would show.</summary>
    private static int SendLate(RunReport report, WorkbenchClient client, Stage stage, StanceLedger ledger, KillOptions options, int round)
    {
        var count = 0;
        for (var number = 0; number < options.Late; number++)
        {
            var participant = (int)(OpinionDraw.Uniform(options.Seed + 300, (ulong)((round * options.Late) + number)) * ledger.Participants);
            foreach (var stance in ledger.RecentOf(participant))
            {
                count++;
                var status = client.Resend(stage.Requests[participant], stance, out _);
                if (status is not (200 or 409)) report.Fault($"participant {participant} sent an acknowledged stance on statement {stance.Statement} once more: expected 200 or 409, found {status}");
            }
        }

        return count;
    }

    private static void Tell(RunReport report, ICrash crash, int rounds, SenderTally tally, LatencyHistogram recovery, int pending, int kept, int again)
    {
        report.Add("crash", "what went wrong each time", crash.Name);
        report.Add("rounds", "rounds", rounds);
        report.Add("acknowledged", "stances acknowledged", tally.Acknowledged);
        report.Add("underWay", "requests under way when it died", pending);
        report.Add("underWayKept", "of these on record all the same", kept);
        report.Add("sentLate", "acknowledged requests sent once more", again);
        report.Add("notNow", "answers that said: not now", tally.NotNow);
        report.Add("lostConnections", "connections lost", tally.LostConnections);
        report.Add("recovery", "from the crash until all was ready, half of the times within", recovery.Percentile(.5)?.TotalSeconds, "s", 2);
        report.Add("longestRecovery", "at most", recovery.Longest.TotalSeconds, "s", 2);
        if (crash.ParticipantsGoOn) report.Add("longestOutage", "longest time a participant went without an answer", tally.LongestOutage.TotalSeconds, "s", 2);
    }
}

/// <summary>How often something dies, and under which load.</summary>
internal sealed record KillOptions
{
    /// <summary>How often. Default 100.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>Participants. Default 200.</summary>
    public int Senders { get; init; } = 200;

    /// <summary>Statements. Default 50.</summary>
    public int Statements { get; init; } = 50;

    /// <summary>Connections. Default 32.</summary>
    public int Connections { get; init; } = 32;

    /// <summary>The shortest load before it dies. Default 0.2 seconds.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromSeconds(.2);

    /// <summary>The longest load before it dies. Default 2 seconds.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a participant repeats a request that is not answered. Default 60 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many participants send their last requests once more in each round. Default 20.</summary>
    public int Late { get; init; } = 20;

    /// <summary>The seed of the moments and of the stances. Default 1.</summary>
    public uint Seed { get; init; } = 1;
}
