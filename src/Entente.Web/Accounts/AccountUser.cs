using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Accounts;

/// <summary>A row of the accounts. Of what ASP.NET Core Identity knows, addresses, telephone numbers and its own lockout are not kept.</summary>
internal sealed class AccountUser : IdentityUser<string>
{
    /// <summary>How the account came to be.</summary>
    public AccountKind Kind { get; set; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public long Created { get; set; }
}
