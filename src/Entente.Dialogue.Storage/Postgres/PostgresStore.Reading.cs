using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Verification;
using Entente.Dialogue.Storage.Writing;
using Npgsql;

namespace Entente.Dialogue.Storage.Postgres;

/// <content>Reading and snapshots.</content>
internal sealed partial class PostgresStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDialogue>> DialoguesAsync(DialogueId? dialogue, CancellationToken cancellation) => sessions.RunAsync<IReadOnlyList<StoredDialogue>>(
        async connection => [.. (await DialoguesAsync(connection, dialogue, cancellation)).Where(item => item.Head.Sequence > 0).OrderBy(item => item.Dialogue.Value, StringComparer.Ordinal)],
        cancellation);

    /// <inheritdoc/>
    public Task<EventPage> PageAsync(DialogueId dialogue, long after, int count, CancellationToken cancellation) => sessions.RunAsync(
        async connection =>
        {
            await using var command = PostgresSessions.Command(
                connection,
                """
                SELECT sequence, kind, time, payload, hash FROM dialogue_log.events
                WHERE dialogue = (SELECT key FROM dialogue_log.dialogues WHERE id = $1) AND sequence >= $2 ORDER BY sequence LIMIT $3
                """,
                dialogue.Value, after, count + 1);
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            var previous = after == 0 ? new byte[EventEncoding.HashLength] : null;
            var events = new List<StoredEvent>();
            while (await rows.ReadAsync(cancellation))
            {
                if (rows.GetInt64(0) == after) previous = (byte[])rows[4];
                else if (events.Count < count) events.Add(new StoredEvent(rows.GetInt64(0), rows.GetString(1), rows.GetInt64(2), (byte[])rows[3], (byte[])rows[4]));
            }

            return new EventPage(previous, events);
        },
        cancellation);

    /// <inheritdoc/>
    public async Task ScanAsync(DialogueId? dialogue, IEventScan scan, CancellationToken cancellation)
    {
        await using var connection = await sessions.ConnectAsync(cancellation);
        try
        {
            // One snapshot, so that heads and events are of the same moment; by the index, so that the server sorts nothing on its disk.
            await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
            await using (var plan = PostgresSessions.Command(connection, "SET LOCAL enable_sort = off")) await plan.ExecuteNonQueryAsync(cancellation);
            var dialogues = await DialoguesAsync(connection, dialogue, cancellation);
            scan.Begin(dialogues);
            if (dialogue is not null && dialogues.Count == 0) return;
            await Task.Factory.StartNew(() => Copy(connection, dialogue is null ? null : dialogues[0].Key, scan, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (NpgsqlException exception)
        {
            throw PostgresSessions.Translate(exception);
        }
    }

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(OpenedDialogue owner, int format, ReadOnlyMemory<byte> state, long sequence, CancellationToken cancellation) => AsOwnerAsync(
        owner,
        async connection =>
        {
            await using var save = PostgresSessions.Command(
                connection,
                """
                INSERT INTO dialogue_log.snapshots (dialogue, sequence, format, state, hash)
                SELECT dialogue, sequence, $3, $4, hash FROM dialogue_log.events WHERE dialogue = $1 AND sequence = $2
                ON CONFLICT (dialogue, sequence) DO UPDATE SET format = excluded.format, state = excluded.state, hash = excluded.hash
                """,
                owner.Key, sequence, format, state);
            await save.ExecuteNonQueryAsync(cancellation);
            await using var trim = PostgresSessions.Command(
                connection,
                """
                DELETE FROM dialogue_log.snapshots WHERE dialogue = $1
                AND sequence NOT IN (SELECT sequence FROM dialogue_log.snapshots WHERE dialogue = $1 ORDER BY sequence DESC LIMIT 2)
                """,
                owner.Key);
            await trim.ExecuteNonQueryAsync(cancellation);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LogSnapshot?> LatestSnapshotAsync(OpenedDialogue owner, CancellationToken cancellation) => sessions.RunAsync<LogSnapshot?>(
        async connection =>
        {
            await using var command = PostgresSessions.Command(
                connection,
                """
                SELECT s.sequence, s.hash, s.format, s.state FROM dialogue_log.snapshots s
                JOIN dialogue_log.events e ON e.dialogue = s.dialogue AND e.sequence = s.sequence AND e.hash = s.hash
                WHERE s.dialogue = $1 ORDER BY s.sequence DESC LIMIT 1
                """,
                owner.Key);
            await using var row = await command.ExecuteReaderAsync(cancellation);
            return await row.ReadAsync(cancellation) ? new LogSnapshot(row.GetInt64(0), (byte[])row[1], row.GetInt32(2), (byte[])row[3]) : null;
        },
        cancellation);

    /// <inheritdoc/>
    public Task DeleteSnapshotsAsync(OpenedDialogue owner, CancellationToken cancellation) => AsOwnerAsync(
        owner,
        async connection =>
        {
            await using var delete = PostgresSessions.Command(connection, "DELETE FROM dialogue_log.snapshots WHERE dialogue = $1", owner.Key);
            await delete.ExecuteNonQueryAsync(cancellation);
        },
        cancellation);

    // A lock of its own, beside the row: appends change the row and must not wait until a large state is on the disk, whoever takes the dialogue over must.
    private Task<int> AsOwnerAsync(OpenedDialogue owner, Func<NpgsqlConnection, Task> work, CancellationToken cancellation) => sessions.RunAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var hold = PostgresSessions.Command(connection, $"SELECT pg_advisory_xact_lock_shared({KeptStates})", owner.Key))
                await hold.ExecuteNonQueryAsync(cancellation);
            await using var current = PostgresSessions.Command(connection, "SELECT epoch FROM dialogue_log.dialogues WHERE key = $1", owner.Key);
            if (await current.ExecuteScalarAsync(cancellation) is not long epoch || epoch != owner.Epoch) throw new OwnershipLostException(owner.Dialogue, owner.Epoch);
            await work(connection);
            await transaction.CommitAsync(cancellation);
            return 0;
        },
        cancellation);

    private static void Copy(NpgsqlConnection connection, long? dialogue, IEventScan scan, CancellationToken cancellation)
    {
        var only = dialogue is { } key ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" WHERE dialogue = {key}") : "";
        using var stream = connection.BeginRawBinaryCopy(
            $"COPY (SELECT dialogue, sequence, kind, time, payload, hash FROM dialogue_log.events{only} ORDER BY dialogue, sequence) TO STDOUT (FORMAT BINARY)");
        try
        {
            new CopyReader(stream).Show(scan, cancellation);
        }
        catch
        {
            stream.Cancel();
            throw;
        }
    }

    private static async Task<List<StoredDialogue>> DialoguesAsync(NpgsqlConnection connection, DialogueId? dialogue, CancellationToken cancellation)
    {
        await using var command = PostgresSessions.Command(
            connection, "SELECT key, id, sequence, hash FROM dialogue_log.dialogues WHERE $1 = '' OR id = $1 ORDER BY key", dialogue?.Value ?? "");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var dialogues = new List<StoredDialogue>();
        while (await rows.ReadAsync(cancellation))
        {
            // A name that is none can only have come from outside; its events are then those of no recorded dialogue.
            if (DialogueId.TryParse(rows.GetString(1), out var id)) dialogues.Add(new StoredDialogue(rows.GetInt64(0), id, new LogHead(rows.GetInt64(2), (byte[])rows[3])));
        }

        return dialogues;
    }
}
