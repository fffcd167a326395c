using Orleans.Concurrency;

namespace Entente.Cluster.Watching;

/// <summary>Where a process hears of its watched dialogues: one for all its watchers.</summary>
[Alias("entente.notice-receiver")]
internal interface INoticeReceiver : IGrainObserver
{
    /// <summary>Something changed.</summary>
    [Alias("receive")]
    [OneWay]
    ValueTask ReceiveAsync(NoticeBatch batch);
}

/// <summary>What changed in a dialogue since the last batch.</summary>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Sequence">The last event that it covers.</param>
/// <param name="Kinds">What changed for everybody.</param>
/// <param name="Private">What changed for some.</param>
[GenerateSerializer]
[Immutable]
[Alias("entente.notice-batch")]
internal sealed record NoticeBatch(string Dialogue, long Sequence, string[] Kinds, PrivateNotice[] Private);

/// <summary>What changed for some participants only.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Participants">Their numbers.</param>
[GenerateSerializer]
[Immutable]
[Alias("entente.private-notice")]
internal sealed record PrivateNotice(string Kind, int[] Participants);
