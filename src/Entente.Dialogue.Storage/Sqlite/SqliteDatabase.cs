using System.Globalization;
using Entente.Dialogue.Storage.Schema;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Entente.Dialogue.Storage.Sqlite;

/// <summary>One connection to a SQLite file, with its prepared statements. For one thread at a time.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    /// <summary>Opens a file, which is made for its owner's eyes only if it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long to wait for another writer.</param>
    /// <param name="settings">Statements that set the connection up.</param>
    public SqliteDatabase(string path, TimeSpan patience, params string[] settings)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite };
            // SQLite gives its companion files the rights of the database.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            new FileStream(path, options).Dispose();
        }

        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        try
        {
            _connection.Open();
            raw.sqlite3_extended_result_codes(_connection.Handle, 1);
            raw.sqlite3_busy_timeout(_connection.Handle, (int)patience.TotalMilliseconds);
            foreach (var setting in settings) Execute(setting);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The prepared statement of a text; made at its first use.</summary>
    public SqliteStatement this[string sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement)) _statements[sql] = statement = new SqliteStatement(_connection.Handle!, sql);
            return statement;
        }
    }

    /// <summary>Runs statements that are not used again.</summary>
    public void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, sql), _connection.Handle);

    /// <summary>Runs work in a transaction that holds the right to write from its beginning.</summary>
    public T Transact<T>(Func<T> work)
    {
        this["BEGIN IMMEDIATE"].Run();
        try
        {
            var result = work();
            this["COMMIT"].Run();
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Brings the file to the latest version of its schema, in one transaction.</summary>
    /// <exception cref="StorageSetupException">The file is of a newer program, or is no database.</exception>
    public void Migrate(SchemaScripts scripts)
    {
        var where = _connection.DataSource;
        try
        {
            Transact(() =>
            {
                Execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT");
                var current = this["SELECT coalesce(max(version), 0) FROM schema_version"];
                current.Next();
                var version = current.Whole(0);
                current.Rest();
                foreach (var step in scripts.After(version, where)) Execute(step);
                if (version == scripts.Latest) return 0;
                Execute("DELETE FROM schema_version");
                Execute(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO schema_version VALUES ({scripts.Latest})"));
                return 0;
            });
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_NOTADB)
        {
            throw new StorageSetupException($"{where} is not a SQLite database; name another folder, or bring the file back from a backup", exception);
        }
    }

    /// <summary>What a failure of SQLite means to those who use the log.</summary>
    public static Exception Translate(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new LogDamagedException($"the database file is damaged: {exception.Message}", exception),
        raw.SQLITE_BUSY => new LogUnavailableException("another process has been writing to the database for too long; stop it, or try again later", exception),
        raw.SQLITE_FULL => new LogUnavailableException("the disk is full; make room and try again", exception),
        _ => new LogUnavailableException($"the database failed: {exception.Message}", exception),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }

    private void Rollback()
    {
        foreach (var statement in _statements.Values) statement.Rest();
        // Some failures have ended the transaction already.
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0) Execute("ROLLBACK");
    }
}
