using Entente.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Sessions;

/// <summary>Begins, finds and ends sessions.</summary>
internal sealed class SessionRegister(AccountsDatabase database, WorkbenchOptions options, TimeProvider clock)
{
    /// <summary>Sessions that one account may have at once; the one that was longest unused makes room.</summary>
    public const int MostPerAccount = 100;

    private readonly SessionCache _cache = new(options.Identity.CachedSessions);
    private readonly HashSet<string> _conveners = [.. options.Identity.Conveners.Select(name => AccountId.TryParse(name, out _) ? name : PersonName.Normalize(name))];

    /// <summary>The session of a token that was used a moment ago: no database is asked.</summary>
    /// <param name="hash">The hash of the token.</param>
    /// <param name="known">Whether the token opened a session of late, even if the database has to be asked again.</param>
    /// <returns>Null where the database has to be asked.</returns>
    public Session? Warm(TokenHash hash, out bool known)
    {
        var entry = _cache.Find(hash);
        known = entry is not null;
        if (entry is null || clock.GetElapsedTime(entry.Checked) >= options.Identity.SessionTrust) return null;
        var now = clock.GetUtcNow();
        return entry.Session.Expires <= now || IsExtensionDue(entry.Used, now) ? null : entry.Session;
    }

    /// <summary>The session of a token, as the database knows it.</summary>
    /// <param name="hash">The hash of the token.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null where there is none, where it expired or was ended.</returns>
    public async Task<Session?> LoadAsync(TokenHash hash, CancellationToken cancellation)
    {
        var revision = _cache.Revision;
        var (key, now, stamp) = (hash.ToBytes(), clock.GetUtcNow(), clock.GetTimestamp());
        await using var accounts = database.Open();
        var found = await accounts.Sessions.AsNoTracking().Where(row => row.TokenHash == key)
            .Join(accounts.Users, row => row.AccountId, user => user.Id, (row, user) => new { Row = row, user.Kind, user.NormalizedUserName })
            .FirstOrDefaultAsync(cancellation);
        if (found is null || found.Row.Expires <= now.ToUnixTimeSeconds())
        {
            _cache.Forget(hash);
            return null;
        }

        var row = found.Row;
        if (IsExtensionDue(DateTimeOffset.FromUnixTimeSeconds(row.Used), now))
        {
            row.Used = now.ToUnixTimeSeconds();
            row.Expires = Expiry(now, DateTimeOffset.FromUnixTimeSeconds(row.Created)).ToUnixTimeSeconds();
            await accounts.Sessions.Where(kept => kept.TokenHash == key)
                .ExecuteUpdateAsync(set => set.SetProperty(kept => kept.Used, row.Used).SetProperty(kept => kept.Expires, row.Expires), cancellation);
        }

        var session = Of(row, Account(row.AccountId, found.Kind, found.NormalizedUserName));
        _cache.Keep(hash, new SessionCache.Entry(session, stamp, DateTimeOffset.FromUnixTimeSeconds(row.Used)), revision);
        return session;
    }

    /// <summary>Begins a session.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IssuedSession> BeginAsync(Account account, CancellationToken cancellation)
    {
        var revision = _cache.Revision;
        var (now, stamp) = (DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()), clock.GetTimestamp());
        var token = SessionToken.Draw();
        _ = SessionToken.TryHash(token, out var hash);
        var row = new SessionRow
        {
            TokenHash = hash.ToBytes(),
            Id = OpaqueText.Draw(),
            AccountId = account.Id.Value,
            Created = now.ToUnixTimeSeconds(),
            Used = now.ToUnixTimeSeconds(),
            Expires = Expiry(now, now).ToUnixTimeSeconds(),
        };
        await using var accounts = database.Open();
        var surplus = await accounts.Sessions.Where(other => other.AccountId == account.Id.Value)
            .OrderByDescending(other => other.Used).Skip(MostPerAccount - 1).ToListAsync(cancellation);
        accounts.Sessions.RemoveRange(surplus);
        accounts.Sessions.Add(row);
        await accounts.SaveChangesAsync(cancellation);
        foreach (var other in surplus) _cache.Forget(TokenHash.From(other.TokenHash));
        var session = Of(row, account);
        if (surplus.Count == 0) _cache.Keep(hash, new SessionCache.Entry(session, stamp, now), revision);
        return new IssuedSession(token, session);
    }

    /// <summary>The sessions of an account, the last used first.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(AccountId account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        await using var accounts = database.Open();
        return await accounts.Sessions.AsNoTracking().Where(row => row.AccountId == account.Value && row.Expires > now)
            .OrderByDescending(row => row.Used).ThenBy(row => row.Id).ToListAsync(cancellation);
    }

    /// <summary>Ends one session of an account. It is over in this process at once, in others within <see cref="AccountOptions.SessionTrust"/>.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="id">The session's identifier.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether the account had such a session.</returns>
    public async Task<bool> EndAsync(AccountId account, string id, CancellationToken cancellation)
    {
        await using var accounts = database.Open();
        var ended = await accounts.Sessions.Where(row => row.AccountId == account.Value && row.Id == id).ExecuteDeleteAsync(cancellation);
        _cache.Forget(session => session.Id == id && session.Account.Id == account);
        return ended > 0;
    }

    /// <summary>Ends the sessions of an account but one.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="except">The session that stays; null for none.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task EndAllAsync(AccountId account, string? except, CancellationToken cancellation)
    {
        await using var accounts = database.Open();
        await accounts.Sessions.Where(row => row.AccountId == account.Value && row.Id != except).ExecuteDeleteAsync(cancellation);
        _cache.Forget(session => session.Account.Id == account && session.Id != except);
    }

    /// <summary>Removes sessions and ceremonies that expired.</summary>
    /// <param name="cancellation">Gives up.</param>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        await using var accounts = database.Open();
        await accounts.Sessions.Where(row => row.Expires <= now).ExecuteDeleteAsync(cancellation);
        await accounts.Ceremonies.Where(row => row.Expires <= now).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>An account as the rest of the workbench sees it.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="kind">How it came to be.</param>
    /// <param name="normalizedName">Its name in the form in which names are compared; null where it has none.</param>
    public Account Account(string id, AccountKind kind, string? normalizedName) => new(AccountId.Parse(id), kind, kind is AccountKind.Person or AccountKind.Institution
        && (!options.Identity.ListedConveners || _conveners.Contains(id) || (normalizedName is not null && _conveners.Contains(normalizedName))));

    private static Session Of(SessionRow row, Account account) =>
        new(row.Id, account, DateTimeOffset.FromUnixTimeSeconds(row.Created), DateTimeOffset.FromUnixTimeSeconds(row.Expires));

    private bool IsExtensionDue(DateTimeOffset used, DateTimeOffset now) => now - used > options.Identity.SessionLifetime / 14;

    private DateTimeOffset Expiry(DateTimeOffset now, DateTimeOffset created)
    {
        var (sliding, limit) = (now + options.Identity.SessionLifetime, created + options.Identity.SessionLimit);
        return sliding < limit ? sliding : limit;
    }
}
