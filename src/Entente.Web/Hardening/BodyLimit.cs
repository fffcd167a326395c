using Microsoft.AspNetCore.Http.Metadata;

namespace Entente.Web.Hardening;

/// <summary>The largest body that an endpoint takes.</summary>
public static class BodyLimit
{
    /// <summary>Sets the limit of an endpoint in place of <see cref="LimitOptions.BodyBytes"/>.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    /// <param name="bytes">The largest body, in bytes.</param>
    public static TBuilder LimitBody<TBuilder>(this TBuilder endpoint, long bytes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Limit(bytes));

    private sealed record Limit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
