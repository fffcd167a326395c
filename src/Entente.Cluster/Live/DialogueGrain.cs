using Entente.Cluster.Watching;
using Entente.Cluster.Wire;
using Entente.Dialogue;
using Orleans.Concurrency;

namespace Entente.Cluster.Live;

/// <summary>Gives a live dialogue its place in the cluster and its turns. Reentrant: while one call waits for the log, others are decided.</summary>
[Reentrant]
#pragma warning disable CA1001 // Orleans ends a grain by OnDeactivateAsync, which lets go of the dialogue.
internal sealed class DialogueGrain : Grain, IDialogueGrain
#pragma warning restore CA1001
{
    private readonly LiveDialogue _live;

    public DialogueGrain(LiveServices services) =>
        _live = new LiveDialogue(DialogueId.Parse(this.GetPrimaryKeyString()), services, DeactivateOnIdle, DelayDeactivation);

    public async ValueTask<CommandResult> ExecuteAsync(CommandCall call)
    {
        var result = await _live.ExecuteAsync(call);
        Leave();
        return result;
    }

    public async ValueTask<QuestionResult> AskAsync(QuestionCall call)
    {
        var result = await _live.AskAsync(call);
        Leave();
        return result;
    }

    public async ValueTask<long?> SubscribeAsync(INoticeReceiver receiver)
    {
        if (await _live.TouchAsync() is not { } sequence)
            return null;
        _live.Board.Add(receiver);
        return sequence;
    }

    public ValueTask UnsubscribeAsync(INoticeReceiver receiver)
    {
        _live.Board.Remove(receiver);
        return default;
    }

    public ValueTask<int[]?> ReadersAsync(string[] accounts) => _live.ReadersAsync(accounts);

    public async ValueTask TouchAsync()
    {
        await _live.TouchAsync();
        Leave();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => await _live.DisposeAsync();

    // Whoever guesses names must not fill the memory.
    private void Leave()
    {
        if (!_live.Exists)
            DeactivateOnIdle();
    }
}
