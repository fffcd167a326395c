namespace Entente.Web.Sessions;

/// <summary>What an endpoint needs to know about who acts. It is checked before the body is read.</summary>
/// <param name="MustConvene">Whether only accounts that may convene a dialogue pass.</param>
/// <param name="MustBeFresh">Whether the session must have begun within <see cref="Accounts.AccountOptions.FreshFor"/>; devices and guests, which cannot sign in again, are excepted.</param>
public sealed record AccountNeed(bool MustConvene = false, bool MustBeFresh = false);

/// <summary>Says what an endpoint needs.</summary>
public static class AccountNeedExtensions
{
    /// <summary>The endpoint answers only accounts; others get 401.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    public static TBuilder RequireAccount<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccountNeed());

    /// <summary>The endpoint answers only accounts that may convene a dialogue; others get 401 or 403.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    public static TBuilder RequireConvener<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccountNeed(MustConvene: true));

    /// <summary>The endpoint answers only sessions that have just begun; others get 401 or 403.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    public static TBuilder RequireFreshSession<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccountNeed(MustBeFresh: true));
}
