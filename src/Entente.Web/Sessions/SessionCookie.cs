namespace Entente.Web.Sessions;

/// <summary>The cookie that carries a browser's session: scripts cannot read it, other sites' forms do not send it.</summary>
public static class SessionCookie
{
    /// <summary>The cookie's name.</summary>
    public const string Name = "entente-session";

    /// <summary>Gives a browser its session. The answer must not hold the token besides.</summary>
    /// <param name="context">The request.</param>
    /// <param name="issued">The session.</param>
    public static void Give(HttpContext context, IssuedSession issued)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(issued);
        context.Response.Cookies.Append(Name, issued.Token, Options(context));
    }

    /// <summary>Takes a browser's session away.</summary>
    /// <param name="context">The request.</param>
    public static void Take(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.Cookies.Delete(Name, Options(context));
    }

    // It lasts as long as the browser allows; when it ends is the server's decision.
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(90),
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
