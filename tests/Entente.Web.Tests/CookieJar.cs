using Microsoft.Net.Http.Headers;

namespace Entente.Web.Tests;

/// <summary>Keeps cookies as a browser does: by name, sent to the paths below theirs. (The one of .NET refuses a cookie for a path that is not above the page's.)</summary>
internal sealed class CookieJar() : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private readonly Dictionary<string, (string Value, string Path)> _cookies = new(StringComparer.Ordinal);

    /// <summary>The value of a cookie; null where there is none.</summary>
    public string? this[string name] => _cookies.TryGetValue(name, out var cookie) ? cookie.Value : null;

    /// <summary>Puts a cookie there, as an attacker does who has a foot in the browser.</summary>
    public void Plant(string name, string value) => _cookies[name] = (value, "/");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = _cookies.Where(cookie => request.RequestUri!.AbsolutePath.StartsWith(cookie.Value.Path, StringComparison.Ordinal)).Select(cookie => $"{cookie.Key}={cookie.Value.Value}");
        if (sent.Any()) request.Headers.Add("Cookie", string.Join("; ", sent));
        var answer = await base.SendAsync(request, cancellationToken);
        if (!answer.Headers.TryGetValues("Set-Cookie", out var given)) return answer;
        foreach (var cookie in SetCookieHeaderValue.ParseList([.. given]))
        {
            if (cookie.Expires < TimeProvider.System.GetUtcNow() || cookie.MaxAge <= TimeSpan.Zero) _cookies.Remove(cookie.Name.ToString());
            else _cookies[cookie.Name.ToString()] = (cookie.Value.ToString(), cookie.Path.HasValue ? cookie.Path.ToString() : "/");
        }

        return answer;
    }
}
