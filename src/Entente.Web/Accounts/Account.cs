namespace Entente.Web.Accounts;

/// <summary>An account: who acts, as far as the workbench knows.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Kind">How it came to be.</param>
/// <param name="MayConvene">Whether it may convene a dialogue.</param>
public sealed record Account(AccountId Id, AccountKind Kind, bool MayConvene);

/// <summary>How an account came to be.</summary>
public enum AccountKind
{
    /// <summary>A person with a name and a password or passkeys.</summary>
    Person,

    /// <summary>Someone whom an institution signs in by OpenID Connect.</summary>
    Institution,

    /// <summary>Someone who redeemed the invitation of a dialogue without having an account.</summary>
    Guest,

    /// <summary>A device without a name or address: anonymous participation.</summary>
    Device,
}
