using Entente.Web.Configuration;
using Npgsql;

namespace Entente.Web.Tests.Accounts;

/// <summary>The databases on which accounts are tested: SQLite always, PostgreSQL where the variable <c>ENTENTE_TEST_POSTGRES</c> says how to reach a server.</summary>
internal static class Databases
{
    public static TheoryData<StorageProvider> All => [StorageProvider.Sqlite, StorageProvider.Postgresql];

    /// <summary>Starts a workbench on a database of its own.</summary>
    public static async Task<Workbench> StartAsync(StorageProvider provider)
    {
        if (provider == StorageProvider.Sqlite) return await Workbench.StartAsync();
        var server = Environment.GetEnvironmentVariable("ENTENTE_TEST_POSTGRES");
        Assert.SkipWhen(string.IsNullOrEmpty(server), "ENTENTE_TEST_POSTGRES does not say how to reach PostgreSQL.");
        var name = $"entente_{Entente.Web.Accounts.AccountId.Draw()}";
        await using (var connection = new NpgsqlConnection(server))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is drawn here from letters and digits; PostgreSQL takes no parameter in its place.
            command.CommandText = $"CREATE DATABASE {name}";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        var database = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;
        return await Workbench.StartAsync(options => options with { Storage = options.Storage with { Provider = provider, ConnectionString = database } });
    }
}
