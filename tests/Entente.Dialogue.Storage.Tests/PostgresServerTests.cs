using Entente.TestKit;
using Npgsql;

namespace Entente.Dialogue.Storage.Tests;

/// <summary>The server that tests start for themselves.</summary>
public sealed class PostgresServerTests
{
    [Fact]
    public async Task A_server_of_the_tests_keeps_what_was_committed_over_a_crash()
    {
        using var server = new PostgresServer();
        await using var source = NpgsqlDataSource.Create(server.NewDatabase());
        await Execute("CREATE TABLE kept(word text)");
        await Execute("INSERT INTO kept VALUES ('kept')");

        server.Restart();

        source.Clear();
        await using var command = source.CreateCommand("SELECT word FROM kept");
        Assert.Equal("kept", await command.ExecuteScalarAsync());

        async Task Execute(string sql)
        {
            await using var statement = source.CreateCommand(sql);
            await statement.ExecuteNonQueryAsync();
        }
    }
}
