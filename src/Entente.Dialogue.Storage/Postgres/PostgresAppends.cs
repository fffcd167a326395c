using Entente.Dialogue.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Entente.Dialogue.Storage.Postgres;

/// <summary>Appends in one statement, one round trip and one commit for all who wait.</summary>
/// <remarks>Each array of parameters is a column; the first five describe the handles, the others the events.</remarks>
internal sealed class PostgresAppends : IAsyncDisposable
{
    // The epoch is the fence: where another owner has begun a later one, a handle's row does not match and its events find nothing to join.
    private const string Sql = """
        WITH owned AS (
            UPDATE dialogue_log.dialogues d SET sequence = n.sequence, hash = n.hash
            FROM unnest($1, $2, $3, $4, $5) AS n (key, epoch, since, sequence, hash)
            WHERE d.key = n.key AND d.epoch = n.epoch AND d.sequence = n.since
            RETURNING d.key, d.epoch),
        kept AS (
            INSERT INTO dialogue_log.events (dialogue, sequence, kind, time, payload, hash)
            SELECT e.dialogue, e.sequence, e.kind, e.time, e.payload, e.hash
            FROM unnest($6, $7, $8, $9, $10, $11, $12) AS e (dialogue, epoch, sequence, kind, time, payload, hash)
            JOIN owned ON owned.key = e.dialogue AND owned.epoch = e.epoch)
        SELECT key, epoch FROM owned
        """;

    private static readonly NpgsqlDbType[] Columns =
    [
        NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bytea,
        NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Bigint, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea,
    ];

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;

    private PostgresAppends(NpgsqlConnection connection)
    {
        _connection = connection;
        _command = new NpgsqlCommand(Sql, connection);
        foreach (var column in Columns) _command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | column, Value = DBNull.Value });
    }

    /// <summary>Makes a connection ready for appending; it is this object's from now on.</summary>
    public static async Task<PostgresAppends> PrepareAsync(NpgsqlConnection connection)
    {
        var appends = new PostgresAppends(connection);
        await appends._command.PrepareAsync();
        return appends;
    }

    /// <summary>Appends, and says of each group whether it was kept.</summary>
    public async Task AppendAsync(IReadOnlyList<AppendGroup> groups)
    {
        var events = groups.SelectMany(group => group.Appends.SelectMany(append => append.Events.Select((item, place) => (group.Owner, Sequence: append.First + place, Item: item)))).ToArray();
        Set(0, [.. groups.Select(group => group.Owner.Key)]);
        Set(1, [.. groups.Select(group => group.Owner.Epoch)]);
        Set(2, [.. groups.Select(group => group.Since)]);
        Set(3, [.. groups.Select(group => group.Head.Sequence)]);
        _command.Parameters[4].Value = groups.Select(group => group.Head.Hash).ToArray();
        Set(5, [.. events.Select(item => item.Owner.Key)]);
        Set(6, [.. events.Select(item => item.Owner.Epoch)]);
        Set(7, [.. events.Select(item => item.Sequence)]);
        _command.Parameters[8].Value = events.Select(item => item.Item.Kind).ToArray();
        Set(9, [.. events.Select(item => item.Item.Time)]);
        _command.Parameters[10].Value = events.Select(item => item.Item.Payload).ToArray();
        _command.Parameters[11].Value = events.Select(item => item.Item.Hash).ToArray();
        var kept = new HashSet<(long Key, long Epoch)>();
        await using var rows = await _command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) kept.Add((rows.GetInt64(0), rows.GetInt64(1)));
        foreach (var group in groups) group.IsKept = kept.Contains((group.Owner.Key, group.Owner.Epoch));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private void Set(int parameter, long[] values) => _command.Parameters[parameter].Value = values;
}
