using Entente.Web.Problems;

namespace Entente.Web.Hardening;

/// <summary>Tells requests that another site made a browser send.</summary>
internal static class CrossSite
{
    /// <summary>The request came from another site.</summary>
    public static Problem Refused { get; } = new(403, "cross-site", "The request came from another site.",
        "Use the pages of this server, or send the token of a session in the header Authorization.");

    /// <summary>The antiforgery token is missing or belongs to another session.</summary>
    public static Problem AntiforgeryNeeded { get; } = new(403, "antiforgery-needed", "The antiforgery token is missing or belongs to another session.",
        "Get one from /api/v1/antiforgery and send it in the header X-Entente-Antiforgery; after signing in, get a new one.");

    /// <summary>Whether a browser says that another site sent the request. Programs say nothing, and pass.</summary>
    /// <param name="request">The request.</param>
    public static bool Comes(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none")) return true;
        string? origin = request.Headers.Origin;
        return origin is { Length: > 0 } && !IsOwn(request, origin);
    }

    /// <summary>Whether an origin is the one that the request was sent to.</summary>
    /// <param name="request">The request.</param>
    /// <param name="origin">The origin, such as <c>https://dialogue.example.org</c>.</param>
    public static bool IsOwn(HttpRequest request, string origin) => string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
