using Npgsql;

namespace Entente.Dialogue.Storage.Postgres;

/// <summary>Connections to one PostgreSQL database, lent for one piece of work each; what a restart of the server has cut is replaced.</summary>
internal sealed class PostgresSessions : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    /// <summary>Prepares connections to a database; none is made yet.</summary>
    /// <param name="connectionString">Where the database is.</param>
    /// <exception cref="StorageSetupException">It is no connection string.</exception>
    public PostgresSessions(string connectionString)
    {
        try
        {
            // Nothing is set on a connection that the next user must not see, so it needs no reset between two.
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 32, AutoPrepareMinUsages = 2 };
            if (string.IsNullOrEmpty(settings.ApplicationName)) settings.ApplicationName = "entente";
            var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
            builder.UsePhysicalConnectionInitializer(connection => MakeDurable(connection).ExecuteNonQuery(), connection => MakeDurable(connection).ExecuteNonQueryAsync());
            _source = builder.Build();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text may hold a password: it is not repeated.
            throw new StorageSetupException("the connection string of PostgreSQL is not one; expected, for example, Host=db.example.org;Database=entente;Username=entente", exception);
        }
    }

    /// <summary>A connection that the caller keeps.</summary>
    /// <exception cref="LogUnavailableException">There is none to be had.</exception>
    public async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellation)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellation);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            throw Translate(exception);
        }
    }

    /// <summary>Does work that may be done twice: on a connection that was cut meanwhile it fails, and is tried once more on a new one.</summary>
    /// <exception cref="LogUnavailableException">The database is away.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(cancellation);
                return await work(connection);
            }
            catch (NpgsqlException exception) when (attempt == 1 && IsCut(exception))
            {
                _source.Clear();
            }
            catch (Exception exception) when (IsFailure(exception))
            {
                throw Translate(exception);
            }
        }
    }

    /// <summary>Whether an exception is the database's.</summary>
    public static bool IsFailure(Exception exception) => exception is NpgsqlException or System.Net.Sockets.SocketException or IOException or TimeoutException;

    /// <summary>What a failure of PostgreSQL means to those who use the log.</summary>
    public static Exception Translate(Exception exception) => exception is PostgresException { SqlState: ['2', '3', ..] or ['X', 'X', ..] }
        ? new LogDamagedException($"the database refuses an event that should have its place: {exception.Message}", exception)
        : new LogUnavailableException($"the database is away: {exception.Message}", exception);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>A command with parameters by place.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    // The server's own doing (a shutdown, a restart) or the network's.
    private static bool IsCut(NpgsqlException exception) => exception is not PostgresException { SqlState: not ['5', '7', 'P', ..] and not ['0', '8', ..] };

    private static NpgsqlCommand MakeDurable(NpgsqlConnection connection) =>
        new("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'", connection);
}
