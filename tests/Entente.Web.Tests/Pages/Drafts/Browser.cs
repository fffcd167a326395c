using System.Net;
using System.Text.RegularExpressions;
using Entente.Web.Sessions;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Drafts;

/// <summary>A browser without scripts: it opens pages of a dialogue and sends their forms, with the antiforgery token of the page.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;
    private string _token = "";

    public Browser(Uri server, Person? person)
    {
        var jar = new CookieJar();
        if (person is not null) jar.Plant(SessionCookie.Name, person.Token!);
        _http = new HttpClient(jar) { BaseAddress = server };
    }

    /// <summary>Opens a page.</summary>
    public async Task<(int Status, string Body)> OpenAsync(string path)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(answer);
    }

    /// <summary>Sends a form as the page that was opened last would.</summary>
    /// <returns>The status, the page where it was answered at once, and where the browser is sent to.</returns>
    public async Task<(int Status, string Body, string? Next)> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", _token)]);
        using var answer = await _http.PostAsync(path, form, TestContext.Current.CancellationToken);
        var (status, body) = await ReadAsync(answer);
        return (status, body, answer.Headers.Location?.ToString());
    }

    public void Dispose() => _http.Dispose();

    private async Task<(int Status, string Body)> ReadAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (Token().Match(body) is { Success: true } found) _token = WebUtility.HtmlDecode(found.Groups["token"].Value);
        return ((int)answer.StatusCode, body);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
