using System.Globalization;
using Entente.Dialogue.Storage.Schema;
using Npgsql;

namespace Entente.Dialogue.Storage.Postgres;

/// <summary>Brings a PostgreSQL database to the latest schema and looks whether the server keeps what it commits.</summary>
internal static class PostgresSchema
{
    // Any number that no other program in the same database takes; this one spells ENTENTE.
    private const long Lock = 0x454e_5445_4e54_45;

    /// <summary>Migrates, in one transaction, one process at a time.</summary>
    /// <exception cref="StorageSetupException">The database is of a newer program, or may lose commits in a crash.</exception>
    public static async Task MigrateAsync(NpgsqlConnection connection, EventLogOptions options, CancellationToken cancellation)
    {
        await RequireDurabilityAsync(connection, options, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Lock})"), cancellation);
        if (await ScalarAsync(connection, "SELECT to_regclass('dialogue_log.schema_version')::text", cancellation) is not string)
        {
            await ExecuteAsync(
                connection, "CREATE SCHEMA IF NOT EXISTS dialogue_log; CREATE TABLE dialogue_log.schema_version (version integer NOT NULL); INSERT INTO dialogue_log.schema_version VALUES (0)", cancellation);
        }

        var version = Convert.ToInt64(await ScalarAsync(connection, "SELECT max(version) FROM dialogue_log.schema_version", cancellation), CultureInfo.InvariantCulture);
        foreach (var step in SchemaScripts.Postgres.After(version, $"the database '{connection.Database}'")) await ExecuteAsync(connection, step, cancellation);
        if (version != SchemaScripts.Postgres.Latest)
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE dialogue_log.schema_version SET version = {SchemaScripts.Postgres.Latest}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task RequireDurabilityAsync(NpgsqlConnection connection, EventLogOptions options, CancellationToken cancellation)
    {
        if (options.AcceptLossInCrash) return;
        foreach (var setting in new[] { "fsync", "full_page_writes" })
        {
            if (await ScalarAsync(connection, $"SELECT current_setting('{setting}')", cancellation) is "off")
                throw new StorageSetupException($"the PostgreSQL server has {setting} = off and may lose in a crash what it has acknowledged; set {setting} = on in postgresql.conf, or accept the loss with AcceptLossInCrash");
        }

        if (await ScalarAsync(connection, "SELECT current_setting('server_encoding')", cancellation) is not "UTF8")
            throw new StorageSetupException($"the database '{connection.Database}' does not keep text as UTF-8; make it anew with: createdb --encoding=UTF8 --template=template0");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
