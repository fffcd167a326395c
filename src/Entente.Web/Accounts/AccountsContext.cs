using Entente.Web.Dialogues;
using Entente.Web.Passkeys;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Accounts;

/// <summary>The database of accounts and sessions. Times are seconds since 1970, so that both databases keep the same.</summary>
internal abstract class AccountsContext(DbContextOptions options)
    : IdentityUserContext<AccountUser, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>, IdentityUserPasskey<string>>(options)
{
    /// <summary>Sessions, keyed by the hash of their token.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    /// <summary>Passkey ceremonies that were begun and not ended.</summary>
    public DbSet<CeremonyRow> Ceremonies => Set<CeremonyRow>();

    /// <summary>Keys of data protection, shared by all processes on one database.</summary>
    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();

    /// <summary>Which dialogues an account has joined.</summary>
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<AccountUser>(account =>
        {
            account.ToTable("accounts");
            account.Metadata.RemoveIndex([account.Metadata.FindProperty(nameof(AccountUser.NormalizedEmail))!]);
            account.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
            account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.TwoFactorEnabled);
            account.Ignore(row => row.LockoutEnd).Ignore(row => row.LockoutEnabled).Ignore(row => row.AccessFailedCount);
            account.Property(row => row.Id).HasMaxLength(26);
            account.Property(row => row.Kind).HasConversion<string>().HasMaxLength(16);
            account.HasIndex(row => row.NormalizedUserName).HasDatabaseName("accounts_by_name").IsUnique();
        });
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Ignore<IdentityUserClaim<string>>().Ignore<IdentityUserToken<string>>();
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("account_passkeys");
            passkey.HasKey(row => row.CredentialId);
            passkey.Property(row => row.CredentialId).HasMaxLength(1024);
            passkey.Property(row => row.UserId).IsRequired();
            passkey.OwnsOne(row => row.Data).ToJson();
            passkey.HasOne<AccountUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions");
            session.HasKey(row => row.TokenHash);
            session.Property(row => row.TokenHash).HasMaxLength(32);
            session.Property(row => row.Id).HasMaxLength(26).IsRequired();
            session.HasIndex(row => row.Id).IsUnique();
            session.HasIndex(row => row.Expires);
            session.HasOne<AccountUser>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CeremonyRow>(ceremony =>
        {
            ceremony.ToTable("passkey_ceremonies");
            ceremony.HasKey(row => row.Id);
            ceremony.Property(row => row.Id).HasMaxLength(26);
            ceremony.HasIndex(row => row.Expires);
        });
        builder.Entity<MembershipRow>(membership =>
        {
            membership.ToTable("memberships");
            membership.HasKey(row => new { row.Account, row.Dialogue });
            membership.Property(row => row.Account).HasMaxLength(26);
            membership.Property(row => row.Dialogue).HasMaxLength(40);
            membership.HasOne<AccountUser>().WithMany().HasForeignKey(row => row.Account).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ProtectionKeyRow>(key =>
        {
            key.ToTable("protection_keys");
            key.HasKey(row => row.Name);
        });
    }
}

/// <summary>Accounts in a SQLite file.</summary>
internal sealed class SqliteAccounts(DbContextOptions<SqliteAccounts> options) : AccountsContext(options);

/// <summary>Accounts in the schema <c>accounts</c> of PostgreSQL.</summary>
internal sealed class PostgresAccounts(DbContextOptions<PostgresAccounts> options) : AccountsContext(options)
{
    /// <summary>The schema.</summary>
    public const string Schema = "accounts";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.HasDefaultSchema(Schema);
        base.OnModelCreating(builder);
    }
}
