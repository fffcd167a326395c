using Entente.Dialogue.Storage.Keys;
using Entente.Dialogue.Storage.Postgres;
using Entente.Dialogue.Storage.Sqlite;
using Entente.Dialogue.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Entente.Dialogue.Storage;

/// <summary>Opens event logs.</summary>
public static class EventLogs
{
    /// <summary>The name of the file of events in the folder of a SQLite log.</summary>
    public const string EventsFile = "dialogues.db";

    /// <summary>The name of the file of persons' keys in the folder of a SQLite log.</summary>
    public const string KeysFile = "keys.db";

    /// <summary>Opens the log in a folder, which is made for its owner alone if it is not there. Several processes may have it open.</summary>
    /// <param name="folder">The folder, on a local disk: SQLite's locks do not hold on network file systems.</param>
    /// <param name="options">How it is kept.</param>
    /// <param name="time">The clock, by which destroyed keys are dated.</param>
    /// <param name="cancellation">Gives up before the work has begun.</param>
    /// <exception cref="StorageSetupException">The folder cannot be used as it is.</exception>
    /// <exception cref="LogUnavailableException">Another process is writing for too long.</exception>
    public static Task<IEventLog> OpenSqliteAsync(string folder, EventLogOptions options, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        return Task.Run<IEventLog>(() => OpenSqlite(folder, options, time), cancellation);
    }

    /// <summary>Opens the log in a PostgreSQL database, in a schema <c>dialogue_log</c> that is made if it is not there. Several processes may have it open.</summary>
    /// <param name="connectionString">Where the database is, as Npgsql reads it.</param>
    /// <param name="options">How it is kept.</param>
    /// <param name="time">The clock, by which destroyed keys are dated.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="StorageSetupException">The database cannot be used as it is.</exception>
    /// <exception cref="LogUnavailableException">The database does not answer.</exception>
    public static async Task<IEventLog> OpenPostgresAsync(string connectionString, EventLogOptions options, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var sealing = KeySealing.From(options.MasterKeyFile);
        var sessions = new PostgresSessions(connectionString);
        try
        {
            await sessions.RunAsync(
                async connection =>
                {
                    await PostgresSchema.MigrateAsync(connection, options, cancellation);
                    return 0;
                },
                cancellation);
        }
        catch
        {
            await sessions.DisposeAsync();
            throw;
        }

        return new EventLog(new PostgresStore(sessions), new PersonKeys(new PostgresKeyStore(sessions, time), sealing), options);
    }

    private static EventLog OpenSqlite(string folder, EventLogOptions options, TimeProvider time)
    {
        var sealing = KeySealing.From(options.MasterKeyFile);
        SqliteStore? store = null;
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            store = new SqliteStore(Path.Combine(folder, EventsFile), options.BusyPatience);
            var keys = new SqliteKeyStore(Path.Combine(folder, KeysFile), options.BusyPatience, time);
            return new EventLog(store, new PersonKeys(keys, sealing), options);
        }
        catch (Exception exception)
        {
            store?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            if (exception is SqliteException failure) throw SqliteDatabase.Translate(failure);
            if (exception is IOException or UnauthorizedAccessException)
                throw new StorageSetupException($"the folder {folder} cannot be used: {exception.Message}", exception);
            throw;
        }
    }
}
