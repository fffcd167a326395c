using Entente.Dialogue.Storage;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Live;

/// <summary>What live dialogues of one process share.</summary>
internal sealed record LiveServices(
    IEventLog Log, ClusterOptions Options, TimeProvider Time, ClusterMeters Meters, ILogger<LiveDialogue> Logger, Func<double> Draw)
{
    /// <summary>The time as the log keeps it, to the microsecond, so that a state in memory and one read back are the same.</summary>
    public DateTimeOffset Now()
    {
        var now = Time.GetUtcNow();
        return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
