using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Keys;
using Npgsql;

namespace Entente.Dialogue.Storage.Postgres;

/// <summary>The keys of persons in a table of their own, which is written anew when one is destroyed, so that no dead row keeps it.</summary>
/// <param name="sessions">Connections.</param>
/// <param name="time">The clock.</param>
internal sealed class PostgresKeyStore(PostgresSessions sessions, TimeProvider time) : IKeyStore
{
    /// <inheritdoc/>
    public Task<PersonKey?> FindAsync(string name, CancellationToken cancellation) => sessions.RunAsync(
        async connection => (await RowsAsync(connection, "WHERE person = $1", name, cancellation)).FirstOrDefault(), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonKey>> AllAsync(string prefix, CancellationToken cancellation) => sessions.RunAsync<IReadOnlyList<PersonKey>>(
        async connection => await RowsAsync(connection, "WHERE starts_with(person, $1) AND person >= $1 ORDER BY person", prefix, cancellation), cancellation);

    /// <inheritdoc/>
    public Task PutAsync(IReadOnlyCollection<PersonKey> rows, Action<IReadOnlyList<PersonKey>> judge, CancellationToken cancellation) => sessions.RunAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            // By name, so that two who add the same persons do not wait for each other in a circle.
            foreach (var (name, key) in rows.OrderBy(row => row.Person, StringComparer.Ordinal))
            {
                await using var put = PostgresSessions.Command(
                    connection, "INSERT INTO dialogue_log.person_keys (person, key, destroyed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                    name, (object?)key ?? DBNull.Value, key is null ? Now : DBNull.Value);
                put.Parameters[1].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea;
                put.Parameters[2].NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint;
                await put.ExecuteNonQueryAsync(cancellation);
            }

            judge(await RowsAsync(connection, "WHERE person = ANY ($1)", rows.Select(row => row.Person).ToArray(), cancellation));
            await transaction.CommitAsync(cancellation);
            return 0;
        },
        cancellation);

    /// <inheritdoc/>
    public Task DestroyAsync(string name, CancellationToken cancellation) => sessions.RunAsync(
        async connection =>
        {
            await using (var destroy = PostgresSessions.Command(
                connection,
                """
                INSERT INTO dialogue_log.person_keys AS k (person, destroyed) VALUES ($1, $2)
                ON CONFLICT (person) DO UPDATE SET key = NULL, destroyed = coalesce(k.destroyed, excluded.destroyed)
                """,
                name, Now))
                await destroy.ExecuteNonQueryAsync(CancellationToken.None);
            // Into a new file without dead rows; the old file is cut to nothing.
            await using var vacuum = PostgresSessions.Command(connection, "VACUUM (FULL) dialogue_log.person_keys");
            await vacuum.ExecuteNonQueryAsync(CancellationToken.None);
            return 0;
        },
        cancellation);

    /// <summary>The sessions are the log's, which closes them.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private object Now => EventEncoding.Microseconds(time.GetUtcNow());

    private static async Task<List<PersonKey>> RowsAsync(NpgsqlConnection connection, string where, object parameter, CancellationToken cancellation)
    {
        await using var command = PostgresSessions.Command(connection, $"SELECT person, key FROM dialogue_log.person_keys {where}", parameter);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var found = new List<PersonKey>();
        while (await rows.ReadAsync(cancellation)) found.Add(new PersonKey(rows.GetString(0), rows.IsDBNull(1) ? null : (byte[])rows[1]));
        return found;
    }
}
