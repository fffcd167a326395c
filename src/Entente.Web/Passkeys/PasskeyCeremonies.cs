using System.Text.Json;
using Entente.Web.Accounts;
using Entente.Web.Problems;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Passkeys;

/// <summary>Adding and using passkeys. A ceremony has two halves; its challenge is kept in the database between them and counts once, in whichever process the second half arrives.</summary>
internal sealed class PasskeyCeremonies(AccountsContext accounts, UserManager<AccountUser> users, IPasskeyHandler<AccountUser> passkeys, AccountRegister register, TimeProvider clock)
{
    /// <summary>Passkeys that an account may have.</summary>
    public const int MostPerAccount = 20;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Begins to add a passkey.</summary>
    /// <returns>The ceremony, or why it was refused.</returns>
    public async Task<(CeremonyAnswer? Begun, Problem? Refused)> BeginAddingAsync(Session session, HttpContext context, CancellationToken cancellation)
    {
        var id = session.Account.Id.Value;
        if (await accounts.UserPasskeys.CountAsync(row => row.UserId == id, cancellation) >= MostPerAccount) return (null, PasskeyProblems.TooMany);
        var name = await register.NameAsync(session.Account.Id, cancellation) ?? "Entente";
        var made = await passkeys.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = id, Name = name, DisplayName = name }, context);
        return (await KeepAsync(id, made.AttestationState, made.CreationOptionsJson, cancellation), null);
    }

    /// <summary>Adds the passkey that an authenticator made.</summary>
    /// <returns>Null when it is added, else why it was refused.</returns>
    public async Task<Problem?> AddAsync(Session session, string ceremony, JsonElement credential, HttpContext context, CancellationToken cancellation)
    {
        var id = session.Account.Id.Value;
        if (await TakeAsync(ceremony, id, cancellation) is not { } state) return PasskeyProblems.NoSuchCeremony;
        var made = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential.GetRawText(), AttestationState = state });
        if (!made.Succeeded) return PasskeyProblems.NotBelieved;
        var user = await users.FindByIdAsync(id);
        if (user is null) return GeneralProblems.SignInNeeded;
        var added = await users.AddOrUpdatePasskeyAsync(user, made.Passkey);
        return added.Succeeded ? null : PasskeyProblems.NotBelieved;
    }

    /// <summary>Begins to sign in with a passkey. Nobody says who they are: the authenticator will.</summary>
    public async Task<CeremonyAnswer> BeginSigningInAsync(HttpContext context, CancellationToken cancellation)
    {
        var made = await passkeys.MakeRequestOptionsAsync(user: null, context);
        return await KeepAsync(account: null, made.AssertionState, made.RequestOptionsJson, cancellation);
    }

    /// <summary>Finds whose passkey signed the challenge.</summary>
    /// <returns>The account, or why it was refused.</returns>
    public async Task<(Account? Account, Problem? Refused)> SignInAsync(string ceremony, JsonElement credential, HttpContext context, CancellationToken cancellation)
    {
        if (await TakeAsync(ceremony, account: null, cancellation) is not { } state) return (null, PasskeyProblems.NoSuchCeremony);
        var signed = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential.GetRawText(), AssertionState = state });
        if (!signed.Succeeded) return (null, PasskeyProblems.NotBelieved);
        // The counter of the authenticator: a copy of it would fall behind.
        var kept = await users.AddOrUpdatePasskeyAsync(signed.User, signed.Passkey);
        return kept.Succeeded ? (register.Seen(signed.User), null) : (null, PasskeyProblems.NotBelieved);
    }

    /// <summary>The passkeys of an account, the oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyLine>> ListAsync(AccountId account, CancellationToken cancellation)
    {
        var rows = await accounts.UserPasskeys.AsNoTracking().Where(row => row.UserId == account.Value).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Data.CreatedAt).Select(row => new PasskeyLine(System.Buffers.Text.Base64Url.EncodeToString(row.CredentialId), row.Data.CreatedAt))];
    }

    /// <summary>Removes a passkey of an account.</summary>
    /// <returns>Whether it had one of this identifier.</returns>
    public async Task<bool> RemoveAsync(AccountId account, string passkey, CancellationToken cancellation)
    {
        if (!System.Buffers.Text.Base64Url.IsValid(passkey)) return false;
        var id = System.Buffers.Text.Base64Url.DecodeFromChars(passkey);
        return await accounts.UserPasskeys.Where(row => row.UserId == account.Value && row.CredentialId == id).ExecuteDeleteAsync(cancellation) > 0;
    }

    private async Task<CeremonyAnswer> KeepAsync(string? account, string? state, string options, CancellationToken cancellation)
    {
        var row = new CeremonyRow { Id = OpaqueText.Draw(), AccountId = account, State = state ?? "", Expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds() };
        accounts.Ceremonies.Add(row);
        await accounts.SaveChangesAsync(cancellation);
        using var document = JsonDocument.Parse(options);
        return new CeremonyAnswer(row.Id, document.RootElement.Clone());
    }

    /// <summary>Takes a ceremony out of the database; of two who come with it at once, one gets it.</summary>
    private async Task<string?> TakeAsync(string ceremony, string? account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var row = await accounts.Ceremonies.AsNoTracking().FirstOrDefaultAsync(kept => kept.Id == ceremony && kept.AccountId == account && kept.Expires > now, cancellation);
        if (row is null) return null;
        return await accounts.Ceremonies.Where(kept => kept.Id == ceremony).ExecuteDeleteAsync(cancellation) == 1 ? row.State : null;
    }
}
