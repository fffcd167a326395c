using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Web.Hardening;

/// <summary>The largest body that an endpoint takes.</summary>
public static class BodyLimit
{
    private const long ThrownAway = 32L * 1024 * 1024;

    /// <summary>Sets the limit of an endpoint in place of <see cref="LimitOptions.BodyBytes"/>.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    /// <param name="bytes">The largest body, in bytes.</param>
    public static TBuilder LimitBody<TBuilder>(this TBuilder endpoint, long bytes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Limit(bytes));

    /// <summary>Whether a request announces more than its endpoint takes. What is on its way then is let in and thrown away up to a bound, so that whoever sent it reads why it was refused, and not that the connection broke.</summary>
    /// <param name="context">The request, before anything of its body was read.</param>
    internal static bool IsExceeded(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false, MaxRequestBodySize: { } most } limit || !(context.Request.ContentLength > most)) return false;
        // Who asks first whether it is wanted has sent nothing yet.
        if (context.Request.ContentLength <= ThrownAway && context.Request.Headers.Expect.Count == 0) limit.MaxRequestBodySize = ThrownAway;
        return true;
    }

    private sealed record Limit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
