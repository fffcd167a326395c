namespace Entente.Web.Hardening;

/// <summary>The headers of every answer. Nothing is loaded from elsewhere, nothing runs inline, no other page frames ours.</summary>
internal static class SecurityHeaders
{
    /// <summary>What a page may load: only what this server gives.</summary>
    public const string ContentSecurityPolicy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string PermissionsPolicy = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    /// <summary>Sets the headers before anything else happens, so that refusals and failures carry them too.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        // To other sites nothing is told. Browsers tell a form of this site where it comes from only if they may tell this site.
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    });

    /// <summary>Tells browsers that came by https to come back by https. Behind a proxy, this knows the scheme only after the proxy's header was believed.</summary>
    public static IApplicationBuilder UseStrictTransport(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps) context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    });
}
