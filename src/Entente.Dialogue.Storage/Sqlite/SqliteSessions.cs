using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Entente.Dialogue.Storage.Sqlite;

/// <summary>Connections for reading, lent for one piece of work each. Readers never wait for the writer, nor it for them.</summary>
/// <param name="open">Opens another connection.</param>
internal sealed class SqliteSessions(Func<SqliteDatabase> open) : IDisposable
{
    private const int Kept = 4;
    private readonly ConcurrentBag<SqliteDatabase> _free = [];
    private volatile bool _closed;

    /// <summary>Reads.</summary>
    /// <exception cref="LogUnavailableException">The database cannot be read.</exception>
    /// <exception cref="LogDamagedException">The file is damaged.</exception>
    public T Read<T>(Func<SqliteDatabase, T> work)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(IEventLog));
        SqliteDatabase? database = null;
        try
        {
            if (!_free.TryTake(out database)) database = open();
            var result = work(database);
            if (_free.Count < Kept && !_closed) _free.Add(database);
            else database.Dispose();
            return result;
        }
        catch (SqliteException exception)
        {
            database?.Dispose();
            throw SqliteDatabase.Translate(exception);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _closed = true;
        while (_free.TryTake(out var database)) database.Dispose();
    }
}
