using Microsoft.Net.Http.Headers;

namespace Entente.Web.Languages;

/// <summary>Which language a request wants: the one in its address, else the one it chose before, else the best of what its browser accepts.</summary>
internal static class LanguageChoice
{
    /// <summary>The cookie that keeps a choice; it says nothing else about anybody.</summary>
    public const string Cookie = "entente-language";

    /// <summary>The name of the part of an address that names the language.</summary>
    public const string RouteValue = "language";

    /// <summary>The language of a request.</summary>
    public static Language Of(HttpContext context) =>
        Language.Find(context.GetRouteValue(RouteValue) as string) ?? InAddress(context) ?? Language.Find(context.Request.Cookies[Cookie]) ?? Accepted(context.Request);

    /// <summary>The language that an address begins with, whether there is a page or not; null where it begins otherwise.</summary>
    public static Language? InAddress(HttpContext context) => Language.Find(context.Request.Path.Value?.Split('/', 3) is ["", var tag, ..] ? tag : null);

    private static Language Accepted(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return Language.Default;
        return wanted.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Language.Find(one.Value.Value?.Split('-')[0].ToLowerInvariant())).FirstOrDefault(language => language is not null) ?? Language.Default;
    }
}

/// <summary>The part of an address that names a language of the pages.</summary>
internal sealed class LanguageConstraint : IRouteConstraint
{
    /// <inheritdoc/>
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out var tag) && Language.Find(tag as string) is not null;
}
