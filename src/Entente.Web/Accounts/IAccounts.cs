using Entente.Web.Sessions;

namespace Entente.Web.Accounts;

/// <summary>What other parts of the workbench ask of the accounts. One per request.</summary>
public interface IAccounts
{
    /// <summary>Finds an account.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null where there is none, or none any more.</returns>
    Task<Account?> FindAsync(AccountId id, CancellationToken cancellation);

    /// <summary>Makes an account for someone who redeems an invitation without having one, and begins a session of it. It has no name; a password or passkey can be added to it.</summary>
    /// <param name="cancellation">Gives up.</param>
    Task<IssuedSession> CreateGuestAsync(CancellationToken cancellation);

    /// <summary>Makes an anonymous account for a device, and begins a session of it.</summary>
    /// <param name="cancellation">Gives up.</param>
    Task<IssuedSession> CreateDeviceAsync(CancellationToken cancellation);
}

/// <summary>Takes part in the erasure of an account: destroys what its part keeps about it. Register as many as there are; they run before the account itself goes.</summary>
public interface IAccountErasure
{
    /// <summary>Erases. It may be called again for the same account if a later step failed, and must then succeed.</summary>
    /// <param name="account">The account.</param>
    /// <param name="cancellation">Gives up.</param>
    Task EraseAsync(AccountId account, CancellationToken cancellation);
}
