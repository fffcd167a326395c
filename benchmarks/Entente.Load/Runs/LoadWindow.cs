using System.Diagnostics;
using Entente.Load.Figures;

namespace Entente.Load.Runs;

/// <summary>Watches the processes while a load is measured: what server, database and this program used of the processors, and the most memory the server held.</summary>
internal sealed class LoadWindow : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly int? _server;
    private readonly Func<(TimeSpan Processor, long Resident)?> _database;
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ProcessFigures? _serverBefore;
    private readonly ProcessFigures? _ownBefore;
    private readonly (TimeSpan Processor, long Resident)? _databaseBefore;
    private long _mostResident;

    /// <summary>Begins to watch.</summary>
    /// <param name="server">The server's process; null where it is not known.</param>
    /// <param name="database">The figures of the database server; null where there is none.</param>
    public LoadWindow(int? server, Func<(TimeSpan Processor, long Resident)?>? database = null)
    {
        (_server, _database) = (server, database ?? (() => null));
        (_serverBefore, _ownBefore, _databaseBefore) = (Of(server), Of(Environment.ProcessId), _database());
        _timer = new Timer(_ => Look(), null, TimeSpan.Zero, Interval);
    }

    /// <summary>Ends watching and tells what was seen.</summary>
    /// <param name="report">Where it is told.</param>
    /// <param name="stances">How many stances were taken while it watched.</param>
    public void TellTo(RunReport report, long stances)
    {
        Look();
        var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        var (server, own, database) = (Of(_server), Of(Environment.ProcessId), _database());
        report.Add("serverProcessors", "processors used by the server", Used(_serverBefore?.Processor, server?.Processor, seconds), "", 2);
        report.Add("serverMicroseconds", "processor time of the server for each stance", stances == 0 ? null : (server?.Processor - _serverBefore?.Processor)?.TotalMicroseconds / stances, "µs");
        report.Add("generatorProcessors", "processors used by this program", Used(_ownBefore?.Processor, own?.Processor, seconds), "", 2);
        if (database is not null)
        {
            report.Add("databaseProcessors", "processors used by the database", Used(_databaseBefore?.Processor, database?.Processor, seconds), "", 2);
            report.Add("databaseMegabytes", "memory of the database", database?.Resident / 1e6, "MB", 0);
        }

        lock (_lock) report.Add("serverMegabytes", "most memory of the server while measured", _mostResident == 0 ? null : _mostResident / 1e6, "MB", 0);
        report.Add("serverPeakMegabytes", "most memory of the server since it started", server?.PeakResident / 1e6, "MB", 0);
        report.Add("serverThreads", "threads of the server", server?.Threads);
        report.Add("serverOpenFiles", "open files and sockets of the server", server?.OpenFiles);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private static ProcessFigures? Of(int? process) => process is { } id ? ProcessFigures.Of(id) : null;

    private static double? Used(TimeSpan? before, TimeSpan? after, double seconds) => after is { } end && before is { } start ? (end - start).TotalSeconds / seconds : null;

    private void Look()
    {
        if (Of(_server) is not { } figures) return;
        lock (_lock) _mostResident = Math.Max(_mostResident, figures.Resident);
    }
}
