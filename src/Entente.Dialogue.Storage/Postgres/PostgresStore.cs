using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Entente.Dialogue.Storage.Postgres;

/// <summary>The log in a PostgreSQL database, in a schema of its own, <c>dialogue_log</c>.</summary>
/// <param name="sessions">Connections.</param>
internal sealed partial class PostgresStore(PostgresSessions sessions) : ILogStore
{
    private const int Attempts = 5;

    // Names the lock on the kept states of the dialogue with the key $1.
    private const string KeptStates = "hashtextextended('dialogue_log.snapshots ' || $1::bigint, 0)";

    // The writer's own connection; null while there is none.
    private PostgresAppends? _appends;

    /// <inheritdoc/>
    public bool Blocks => false;

    /// <inheritdoc/>
    public Task<OpenedDialogue> OpenAsync(DialogueId dialogue, CancellationToken cancellation) => sessions.RunAsync(
        async connection =>
        {
            // What an earlier owner has on its way is waited for by the lock on the row, so the head that is read here is the last word.
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var opened = await TakeAsync(connection, dialogue, cancellation);
            await using var last = PostgresSessions.Command(
                connection, "SELECT sequence, hash FROM dialogue_log.events WHERE dialogue = $1 ORDER BY sequence DESC LIMIT 1", opened.Key);
            var found = LogHead.Empty;
            await using (var rows = await last.ExecuteReaderAsync(cancellation))
            {
                if (await rows.ReadAsync(cancellation)) found = new LogHead(rows.GetInt64(0), (byte[])rows[1]);
            }

            if (found != opened.Head) throw new LogDamagedException($"the dialogue '{dialogue}' should end with event {opened.Head}, and ends with {found}");
            await transaction.CommitAsync(cancellation);
            return opened;
        },
        cancellation);

    /// <inheritdoc/>
    public async ValueTask AppendAsync(IReadOnlyList<AppendGroup> groups)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                _appends ??= await PostgresAppends.PrepareAsync(await sessions.ConnectAsync(CancellationToken.None));
                await _appends.AppendAsync(groups);
                return;
            }
            catch (PostgresException exception) when (attempt < Attempts && exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
            {
                // Another process takes over some of the same dialogues; the server undid this statement whole.
            }
            catch (Exception exception) when (PostgresSessions.IsFailure(exception))
            {
                if (exception is not PostgresException { SqlState: ['2', '3', ..] } && _appends is { } broken)
                {
                    _appends = null;
                    await broken.DisposeAsync();
                }

                throw PostgresSessions.Translate(exception);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<LogHead> ImportAsync(DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation)
    {
        // Not tried again: the events can be read only once.
        await using var connection = await sessions.ConnectAsync(cancellation);
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var opened = await TakeAsync(connection, dialogue, cancellation);
            if (opened.Head.Sequence > 0) throw new DialogueExistsException(dialogue);
            var chain = new ChainBuilder(dialogue);
            await using (var writer = await connection.BeginBinaryImportAsync(
                "COPY dialogue_log.events (dialogue, sequence, kind, time, payload, hash) FROM STDIN (FORMAT BINARY)", cancellation))
            {
                await foreach (var item in events.WithCancellation(cancellation))
                {
                    var hashed = chain.Add(item);
                    await writer.StartRowAsync(cancellation);
                    await writer.WriteAsync(opened.Key, NpgsqlDbType.Bigint, cancellation);
                    await writer.WriteAsync(chain.Head.Sequence, NpgsqlDbType.Bigint, cancellation);
                    await writer.WriteAsync(hashed.Kind, NpgsqlDbType.Text, cancellation);
                    await writer.WriteAsync(hashed.Time, NpgsqlDbType.Bigint, cancellation);
                    await writer.WriteAsync(hashed.Payload, NpgsqlDbType.Bytea, cancellation);
                    await writer.WriteAsync(hashed.Hash, NpgsqlDbType.Bytea, cancellation);
                }

                await writer.CompleteAsync(cancellation);
            }

            await using var end = PostgresSessions.Command(
                connection, "UPDATE dialogue_log.dialogues SET sequence = $1, hash = $2 WHERE key = $3", chain.Head.Sequence, chain.Head.Hash, opened.Key);
            await end.ExecuteNonQueryAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return chain.Head;
        }
        catch (NpgsqlException exception)
        {
            throw PostgresSessions.Translate(exception);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_appends is not null) await _appends.DisposeAsync();
        await sessions.DisposeAsync();
    }

    private static async Task<OpenedDialogue> TakeAsync(NpgsqlConnection connection, DialogueId dialogue, CancellationToken cancellation)
    {
        await using var take = PostgresSessions.Command(
            connection,
            """
            INSERT INTO dialogue_log.dialogues AS d (id, epoch, sequence, hash) VALUES ($1, 1, 0, $2)
            ON CONFLICT (id) DO UPDATE SET epoch = d.epoch + 1 RETURNING key, epoch, sequence, hash
            """,
            dialogue.Value, new byte[EventEncoding.HashLength]);
        OpenedDialogue opened;
        await using (var row = await take.ExecuteReaderAsync(cancellation))
        {
            await row.ReadAsync(cancellation);
            opened = new OpenedDialogue(dialogue, row.GetInt64(0), row.GetInt64(1), new LogHead(row.GetInt64(2), (byte[])row[3]));
        }

        // A state that an earlier owner is about to keep is kept first; later ones see that the dialogue has a new owner.
        await using var wait = PostgresSessions.Command(connection, $"SELECT pg_advisory_xact_lock({KeptStates})", opened.Key);
        await wait.ExecuteNonQueryAsync(cancellation);
        return opened;
    }
}
