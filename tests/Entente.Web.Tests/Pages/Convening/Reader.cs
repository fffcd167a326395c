using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Pages.Convening;

/// <summary>Somebody who reads pages and sends their forms, with a browser's cookies and no scripts.</summary>
internal sealed partial class Reader : IDisposable
{
    private readonly HttpClient _http;
    private string _token = "";
    private int _requests;

    private Reader(Uri server) => _http = new HttpClient(new CookieJar()) { BaseAddress = server };

    /// <summary>Somebody with a new account of their own.</summary>
    public static async Task<Reader> RegisterAsync(Uri server, string name)
    {
        var reader = new Reader(server);
        var (status, _, _) = await reader.SendAsync("/en/register", ("name", name), ("password", "correct horse battery staple"));
        Assert.Equal(HttpStatusCode.SeeOther, status);
        return reader;
    }

    /// <summary>Somebody who joined a dialogue by an invitation's code.</summary>
    public static async Task<Reader> JoinAsync(Uri server, string account, string dialogue, string code)
    {
        var reader = await RegisterAsync(server, account);
        await reader.CallAsync($"dialogues/{dialogue}/join", new { code, name = account, language = "en" });
        return reader;
    }

    /// <summary>Reads a page.</summary>
    public async Task<(HttpStatusCode Status, string Body)> ReadAsync(string path)
    {
        using var answer = await _http.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (Token().Match(body) is { Success: true } found) _token = WebUtility.HtmlDecode(found.Groups["token"].Value);
        return (answer.StatusCode, body);
    }

    /// <summary>Sends a form; the token is that of the page read last.</summary>
    public async Task<(HttpStatusCode Status, string Location, string Body)> SendAsync(string path,
        params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(
            [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
                KeyValuePair.Create("__RequestVerificationToken", _token), KeyValuePair.Create("request", $"r{++_requests}")]);
        using var answer = await _http.PostAsync(path, form, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form that must be carried out, and gives where it leads.</summary>
    public async Task<string> DoAsync(string path, params (string Name, string Value)[] fields)
    {
        var (status, location, body) = await SendAsync(path, fields);
        Assert.True(status == HttpStatusCode.SeeOther, $"{path} gave {status}: {body}");
        return location;
    }

    /// <summary>Submits a statement, as the page of statements does.</summary>
    public Task SubmitAsync(string dialogue, string text) => CallAsync($"dialogues/{dialogue}/statements", new { text, language = "en" });

    private async Task CallAsync(string path, object body)
    {
        using var armed = await _http.GetAsync("/api/v1/antiforgery", TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await armed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        message.Headers.Add((string)answer["header"]!, (string)answer["token"]!);
        using var done = await _http.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();
}
