using Entente.Web.Accounts;
using Entente.Web.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Accounts;

public sealed class AccountsDatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entente-accounts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgresql)]
    public void The_migrations_lead_to_the_tables_that_the_code_expects(StorageProvider provider)
    {
        using var database = new AccountsDatabase(new StorageOptions { Folder = _folder, Provider = provider, ConnectionString = "Host=127.0.0.1;Database=none" });
        using var accounts = database.Open();

        Assert.False(accounts.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_make_one_database()
    {
        var storage = new StorageOptions { Folder = _folder };
        using var first = new AccountsDatabase(storage);
        using var second = new AccountsDatabase(storage);

        await Task.WhenAll(first.MigrateAsync(default), second.MigrateAsync(default));

        await using var accounts = first.Open();
        Assert.Empty(await accounts.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_stop_the_next_start()
    {
        var storage = new StorageOptions { Folder = _folder };
        using var database = new AccountsDatabase(storage);
        await database.MigrateAsync(default);
        await using (var accounts = database.Open())
        {
            await accounts.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"; DROP TABLE memberships; DROP TABLE sessions; DROP TABLE account_passkeys; DROP TABLE account_logins; DROP TABLE accounts; DROP TABLE passkey_ceremonies; DROP TABLE protection_keys");
            await accounts.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-25 12:00:00')");
        }

        await database.MigrateAsync(default);

        await using var again = database.Open();
        Assert.Equal(0, await again.Users.CountAsync());
    }

    [Fact]
    public void Of_a_person_nothing_is_kept_but_the_name_and_what_proves_it()
    {
        using var database = new AccountsDatabase(new StorageOptions { Folder = _folder });
        using var accounts = database.Open();

        var columns = accounts.Model.FindEntityType(typeof(AccountUser))!.GetProperties().Select(property => property.Name);

        Assert.Equal(["ConcurrencyStamp", "Created", "Id", "Kind", "NormalizedUserName", "PasswordHash", "SecurityStamp", "UserName"], columns.Order(StringComparer.Ordinal));
    }
}
