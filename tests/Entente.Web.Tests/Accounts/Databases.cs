using Entente.TestKit;
using Entente.Web.Configuration;

namespace Entente.Web.Tests.Accounts;

/// <summary>The databases on which accounts are tested: SQLite always, PostgreSQL where it is on the machine; elsewhere its cases are skipped, and say so.</summary>
internal static class Databases
{
    private static readonly Lazy<PostgresServer> Server = new(() => new PostgresServer());

    public static TheoryData<StorageProvider> All => [StorageProvider.Sqlite, StorageProvider.Postgresql];

    /// <summary>Starts a workbench on a database of its own.</summary>
    public static async Task<Workbench> StartAsync(StorageProvider provider)
    {
        if (provider == StorageProvider.Sqlite) return await Workbench.StartAsync();
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? "");
        // The server ends by itself when the tests do.
        var database = Server.Value.NewDatabase();
        return await Workbench.StartAsync(options => options with { Storage = options.Storage with { Provider = provider, ConnectionString = database } });
    }
}
