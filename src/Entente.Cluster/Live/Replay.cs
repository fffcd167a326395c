using Entente.Dialogue;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Storage;

namespace Entente.Cluster.Live;

/// <summary>A dialogue as its log has it.</summary>
/// <param name="State">The state.</param>
/// <param name="Sequence">The last event in it.</param>
/// <param name="Kept">The last event in the latest state that is kept; 0 for none.</param>
/// <param name="Keys">The keys of its persons.</param>
/// <param name="Serializer">Writes and reads its events.</param>
internal sealed record Replay(DialogueState State, long Sequence, long Kept, Keyring Keys, EventSerializer Serializer)
{
    /// <summary>Whether the log has a dialogue at all. It is asked without taking ownership: whoever guesses names must leave no trace in the log.</summary>
    public static async Task<bool> ExistsAsync(LiveServices services, DialogueId dialogue, CancellationToken cancellation)
    {
        await foreach (var _ in services.Log.ReadAsync(dialogue, 0, cancellation))
            return true;
        return false;
    }

    /// <summary>Reads a dialogue that is owned. What should have been erased and was not, because a process died in between, is erased first.</summary>
    /// <param name="services">Where the log is.</param>
    /// <param name="log">The owned log.</param>
    /// <param name="erasing">Whether somebody was just erased: kept states are not begun from, they are deleted.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Replay> OfAsync(LiveServices services, IDialogueLog log, bool erasing, CancellationToken cancellation)
    {
        var replay = await ReadAsync(services, log, mayUseKept: !erasing, cancellation);
        var erased = replay.State.Participants.Where(person => person.Erased is not null).ToList();
        if (erased.Count == 0)
            return replay;
        var there = (await services.Log.Keys.Of(log.Dialogue).AllAsync(cancellation)).Where(key => key.Key is not null).Select(key => key.Person)
            .ToHashSet(StringComparer.Ordinal);
        var toDestroy = erased.FindAll(person => Keyring.ToDestroy(log.Dialogue, person).Any(there.Contains));
        if (toDestroy.Count == 0)
            return replay;
        // Kept states go first: as long as a key is there, the next reader knows that this was not finished.
        await log.DeleteSnapshotsAsync(CancellationToken.None);
        await replay.Keys.DestroyAsync(toDestroy);
        return await ReadAsync(services, log, mayUseKept: false, cancellation);
    }

    private static async Task<Replay> ReadAsync(LiveServices services, IDialogueLog log, bool mayUseKept, CancellationToken cancellation)
    {
        var keys = await Keyring.LoadAsync(services.Log.Keys, log.Dialogue, cancellation);
        var serializer = new EventSerializer(log.Dialogue, keys);
        var head = log.Head.Sequence;
        var (state, kept) = mayUseKept ? await KeptAsync(log, keys, head, cancellation) : (null, 0);
        state ??= new DialogueState(log.Dialogue);
        var sequence = kept;
        if (sequence < head)
        {
            await foreach (var logged in services.Log.ReadAsync(log.Dialogue, sequence, cancellation))
            {
                state.Apply(serializer.Read(logged.Kind, logged.Time, logged.Payload.Span));
                sequence = logged.Sequence;
            }
        }
        // Events beyond the head that came with the ownership are another owner's.
        return sequence == head ? new Replay(state, sequence, kept, keys, serializer) : throw new OwnershipLostException(log.Dialogue, log.Epoch);
    }

    private static async Task<(DialogueState? State, long Sequence)> KeptAsync(IDialogueLog log, Keyring keys, long head, CancellationToken cancellation)
    {
        if (await log.LatestSnapshotAsync(cancellation) is not { } kept || kept.Sequence > head)
            return (null, 0);
        return new DialogueSnapshot(log.Dialogue, keys).Read(kept.Format, kept.State.Span) is { } state ? (state, kept.Sequence) : (null, 0);
    }
}
