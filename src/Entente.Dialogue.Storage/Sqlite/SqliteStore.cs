using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Schema;
using Entente.Dialogue.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Entente.Dialogue.Storage.Sqlite;

/// <summary>The log in one SQLite file: write-ahead logging, every commit on the disk before it counts.</summary>
internal sealed partial class SqliteStore : ILogStore
{
    // Deleted snapshots may have held personal data, so what is freed is overwritten.
    private static readonly string[] Settings =
        ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON", "PRAGMA wal_autocheckpoint = 4000"];

    private readonly string _path;
    private readonly TimeSpan _patience;
    private readonly SqliteSessions _readers;

    // The writer of events and whoever opens a dialogue or keeps a snapshot take turns, in the order in which they come.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SqliteDatabase _writer;

    /// <summary>Opens the file and brings it to the latest schema.</summary>
    /// <param name="path">The file; made if it is not there.</param>
    /// <param name="patience">How long to wait for another process that writes.</param>
    public SqliteStore(string path, TimeSpan patience)
    {
        (_path, _patience) = (path, patience);
        _writer = Open();
        try
        {
            _writer.Migrate(SchemaScripts.SqliteEvents);
        }
        catch
        {
            _writer.Dispose();
            throw;
        }

        _readers = new SqliteSessions(Open);
    }

    /// <inheritdoc/>
    public bool Blocks => true;

    /// <inheritdoc/>
    public Task<OpenedDialogue> OpenAsync(DialogueId dialogue, CancellationToken cancellation) => WriteAsync(
        () =>
        {
            var take = _writer["""
                INSERT INTO dialogues (id, epoch, sequence, hash) VALUES (?1, 1, 0, zeroblob(32))
                ON CONFLICT (id) DO UPDATE SET epoch = epoch + 1 RETURNING key, epoch, sequence, hash
                """].With(1, dialogue.Value);
            take.Next();
            var opened = new OpenedDialogue(dialogue, take.Whole(0), take.Whole(1), new LogHead(take.Whole(2), take.Bytes(3).ToArray()));
            take.Run();
            var last = _writer["SELECT sequence, hash FROM events WHERE dialogue = ?1 ORDER BY sequence DESC LIMIT 1"].With(1, opened.Key);
            var found = last.Next() ? new LogHead(last.Whole(0), last.Bytes(1).ToArray()) : LogHead.Empty;
            last.Rest();
            return found == opened.Head ? opened
                : throw new LogDamagedException($"the dialogue '{dialogue}' should end with event {opened.Head}, and ends with {found}");
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask AppendAsync(IReadOnlyList<AppendGroup> groups)
    {
        _turn.Wait();
        Write(() =>
        {
            foreach (var group in groups)
            {
                var owner = group.Owner;
                // The epoch is the fence: where another owner has begun a later one, nothing matches and nothing is written.
                group.IsKept = _writer["UPDATE dialogues SET sequence = ?1, hash = ?2 WHERE key = ?3 AND epoch = ?4 AND sequence = ?5"]
                    .With(1, group.Head.Sequence).With(2, group.Head.Hash.Span).With(3, owner.Key).With(4, owner.Epoch).With(5, group.Since).Run() == 1;
                if (!group.IsKept) continue;
                foreach (var append in group.Appends) Insert(owner.Key, append.First, append.Events);
            }

            return 0;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<LogHead> ImportAsync(DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            // A connection of its own: the source may be slow, and the writer's thread is not to wait for it.
            using var database = Open();
            try
            {
                database["BEGIN IMMEDIATE"].Run();
                var head = await ImportAsync(database, dialogue, events, cancellation);
                database["COMMIT"].Run();
                return head;
            }
            catch (SqliteException exception)
            {
                throw SqliteDatabase.Translate(exception);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _writer.Dispose();
        _readers.Dispose();
        _turn.Dispose();
    }

    private static async Task<LogHead> ImportAsync(SqliteDatabase database, DialogueId dialogue, IAsyncEnumerable<EventData> events, CancellationToken cancellation)
    {
        // A dialogue that was opened and never written to is none yet, and whoever holds it loses it here.
        var known = database["SELECT sequence FROM dialogues WHERE id = ?1"].With(1, dialogue.Value);
        var exists = known.Next() && known.Whole(0) > 0;
        known.Rest();
        if (exists) throw new DialogueExistsException(dialogue);
        var take = database["INSERT INTO dialogues (id, epoch, sequence, hash) VALUES (?1, 1, 0, zeroblob(32)) ON CONFLICT (id) DO UPDATE SET epoch = epoch + 1 RETURNING key"]
            .With(1, dialogue.Value);
        take.Next();
        var key = take.Whole(0);
        take.Run();
        var chain = new ChainBuilder(dialogue);
        await foreach (var item in events.WithCancellation(cancellation)) Insert(database, key, chain.Head.Sequence, chain.Add(item));
        database["UPDATE dialogues SET sequence = ?1, hash = ?2 WHERE key = ?3"]
            .With(1, chain.Head.Sequence).With(2, chain.Head.Hash.Span).With(3, key).Run();
        return chain.Head;
    }

    private void Insert(long dialogue, long first, HashedEvent[] events)
    {
        for (var place = 0; place < events.Length; place++) Insert(_writer, dialogue, first - 1 + place, events[place]);
    }

    private static void Insert(SqliteDatabase database, long dialogue, long after, HashedEvent item) =>
        database["INSERT INTO events (dialogue, sequence, kind, time, payload, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"]
            .With(1, dialogue).With(2, after + 1).With(3, item.Kind).With(4, item.Time).With(5, item.Payload.Span).With(6, item.Hash).Run();

    private async Task<T> WriteAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        return await Task.Run(() => Write(work), CancellationToken.None);
    }

    /// <summary>Runs work in a transaction, and gives the turn to the next.</summary>
    private T Write<T>(Func<T> work)
    {
        try
        {
            return _writer.Transact(work);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw new LogDamagedException($"the database refuses an event that should have its place: {exception.Message}", exception);
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

    private SqliteDatabase Open()
    {
        try
        {
            return new SqliteDatabase(_path, _patience, Settings);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new StorageSetupException($"{_path} is not a SQLite database; name another folder, or bring the file back from a backup", exception);
        }
        catch (SqliteException exception)
        {
            throw SqliteDatabase.Translate(exception);
        }
    }
}
