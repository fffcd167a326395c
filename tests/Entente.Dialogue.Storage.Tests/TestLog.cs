using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Entente.TestKit;
using Microsoft.Data.Sqlite;
using Npgsql;

[assembly: AssemblyFixture(typeof(Entente.Dialogue.Storage.Tests.SharedServer))]

namespace Entente.Dialogue.Storage.Tests;

/// <summary>The PostgreSQL server that the tests of this assembly share; started by the first that needs it.</summary>
public sealed class SharedServer : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());

    public string NewDatabase()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? "");
        lock (_server) return _server.Value.NewDatabase();
    }

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}

/// <summary>An empty database of one kind, to open logs on and to meddle with behind their backs.</summary>
public abstract class TestDatabase : IDisposable
{
    public abstract Task<IEventLog> OpenAsync(EventLogOptions? options = null);

    /// <summary>Runs SQL that both databases understand; <c>bytes(…)</c> stands for bytes in hexadecimal digits.</summary>
    public abstract Task MeddleAsync(string sql);

    public abstract Task<object?> AskAsync(string sql);

    public abstract void Dispose();

    /// <summary>Brings the database to the first version of the schema, with what a program of that time would have written.</summary>
    public abstract Task BeginWithVersionOneAsync();
}

/// <summary>A folder with SQLite files.</summary>
public sealed class SqliteFolder : TestDatabase
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-log-").FullName;

    public string Events => Path.Combine(Folder, EventLogs.EventsFile);

    public override Task<IEventLog> OpenAsync(EventLogOptions? options = null) => EventLogs.OpenSqliteAsync(Folder, options ?? new(), TimeProvider.System, default);

    public override Task MeddleAsync(string sql) => AskAsync(sql);

    public override async Task<object?> AskAsync(string sql)
    {
        var keys = sql.Contains("person_keys", StringComparison.Ordinal);
        await using var connection = new SqliteConnection($"Data Source={(keys ? Path.Combine(Folder, EventLogs.KeysFile) : Events)};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("bytes(", "unhex(", StringComparison.Ordinal);
        return await command.ExecuteScalarAsync();
    }

    public override Task BeginWithVersionOneAsync() => MeddleAsync("CREATE TABLE schema_version (version INTEGER NOT NULL) STRICT; INSERT INTO schema_version VALUES (1);" + Script("sqlite-events/001"));

    public override void Dispose() => Directory.Delete(Folder, recursive: true);

    public static string Script(string name)
    {
        using var reader = new StreamReader(typeof(EventLogs).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>A database of the shared PostgreSQL server.</summary>
public sealed class PostgresDatabase(string connectionString) : TestDatabase
{
    public override Task<IEventLog> OpenAsync(EventLogOptions? options = null) => EventLogs.OpenPostgresAsync(connectionString, options ?? new(), TimeProvider.System, default);

    public override Task MeddleAsync(string sql) => AskAsync(sql);

    public override async Task<object?> AskAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Search Path=dialogue_log;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SET session_replication_role = replica;" + Regex.Replace(sql, @"bytes\('(?<hex>\w+)'\)", "decode('${hex}', 'hex')", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)), connection);
        return await command.ExecuteScalarAsync();
    }

    public override Task BeginWithVersionOneAsync() => MeddleAsync("CREATE SCHEMA dialogue_log; CREATE TABLE schema_version (version integer NOT NULL); INSERT INTO schema_version VALUES (1);" + SqliteFolder.Script("postgres/001"));

    public override void Dispose()
    {
    }
}

/// <summary>Events to append.</summary>
public static class Events
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2));
    public static readonly DialogueId Talks = DialogueId.Parse("talks");
    public static readonly DialogueId Others = DialogueId.Parse("others");

    public static EventData Of(int number) =>
        new("StanceTaken", Noon.AddSeconds(number), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"number\":{number},\"text\":\"停火 – ‏وقف إطلاق النار\"}}")));

    public static EventData[] Several(int count) => [.. Enumerable.Range(1, count).Select(Of)];

    /// <summary>Opens, appends and closes.</summary>
    public static async Task<LogHead> AppendAsync(IEventLog log, DialogueId dialogue, int count)
    {
        await using var handle = await log.OpenAsync(dialogue, default);
        return await handle.AppendAsync(Several(count), default);
    }

    public static async Task<IReadOnlyList<T>> ListAsync<T>(IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source) list.Add(item);
        return list;
    }
}
