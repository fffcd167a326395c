using System.Diagnostics;
using System.Net;
using Entente.Load.Figures;
using Entente.Load.Ledger;
using Entente.Load.Processes;
using Entente.Load.Protocol;
using Entente.Load.Senders;
using Entente.Load.Watchers;

namespace Entente.Load.Runs;

/// <summary>Many watch a dialogue live while stances come in: whether notices reach them all, how soon, and what it costs.</summary>
internal static class WatchRun
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs it.</summary>
    /// <param name="workbench">The server.</param>
    /// <param name="options">How many watch, how much comes in.</param>
    /// <param name="cancellation">Gives up.</param>
    public static RunReport Run(Workbench workbench, WatchOptions options, CancellationToken cancellation)
    {
        var server = workbench.Addresses[0];
        var report = new RunReport("watch");
        var stage = Stage.Set(server, options.Watchers, options.Statements, $"convener {options.Seed}", cancellation);
        var ledger = new StanceLedger(options.Watchers, options.Statements);
        var plan = new StancePlan(new OpinionDraw(options.Statements), ledger, options.Seed);
        var watchers = Open(server, stage, cancellation);
        try
        {
            using var crowd = new SenderCrowd(new SenderOptions { Servers = [server] }, options.Connections, stage.Requests, ledger, plan);
            using var stopping = cancellation.Register(crowd.Stop);
            using var window = new LoadWindow(workbench.Process, workbench.Postgres is { } postgres ? postgres.Figures : null);
            crowd.Start(LoadClock.StartingNow(TimeSpan.Zero, options.Measured), options.Rate);
            var tally = crowd.Wait();
            cancellation.ThrowIfCancellationRequested();
            var notices = watchers.ConvertAll(watcher => watcher.Notices);
            report.Add("store", "store", workbench.Store);
            report.Add("watchers", "watchers", watchers.Count);
            report.Add("seconds", "measured", options.Measured.TotalSeconds, "s");
            report.Add("stancesPerSecond", "stances a second", tally.Measured / options.Measured.TotalSeconds, "a second");
            report.Add("p99", "99 % of them were answered within", tally.Latency.Percentile(.99)?.TotalMilliseconds, "ms", 2);
            report.Add("notices", "notices that came, all watchers", notices.Sum());
            report.Add("fewestNotices", "fewest that one watcher got", notices.Min());
            report.Add("mostNotices", "most that one watcher got", notices.Max());
            window.TellTo(report, tally.Measured);
            report.Fault(tally.Faults);
            if (notices.Min() == 0) report.Fault($"{notices.Count(count => count == 0)} of {watchers.Count} watchers got no notice while stances came in.");
            TellLast(report, server, stage, watchers, options.LongestWait, cancellation);
            report.Fault(watchers.Where(watcher => watcher.Ended is not null).Select(watcher => $"a watcher's stream ended: {watcher.Ended}"));
        }
        finally
        {
            foreach (var watcher in watchers) watcher.Dispose();
        }

        return report;
    }

    private static List<Watcher> Open(IPEndPoint server, Stage stage, CancellationToken cancellation)
    {
        var watchers = new List<Watcher>();
        try
        {
            foreach (var token in stage.Tokens) watchers.Add(Watcher.OpenAsync(server, stage.Dialogue, token, cancellation).GetAwaiter().GetResult());
            return watchers;
        }
        catch
        {
            foreach (var watcher in watchers) watcher.Dispose();
            throw;
        }
    }

    /// <summary>When all is quiet one statement more is submitted; how long until each watcher has heard of it?</summary>
    private static void TellLast(RunReport report, IPEndPoint server, Stage stage, List<Watcher> watchers, TimeSpan longestWait, CancellationToken cancellation)
    {
        var isQuiet = WaitFor(() => watchers.TrueForAll(watcher => Stopwatch.GetElapsedTime(watcher.Last) > Quiet), longestWait, cancellation);
        if (!isQuiet) report.Fault($"Notices still came {longestWait.TotalSeconds} s after the last stance.");
        using var client = new WorkbenchClient(server, longestWait);
        var start = Stopwatch.GetTimestamp();
        client.Submit(stage.Tokens[0], stage.Dialogue, "This is said when all others have spoken.", "en");
        WaitFor(() => watchers.TrueForAll(watcher => watcher.Last > start), longestWait, cancellation);
        var heard = new LatencyHistogram();
        foreach (var watcher in watchers.Where(watcher => watcher.Last > start)) heard.Add(Stopwatch.GetElapsedTime(start, watcher.Last));
        if (heard.Count < watchers.Count) report.Fault($"{watchers.Count - heard.Count} of {watchers.Count} watchers did not hear of a new statement in {longestWait.TotalSeconds} s.");
        report.Add("heardHalf", "half heard of a new statement within", heard.Percentile(.5)?.TotalMilliseconds, "ms", 1);
        report.Add("heardAll", "all heard of it within", heard.Count == 0 ? null : heard.Longest.TotalMilliseconds, "ms", 1);
    }

    private static bool WaitFor(Func<bool> condition, TimeSpan longest, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(start) > longest) return false;
            Thread.Sleep(Pause);
        }

        return true;
    }
}

/// <summary>How many watch, and how much comes in.</summary>
internal sealed record WatchOptions
{
    /// <summary>How many watch; they take stances too. Default 1,000.</summary>
    public int Watchers { get; init; } = 1_000;

    /// <summary>Statements. Default 100.</summary>
    public int Statements { get; init; } = 100;

    /// <summary>Connections over which stances come. Default 16.</summary>
    public int Connections { get; init; } = 16;

    /// <summary>Stances a second; null sends the next as soon as the last was answered. Default 200.</summary>
    public double? Rate { get; init; } = 200;

    /// <summary>How long. Default 20 seconds.</summary>
    public TimeSpan Measured { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long watchers may take to hear of what happened last. Default 30 seconds.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The seed of the run. Default 1.</summary>
    public uint Seed { get; init; } = 1;
}
