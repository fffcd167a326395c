using Entente.Web.Accounts;

namespace Entente.Web.Sessions;

/// <summary>Who acts in a request.</summary>
public static class SessionFeature
{
    /// <summary>The session of a request, or null where nobody is signed in.</summary>
    /// <param name="context">The request.</param>
    public static Session? Session(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<Session>();
    }

    /// <summary>The account that acts in a request, or null where nobody is signed in.</summary>
    /// <param name="context">The request.</param>
    public static AccountId? Account(this HttpContext context) => context.Session()?.Account.Id;

    /// <summary>The account that acts in a request to an endpoint with <see cref="AccountNeedExtensions.RequireAccount{TBuilder}"/>.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">Nobody is signed in: the endpoint forgot to require it.</exception>
    public static Session RequiredSession(this HttpContext context) =>
        context.Session() ?? throw new InvalidOperationException("The endpoint reads the session but does not require an account.");
}
