using Entente.Dialogue.Serialization;
using Microsoft.Extensions.Logging;

namespace Entente.Cluster.Live;

/// <content>States that are kept so that opening need not replay everything, and what erasure does to them.</content>
internal sealed partial class LiveDialogue
{
    private Task _keeping = Task.CompletedTask;
    private long _kept;

    /// <summary>Finishes an erasure: what was kept is deleted, the keys are destroyed, and the state is read anew, so that no word of it stays in memory.</summary>
    private Task EraseAsync() => AloneAsync(async () =>
    {
        await _last;
        await _keeping.ConfigureAwait(Quietly);
        _analysis = null;
        await TakeAsync(erasing: true);
    });

    private void KeepIfDue()
    {
        // A long dialogue is kept less often: writing its state costs what it holds.
        var due = Math.Max(services.Options.SnapshotEvery, _sequence / 8);
        if (_keeping.IsCompleted && _busy is null && _sequence - _kept >= due)
            _keeping = KeepAsync(due);
    }

    private async Task KeepAsync(long atLeast)
    {
        if (_log is null || _sequence - _kept < atLeast)
            return;
        try
        {
            var (copy, keys, sequence) = (StateCopy.Of(_state), _keys!.Loaded, _sequence);
            await _last;
            var state = await Task.Run(() => new DialogueSnapshot(id, keys).Write(copy));
            await _log.SaveSnapshotAsync(DialogueSnapshot.Format, state, sequence, CancellationToken.None);
            _kept = sequence;
        }
#pragma warning disable CA1031 // A state that is not kept costs time at the next opening and nothing else; appends report what is wrong with the log.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotKept(services.Logger, fault, id.Value);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The state of the dialogue {Dialogue} could not be kept; its next opening takes longer.")]
    private static partial void LogNotKept(ILogger logger, Exception fault, string dialogue);
}
