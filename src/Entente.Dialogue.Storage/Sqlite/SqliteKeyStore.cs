using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Keys;
using Entente.Dialogue.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace Entente.Dialogue.Storage.Sqlite;

/// <summary>The keys of persons in a SQLite file of their own, where what is destroyed is overwritten.</summary>
/// <remarks>The file has a rollback journal, which is cut to nothing at the end of each transaction: after it no file holds an earlier state.</remarks>
internal sealed class SqliteKeyStore : IKeyStore
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _time;

    /// <summary>Opens the file and brings it to the latest schema.</summary>
    public SqliteKeyStore(string path, TimeSpan patience, TimeProvider time)
    {
        _time = time;
        _database = new SqliteDatabase(path, patience, "PRAGMA journal_mode = TRUNCATE", "PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON");
        try
        {
            _database.Migrate(SchemaScripts.SqliteKeys);
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<PersonKey?> FindAsync(string name, CancellationToken cancellation) => TakeTurnAsync(() => Row(name), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonKey>> AllAsync(string prefix, CancellationToken cancellation) => TakeTurnAsync<IReadOnlyList<PersonKey>>(
        () =>
        {
            var rows = _database["SELECT person, key FROM person_keys WHERE substr(person, 1, length(?1)) = ?1 AND person >= ?1 ORDER BY person"].With(1, prefix);
            var keys = new List<PersonKey>();
            while (rows.Next()) keys.Add(new PersonKey(rows.Text(0), rows.IsNull(1) ? null : rows.Bytes(1).ToArray()));
            return keys;
        },
        cancellation);

    /// <inheritdoc/>
    public Task PutAsync(IReadOnlyCollection<PersonKey> rows, Action<IReadOnlyList<PersonKey>> judge, CancellationToken cancellation) => TakeTurnAsync(
        () => _database.Transact(() =>
        {
            foreach (var (name, key) in rows)
            {
                if (key is null) Destroyed(name);
                else _database["INSERT INTO person_keys (person, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING"].With(1, name).With(2, key.AsSpan()).Run();
            }

            judge([.. rows.Select(row => Row(row.Person)!)]);
            return 0;
        }),
        cancellation);

    /// <inheritdoc/>
    public Task DestroyAsync(string name, CancellationToken cancellation) => TakeTurnAsync(
        () => _database.Transact(() =>
        {
            // In place first, and then let go of.
            _database["UPDATE person_keys SET key = zeroblob(length(key)) WHERE person = ?1 AND key IS NOT NULL"].With(1, name).Run();
            Destroyed(name);
            _database["UPDATE person_keys SET key = NULL, destroyed = ?2 WHERE person = ?1 AND key IS NOT NULL"].With(1, name).With(2, Now).Run();
            return 0;
        }),
        cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _database.Dispose();
        _turn.Dispose();
    }

    private long Now => EventEncoding.Microseconds(_time.GetUtcNow());

    private void Destroyed(string name) =>
        _database["INSERT INTO person_keys (person, destroyed) VALUES (?1, ?2) ON CONFLICT DO NOTHING"].With(1, name).With(2, Now).Run();

    private PersonKey? Row(string name)
    {
        var row = _database["SELECT key FROM person_keys WHERE person = ?1"].With(1, name);
        var found = row.Next() ? new PersonKey(name, row.IsNull(0) ? null : row.Bytes(0).ToArray()) : null;
        row.Rest();
        return found;
    }

    private async Task<T> TakeTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, CancellationToken.None);
        }
        catch (SqliteException exception)
        {
            throw SqliteDatabase.Translate(exception);
        }
        finally
        {
            _turn.Release();
        }
    }
}
