using Entente.Web.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Entente.Web.Accounts;

/// <summary>Opens the database of accounts and brings its tables to the newest form.</summary>
internal sealed class AccountsDatabase : IHostedLifecycleService, IDisposable
{
    private const string FileName = "accounts.db";
    private readonly StorageOptions _storage;
    private readonly DbContextOptions<SqliteAccounts>? _sqlite;
    private readonly DbContextOptions<PostgresAccounts>? _postgres;
    private readonly NpgsqlDataSource? _source;

    /// <summary>A database by its options; nothing is opened yet.</summary>
    /// <param name="storage">Where it is.</param>
    public AccountsDatabase(StorageOptions storage)
    {
        _storage = storage;
        if (storage.Provider == StorageProvider.Postgresql)
        {
            _source = new NpgsqlDataSourceBuilder(storage.ConnectionString).Build();
            _postgres = new DbContextOptionsBuilder<PostgresAccounts>()
                .UseNpgsql(_source, npgsql => npgsql.MigrationsHistoryTable("migrations", PostgresAccounts.Schema)).Options;
        }
        else
        {
            var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(storage.Folder, FileName), DefaultTimeout = 30, ForeignKeys = true }.ConnectionString;
            _sqlite = new DbContextOptionsBuilder<SqliteAccounts>().UseSqlite(connection).Options;
        }
    }

    /// <summary>A unit of work. The caller disposes of it.</summary>
    public AccountsContext Open() => _postgres is null ? new SqliteAccounts(_sqlite!) : new PostgresAccounts(_postgres);

    /// <summary>Makes the tables, or brings older ones to the newest form. Several processes may call it at once.</summary>
    /// <param name="cancellation">Stops the work between two migrations.</param>
    public async Task MigrateAsync(CancellationToken cancellation)
    {
        await using var accounts = Open();
        if (_sqlite is not null) PrepareFile();
        if (!(await accounts.Database.GetPendingMigrationsAsync(cancellation)).Any()) return;
        using var turn = _sqlite is null ? null : await TurnAsync(cancellation);
        if (_sqlite is not null) await ForgetDeadMigrationAsync(accounts, cancellation);
        await accounts.Database.MigrateAsync(cancellation);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => MigrateAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _source?.Dispose();
        if (_sqlite is null) return;
        // The pool holds the file open; whoever stops the workbench may want to move it.
        using var connection = new SqliteConnection(ConnectionString(_storage));
        SqliteConnection.ClearPool(connection);
    }

    private static string ConnectionString(StorageOptions storage) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(storage.Folder, FileName), DefaultTimeout = 30, ForeignKeys = true }.ConnectionString;

    private void PrepareFile()
    {
        DataFolder.Prepare(_storage.Folder);
        DataFolder.PrivateFile(_storage.Folder, FileName);
        using var connection = new SqliteConnection(ConnectionString(_storage));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL;";
        command.ExecuteNonQuery();
    }

    /// <summary>One process at a time migrates a file.</summary>
    private async Task<FileStream> TurnAsync(CancellationToken cancellation)
    {
        var path = DataFolder.PrivateFile(_storage.Folder, "accounts.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
            }
        }
    }

    /// <summary>A process that was killed while it migrated leaves a row behind for which Entity Framework would wait for ever; whoever has the turn knows that it is dead.</summary>
    private static async Task ForgetDeadMigrationAsync(AccountsContext accounts, CancellationToken cancellation)
    {
        try
        {
            await accounts.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellation);
        }
        catch (SqliteException)
        {
            // No migration has ever begun here.
        }
    }
}
