using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Entente.Cluster;

/// <summary>What the cluster tells of itself: meter and activity source <c>Entente.Cluster</c>. Names of types are its only tags.</summary>
internal sealed class ClusterMeters : IDisposable
{
    public const string Name = "Entente.Cluster";
    public static readonly ActivitySource Activities = new(Name);
    private readonly Meter _meter;
    private readonly Counter<long> _commands;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _unavailable;
    private readonly Histogram<double> _durations;

    public ClusterMeters(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _commands = _meter.CreateCounter<long>("entente.commands", "{command}", "Commands that were answered.");
        _refusals = _meter.CreateCounter<long>("entente.refusals", "{command}", "Commands that were refused, by code.");
        _unavailable = _meter.CreateCounter<long>("entente.unavailable", "{call}", "Calls that a dialogue could not take or could not confirm.");
        _durations = _meter.CreateHistogram<double>("entente.command.duration", "s", "From the call to the durable reply.");
        Active = _meter.CreateUpDownCounter<long>("entente.dialogues.active", "{dialogue}", "Dialogues in this process's memory.");
        Losses = _meter.CreateCounter<long>("entente.dialogues.dropped", "{dialogue}", "Dialogues dropped from memory because their log failed or has another owner.");
    }

    /// <summary>Dialogues in memory.</summary>
    public UpDownCounter<long> Active { get; }

    /// <summary>Dialogues dropped from memory by a fault.</summary>
    public Counter<long> Losses { get; }

    public void Answered(CommandReply reply, long started)
    {
        _commands.Add(1);
        if (reply.Refusal is { } refusal && _refusals.Enabled)
            _refusals.Add(1, new KeyValuePair<string, object?>("code", refusal.Code));
        if (_durations.Enabled)
            _durations.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public void Unavailable() => _unavailable.Add(1);

    public void Dispose() => _meter.Dispose();
}
