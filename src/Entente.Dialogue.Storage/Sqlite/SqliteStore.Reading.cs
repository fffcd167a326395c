using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Verification;
using Entente.Dialogue.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Entente.Dialogue.Storage.Sqlite;

/// <content>Reading and snapshots.</content>
internal sealed partial class SqliteStore
{
    // Long enough to cost little, short enough that a reader who pauses keeps no old state of the database alive.
    private const int RowsBetweenLooks = 1024;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDialogue>> DialoguesAsync(DialogueId? dialogue, CancellationToken cancellation) =>
        Task.Run(() => _readers.Read<IReadOnlyList<StoredDialogue>>(database => [.. Dialogues(database, dialogue).Where(item => item.Head.Sequence > 0).OrderBy(item => item.Dialogue.Value, StringComparer.Ordinal)]), cancellation);

    /// <inheritdoc/>
    public Task<EventPage> PageAsync(DialogueId dialogue, long after, int count, CancellationToken cancellation) => Task.Run(
        () => _readers.Read(database =>
        {
            var rows = database["""
                SELECT sequence, kind, time, payload, hash FROM events
                WHERE dialogue = (SELECT key FROM dialogues WHERE id = ?1) AND sequence >= ?2 ORDER BY sequence LIMIT ?3
                """].With(1, dialogue.Value).With(2, after).With(3, count + 1L);
            var previous = after == 0 ? new byte[EventEncoding.HashLength] : null;
            var events = new List<StoredEvent>();
            while (rows.Next())
            {
                if (rows.Whole(0) == after) previous = rows.Bytes(4).ToArray();
                else if (events.Count < count) events.Add(new StoredEvent(rows.Whole(0), rows.Text(1), rows.Whole(2), rows.Bytes(3).ToArray(), rows.Bytes(4).ToArray()));
            }

            return new EventPage(previous, events);
        }),
        cancellation);

    /// <inheritdoc/>
    public Task ScanAsync(DialogueId? dialogue, IEventScan scan, CancellationToken cancellation) => Task.Factory.StartNew(
        () => _readers.Read(database =>
        {
            // One transaction, so that heads and events are of the same moment.
            database["BEGIN"].Run();
            try
            {
                var dialogues = Dialogues(database, dialogue);
                scan.Begin(dialogues);
                if (dialogue is not null && dialogues.Count == 0) return 0;
                const string Columns = "SELECT dialogue, sequence, kind, time, payload, hash FROM events";
                var rows = dialogue is null
                    ? database[Columns + " ORDER BY dialogue, sequence"]
                    : database[Columns + " WHERE dialogue = ?1 ORDER BY sequence"].With(1, dialogues[0].Key);
                for (var row = 0L; rows.Next(); row++)
                {
                    if (row % RowsBetweenLooks == 0) cancellation.ThrowIfCancellationRequested();
                    scan.See(rows.Whole(0), rows.Whole(1), rows.Bytes(2), rows.Whole(3), rows.Bytes(4), rows.Bytes(5));
                }

                return 0;
            }
            finally
            {
                database.Execute("COMMIT");
            }
        }),
        cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(OpenedDialogue owner, int format, ReadOnlyMemory<byte> state, long sequence, CancellationToken cancellation) => WriteAsync(
        () =>
        {
            RequireOwner(owner);
            _writer["""
                INSERT OR REPLACE INTO snapshots (dialogue, sequence, format, state, hash)
                SELECT dialogue, sequence, ?3, ?4, hash FROM events WHERE dialogue = ?1 AND sequence = ?2
                """].With(1, owner.Key).With(2, sequence).With(3, format).With(4, state.Span).Run();
            _writer["""
                DELETE FROM snapshots WHERE dialogue = ?1
                AND sequence NOT IN (SELECT sequence FROM snapshots WHERE dialogue = ?1 ORDER BY sequence DESC LIMIT 2)
                """].With(1, owner.Key).Run();
            return 0;
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LogSnapshot?> LatestSnapshotAsync(OpenedDialogue owner, CancellationToken cancellation) => Task.Run(
        () => _readers.Read(database =>
        {
            var rows = database["""
                SELECT s.sequence, s.hash, s.format, s.state FROM snapshots s JOIN events e ON e.dialogue = s.dialogue AND e.sequence = s.sequence AND e.hash = s.hash
                WHERE s.dialogue = ?1 ORDER BY s.sequence DESC LIMIT 1
                """].With(1, owner.Key);
            var found = rows.Next() ? new LogSnapshot(rows.Whole(0), rows.Bytes(1).ToArray(), (int)rows.Whole(2), rows.Bytes(3).ToArray()) : null;
            rows.Rest();
            return found;
        }),
        cancellation);

    /// <inheritdoc/>
    public async Task DeleteSnapshotsAsync(OpenedDialogue owner, CancellationToken cancellation)
    {
        await WriteAsync(
            () =>
            {
                RequireOwner(owner);
                _writer["DELETE FROM snapshots WHERE dialogue = ?1"].With(1, owner.Key).Run();
                return 0;
            },
            cancellation);
        // What the write-ahead log still holds of them goes with it, unless a reader holds an old state just now; then the next checkpoint takes it.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            _writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
        }
        finally
        {
            _turn.Release();
        }
    }

    private void RequireOwner(OpenedDialogue owner)
    {
        var current = _writer["SELECT epoch FROM dialogues WHERE key = ?1"].With(1, owner.Key);
        var isOwner = current.Next() && current.Whole(0) == owner.Epoch;
        current.Rest();
        if (!isOwner) throw new OwnershipLostException(owner.Dialogue, owner.Epoch);
    }

    private static List<StoredDialogue> Dialogues(SqliteDatabase database, DialogueId? dialogue)
    {
        var rows = database["SELECT key, id, sequence, hash FROM dialogues WHERE ?1 = '' OR id = ?1 ORDER BY key"].With(1, dialogue?.Value ?? "");
        var dialogues = new List<StoredDialogue>();
        while (rows.Next())
        {
            // A name that is none can only have come from outside; its events are then those of no recorded dialogue.
            if (DialogueId.TryParse(rows.Text(1), out var id)) dialogues.Add(new StoredDialogue(rows.Whole(0), id, new LogHead(rows.Whole(2), rows.Bytes(3).ToArray())));
        }

        return dialogues;
    }
}
