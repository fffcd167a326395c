using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Entente.Dialogue.Storage.Sqlite;

/// <summary>A prepared statement of SQLite, used again and again. Columns are read in place, without copies.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement.</summary>
    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
    }

    /// <summary>Sets a parameter, counted from 1, to a whole number.</summary>
    public SqliteStatement With(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    /// <summary>Sets a parameter to a text.</summary>
    public SqliteStatement With(int parameter, string value)
    {
        Check(raw.sqlite3_bind_text(_statement, parameter, value));
        return this;
    }

    /// <summary>Sets a parameter to bytes, which are copied.</summary>
    public SqliteStatement With(int parameter, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one; when there is none the statement is ready for its next use.</returns>
    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        // Reset tells again what went wrong, with the details that only it has.
        var again = raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE) Check(again == raw.SQLITE_OK ? result : again);
        return false;
    }

    /// <summary>Runs a statement to its end.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        try
        {
            while (Next())
            {
            }

            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Rest();
        }
    }

    /// <summary>Ends the reading, whatever rows are left.</summary>
    public void Rest() => _ = raw.sqlite3_reset(_statement);

    /// <summary>A whole number of the row, by column from 0.</summary>
    public long Whole(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A text of the row.</summary>
    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>Bytes of the row, or of a text as UTF-8; good until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>Whether the row has nothing in this column.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _database);
    }
}
