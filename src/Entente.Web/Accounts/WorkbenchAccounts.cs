using Entente.Web.Problems;

namespace Entente.Web.Accounts;

/// <summary>Makes accounts from outside a server, for whoever runs it.</summary>
public static class WorkbenchAccounts
{
    /// <summary>Makes an account with a name and a password, whether or not accounts are open to everyone. A server may be running on the same data.</summary>
    /// <param name="options">The server's options.</param>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The account, or why it was refused.</returns>
    public static async Task<(Account? Account, Problem? Refused)> AddAsync(WorkbenchOptions options, string name, string password, CancellationToken cancellation)
    {
        await using var server = WorkbenchServer.Build(options);
        await server.Services.GetRequiredService<AccountsDatabase>().MigrateAsync(cancellation);
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountRegister>().RegisterAsync(name, password, cancellation);
    }
}
