using Entente.Cluster.Watching;
using Entente.Cluster.Wire;

namespace Entente.Cluster.Live;

/// <summary>A live dialogue by its identifier, wherever in the cluster it lives.</summary>
[Alias("entente.dialogue")]
internal interface IDialogueGrain : IGrainWithStringKey
{
    /// <summary>Carries out a command.</summary>
    [Alias("execute")]
    ValueTask<CommandResult> ExecuteAsync(CommandCall call);

    /// <summary>Answers a question.</summary>
    [Alias("ask")]
    ValueTask<QuestionResult> AskAsync(QuestionCall call);

    /// <summary>Tells a process of changes for a while; again and again while it watches.</summary>
    /// <returns>The last durable event; null when the dialogue cannot be reached.</returns>
    [Alias("subscribe")]
    ValueTask<long?> SubscribeAsync(INoticeReceiver receiver);

    /// <summary>Tells it no more.</summary>
    [Alias("unsubscribe")]
    ValueTask UnsubscribeAsync(INoticeReceiver receiver);

    /// <summary>Of some accounts, the participants who may read, by number; 0 for those who may not. Null when the dialogue cannot be reached.</summary>
    [Alias("readers")]
    ValueTask<int[]?> ReadersAsync(string[] accounts);

    /// <summary>Brings the dialogue into memory, so that what is due happens.</summary>
    [Alias("touch")]
    ValueTask TouchAsync();
}
