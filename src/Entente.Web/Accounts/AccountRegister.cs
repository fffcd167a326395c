using Entente.Web.Problems;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Accounts;

/// <summary>Makes, finds, enters and erases accounts.</summary>
internal sealed class AccountRegister(
    AccountsContext accounts, UserManager<AccountUser> users, Passwords passwords, SignInGuard guard, SessionRegister sessions, IEnumerable<IAccountErasure> erasures, TimeProvider clock) : IAccounts
{
    /// <inheritdoc/>
    public async Task<Account?> FindAsync(AccountId id, CancellationToken cancellation) =>
        await accounts.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id.Value, cancellation) is { } user ? Seen(user) : null;

    /// <inheritdoc/>
    public Task<IssuedSession> CreateGuestAsync(CancellationToken cancellation) => CreateNamelessAsync(AccountKind.Guest, cancellation);

    /// <inheritdoc/>
    public Task<IssuedSession> CreateDeviceAsync(CancellationToken cancellation) => CreateNamelessAsync(AccountKind.Device, cancellation);

    /// <summary>Makes an account with a name and a password.</summary>
    /// <returns>The account, or why it was refused.</returns>
    public async Task<(Account? Account, Problem? Refused)> RegisterAsync(string name, string password, CancellationToken cancellation)
    {
        if (PersonName.Fault(name, out var fit) is { } unfit) return (null, AccountProblems.Unfit(unfit));
        if (passwords.Fault(password, fit) is { } weak) return (null, AccountProblems.Unfit(weak));
        var user = New(AccountKind.Person);
        user.UserName = fit;
        user.PasswordHash = await passwords.HashAsync(user, password, cancellation);
        try
        {
            // The only check of Identity that can fail here is the one for another account of this name; the index of names decides races.
            var made = await users.CreateAsync(user);
            return made.Succeeded ? (Seen(user), null) : (null, AccountProblems.NameTaken);
        }
        catch (DbUpdateException) when (accounts.Users.AsNoTracking().Any(other => other.NormalizedUserName == user.NormalizedUserName))
        {
            return (null, AccountProblems.NameTaken);
        }
    }

    /// <summary>Checks a name and a password. Unknown names and wrong passwords take the same path and the same time.</summary>
    /// <returns>The account, or why it was refused.</returns>
    public async Task<(Account? Account, Problem? Refused)> EnterAsync(string name, string password, UInt128 address, CancellationToken cancellation)
    {
        var normalized = PersonName.Normalize(name);
        if (guard.Begin(normalized, address) is { } wait) return (null, AccountProblems.TryLater(wait));
        var user = await accounts.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedUserName == normalized, cancellation);
        if (!await passwords.AreRightAsync(user, password, cancellation)) return (null, AccountProblems.WrongPassword);
        guard.Succeeded(normalized, address);
        return (Seen(user!), null);
    }

    /// <summary>The account of someone whom an institution vouches for; made at the first time.</summary>
    /// <param name="institution">The institution's name.</param>
    /// <param name="subject">The key of the person there.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Account> OfInstitutionAsync(string institution, string subject, CancellationToken cancellation)
    {
        if (await users.FindByLoginAsync(institution, subject) is { } known) return Seen(known);
        var user = New(AccountKind.Institution);
        accounts.Users.Add(user);
        accounts.UserLogins.Add(new IdentityUserLogin<string> { LoginProvider = institution, ProviderKey = subject, UserId = user.Id });
        try
        {
            await accounts.SaveChangesAsync(cancellation);
            return Seen(user);
        }
        catch (DbUpdateException fault)
        {
            // The same person came in twice at once; the first has made the account.
            accounts.ChangeTracker.Clear();
            var first = await users.FindByLoginAsync(institution, subject);
            return Seen(first ?? throw new InvalidOperationException("The account of an institution's login could be neither made nor found.", fault));
        }
    }

    /// <summary>Changes or sets a password; every other session of the account ends.</summary>
    /// <returns>Null when it is done, else why it was refused.</returns>
    public async Task<Problem?> ChangePasswordAsync(Session session, string? current, string password, UInt128 address, CancellationToken cancellation)
    {
        var user = await accounts.Users.FirstAsync(row => row.Id == session.Account.Id.Value, cancellation);
        if (passwords.Fault(password, user.UserName) is { } weak) return AccountProblems.Unfit(weak);
        if (user.NormalizedUserName is null) return AccountProblems.Unfit("An account without a name has no password; add a passkey instead.");
        if (guard.Begin(user.NormalizedUserName, address) is { } wait) return AccountProblems.TryLater(wait);
        if (!await passwords.AreRightAsync(user, current ?? "", cancellation)) return AccountProblems.WrongPassword;
        guard.Succeeded(user.NormalizedUserName, address);
        user.PasswordHash = await passwords.HashAsync(user, password, cancellation);
        await accounts.SaveChangesAsync(cancellation);
        await sessions.EndAllAsync(session.Account.Id, session.Id, cancellation);
        return null;
    }

    /// <summary>Erases an account: first what other parts keep about it, then the account, its passkeys, logins and sessions.</summary>
    public async Task EraseAsync(AccountId id, CancellationToken cancellation)
    {
        foreach (var erasure in erasures) await erasure.EraseAsync(id, cancellation);
        await accounts.Users.Where(row => row.Id == id.Value).ExecuteDeleteAsync(cancellation);
        await sessions.EndAllAsync(id, except: null, cancellation);
    }

    /// <summary>The name of an account; null where it has none.</summary>
    public async Task<string?> NameAsync(AccountId id, CancellationToken cancellation) =>
        await accounts.Users.AsNoTracking().Where(row => row.Id == id.Value).Select(row => row.UserName).FirstOrDefaultAsync(cancellation);

    /// <summary>An account as the rest of the workbench sees it.</summary>
    public Account Seen(AccountUser user) => sessions.Account(user.Id, user.Kind, user.NormalizedUserName);

    private async Task<IssuedSession> CreateNamelessAsync(AccountKind kind, CancellationToken cancellation)
    {
        var user = New(kind);
        accounts.Users.Add(user);
        await accounts.SaveChangesAsync(cancellation);
        return await sessions.BeginAsync(Seen(user), cancellation);
    }

    private AccountUser New(AccountKind kind) =>
        new() { Id = AccountId.Draw().Value, Kind = kind, Created = clock.GetUtcNow().ToUnixTimeSeconds(), SecurityStamp = OpaqueText.Draw(), ConcurrencyStamp = OpaqueText.Draw() };
}
