using System.Net;
using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Pages.Participants;

/// <summary>A browser without scripts: it follows links, keeps cookies and sends the forms of the page that it shows.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri server)
    {
        Cookies = new CookieJar();
        _http = new HttpClient(Cookies) { BaseAddress = server };
    }

    public CookieJar Cookies { get; }

    /// <summary>The text of the page that is shown.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Where the browser is.</summary>
    public string Here { get; private set; } = "";

    /// <summary>Opens a page, and what it leads to.</summary>
    public async Task<HttpStatusCode> OpenAsync(string path)
    {
        for (var steps = 0; steps < 5; steps++)
        {
            using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);
            (Here, Page) = (path, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (answer.StatusCode != HttpStatusCode.SeeOther)
                return answer.StatusCode;
            path = answer.Headers.Location!.ToString();
        }
        throw new InvalidOperationException($"{path} leads nowhere.");
    }

    /// <summary>Sends a form with the token of the page that is shown, and follows where the answer leads.</summary>
    public async Task<HttpStatusCode> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (Token().Match(Page) is { Success: true } token)
            all.Add(new("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups["token"].Value)));
        all.Add(new("request", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N")));
        using var content = new FormUrlEncodedContent(all);
        using var answer = await _http.PostAsync(path, content, TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.SeeOther)
            return await OpenAsync(answer.Headers.Location!.ToString());
        Page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The text of a file.</summary>
    public Task<string> FileAsync(string path) => _http.GetStringAsync(path, TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
