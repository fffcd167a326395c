using System.Collections.Concurrent;
using Entente.Cluster.Live;
using Entente.Dialogue;

namespace Entente.Cluster.Watching;

/// <summary>All who watch in this process. A change costs one message from the dialogue's process to this one, whether one watches or ten thousand.</summary>
internal sealed class NoticeHub(IGrainFactory grains, ClusterOptions options, TimeProvider time) : INoticeReceiver
{
    private readonly ConcurrentDictionary<string, DialogueFeed> _feeds = new(StringComparer.Ordinal);
    private INoticeReceiver? _receiver;

    /// <summary>This process as dialogues know it.</summary>
    public INoticeReceiver Receiver => _receiver ??= grains.CreateObjectReference<INoticeReceiver>(this);

    /// <summary>Begins to watch.</summary>
    /// <returns>The watcher; null when the account is no participant who may read.</returns>
    /// <exception cref="DialogueUnavailableException">The dialogue cannot be reached.</exception>
    public async ValueTask<Watcher?> WatchAsync(DialogueId dialogue, string account, CancellationToken cancellation)
    {
        if (account.Length == 0)
            return null;
        var grain = grains.GetGrain<IDialogueGrain>(dialogue.Value);
        int[]? readers;
        try
        {
            readers = await grain.ReadersAsync([account]).AsTask().WaitAsync(cancellation);
        }
        catch (Exception fault) when (DialogueHost.IsOfTheCluster(fault))
        {
            throw new DialogueUnavailableException("The dialogue cannot be watched for the moment. Try again in a few seconds.", fault);
        }
        if (readers is not [var participant])
            throw new DialogueUnavailableException("The dialogue cannot be watched for the moment. Try again in a few seconds.");
        if (participant == 0)
            return null;
        // A feed stays once it is there: a name and an empty set.
        var feed = _feeds.GetOrAdd(dialogue.Value, name => new DialogueFeed(this, grain, name, time));
        var watcher = new Watcher(feed, account, participant, time, options.NoticeInterval);
        try
        {
            await feed.AddAsync(watcher, cancellation);
        }
        catch
        {
            await watcher.DisposeAsync();
            throw;
        }
        return watcher;
    }

    public ValueTask ReceiveAsync(NoticeBatch batch)
    {
        if (_feeds.TryGetValue(batch.Dialogue, out var feed))
            feed.Tell(batch);
        return default;
    }
}
