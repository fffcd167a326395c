using System.Net;
using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Pages;

/// <summary>A browser as a server sees it: it keeps cookies, follows nothing by itself, and fills in forms.</summary>
internal sealed partial class PageReader : IDisposable
{
    private readonly HttpClient _http;

    public PageReader(Uri server) => _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = server };

    /// <summary>Opens an address.</summary>
    public async Task<PageAnswer> GetAsync(string address, string? languages = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        if (languages is not null) request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        return await SendAsync(request);
    }

    /// <summary>Sends a form, without having opened a page.</summary>
    public async Task<PageAnswer> PostAsync(string address, Dictionary<string, string> fields, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Accept.ParseAdd("text/html");
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        return await SendAsync(request);
    }

    /// <summary>Opens a page and sends one of its forms, with the hidden fields that it holds and those that are given.</summary>
    public async Task<PageAnswer> PostFromAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var opened = await GetAsync(page);
        var form = FormPattern().Matches(opened.Body).FirstOrDefault(match => WebUtility.HtmlDecode(match.Groups["action"].Value) == action);
        Assert.True(form is not null, $"{page} has no form for {action}: {opened.Status} {opened.Location}");
        var all = HiddenPattern().Matches(form.Groups["inside"].Value)
            .ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        foreach (var (name, value) in fields) all[name] = value;
        return await PostAsync(action, all);
    }

    public void Dispose() => _http.Dispose();

    private async Task<PageAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new PageAnswer(response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), headers);
    }

    [GeneratedRegex("""<form method="post" action="(?<action>[^"]*)"[^>]*>(?<inside>.*?)</form>""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FormPattern();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"[^>]*>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HiddenPattern();
}

/// <summary>What a server answered.</summary>
internal sealed record PageAnswer(HttpStatusCode Status, string? Location, string Body, IReadOnlyDictionary<string, string> Headers);
