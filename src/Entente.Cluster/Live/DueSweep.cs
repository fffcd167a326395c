using Entente.Dialogue.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Live;

/// <summary>Brings every dialogue into memory once when the cluster starts and whenever one of its processes is gone, so that what is due happens though
/// nobody asks.</summary>
/// <remarks>A dialogue with nothing due leaves again after its idle time. One process of the cluster does it: the one whose address comes first.</remarks>
internal sealed partial class DueSweep(
    IEventLog log, IGrainFactory grains, IClusterMembershipService membership, ILocalSiloDetails me, TimeProvider time, ILogger<DueSweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var swept = new HashSet<SiloAddress>();
        try
        {
            await foreach (var view in membership.MembershipUpdates.WithCancellation(stoppingToken))
            {
                var active = view.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).ToList();
                var isFirst = active.Count > 0 && active.Min()!.Equals(me.SiloAddress);
                // New processes hold nothing that could be lost; the first view and every loss are swept after.
                if (isFirst && (swept.Count == 0 || !swept.IsSubsetOf(active)))
                    await SweepAsync(stoppingToken);
                swept = [.. active];
            }
        }
        catch (OperationCanceledException)
        {
            // The process stops.
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await foreach (var dialogue in log.DialoguesAsync(cancellation))
                {
                    await grains.GetGrain<IDialogueGrain>(dialogue.Value).TouchAsync();
                    await Task.Delay(Pause, time, cancellation);
                }
                return;
            }
            catch (Exception fault) when (fault is LogUnavailableException || DialogueHost.IsOfTheCluster(fault))
            {
                LogAgain(logger, fault);
            }
            await Task.Delay(Retry, time, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Looking for dialogues in which something is due failed; it is tried again.")]
    private static partial void LogAgain(ILogger logger, Exception fault);
}
