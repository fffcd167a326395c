using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Web.Sessions;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages;

/// <summary>A browser without scripts: it keeps cookies, opens pages, and sends forms with the token of the page that it showed last.</summary>
internal sealed partial class PageReader : IDisposable
{
    private static int _requests;
    private readonly HttpClient _http;
    private string _token = "";

    /// <summary>Somebody before a browser.</summary>
    /// <param name="server">The server.</param>
    /// <param name="person">Whose session the browser has; null for none.</param>
    public PageReader(Uri server, Person? person = null)
    {
        Cookies = new CookieJar();
        if (person is not null) Cookies.Plant(SessionCookie.Name, person.Token!);
        _http = new HttpClient(Cookies) { BaseAddress = server };
    }

    public CookieJar Cookies { get; }

    /// <summary>What was shown last.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The address of what was opened last.</summary>
    public string Here { get; private set; } = "";

    /// <summary>Somebody with a new account of their own.</summary>
    public static async Task<PageReader> RegisterAsync(Uri server, string name)
    {
        var reader = new PageReader(server);
        await reader.DoAsync("/en/register", ("name", name), ("password", "correct horse battery staple"));
        return reader;
    }

    /// <summary>Somebody with a new account who joined a dialogue by an invitation's code.</summary>
    public static async Task<PageReader> JoinAsync(Uri server, string account, string dialogue, string code)
    {
        var reader = await RegisterAsync(server, account);
        await reader.CallAsync($"dialogues/{dialogue}/join", new { code, name = account, language = "en" });
        return reader;
    }

    /// <summary>Opens an address and follows nothing.</summary>
    public async Task<PageAnswer> GetAsync(string address, string? languages = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (languages is not null) request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        Here = address;
        return await AskAsync(request);
    }

    /// <summary>Opens an address, and what it leads to.</summary>
    public async Task<HttpStatusCode> OpenAsync(string address)
    {
        for (var steps = 0; steps < 5; steps++)
        {
            var answer = await GetAsync(address);
            if (answer.Status != HttpStatusCode.SeeOther) return answer.Status;
            address = answer.Location!;
        }

        throw new InvalidOperationException($"{address} leads nowhere.");
    }

    /// <summary>Sends these fields and no others.</summary>
    public Task<PageAnswer> PostAsync(string address, Dictionary<string, string> fields, string? origin = null) =>
        PostFieldsAsync(address, fields, origin);

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

    /// <summary>Sends a form with the token of the page that was shown last, and follows nothing.</summary>
    public Task<PageAnswer> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        var request = $"page-{Interlocked.Increment(ref _requests)}";
        (string Name, string Value)[] all = [.. fields, ("__RequestVerificationToken", _token), ("request", request)];
        return PostFieldsAsync(address, all.Select(field => KeyValuePair.Create(field.Name, field.Value)), null);
    }

    /// <summary>Sends a form and opens what the answer leads to.</summary>
    public async Task<HttpStatusCode> SubmitAsync(string address, params (string Name, string Value)[] fields)
    {
        var answer = await SendAsync(address, fields);
        return answer.Status == HttpStatusCode.SeeOther ? await OpenAsync(answer.Location!) : answer.Status;
    }

    /// <summary>Sends a form that must be carried out, and gives where it leads.</summary>
    public async Task<string> DoAsync(string address, params (string Name, string Value)[] fields)
    {
        var answer = await SendAsync(address, fields);
        Assert.True(answer.Status == HttpStatusCode.SeeOther, $"{address} gave {answer.Status}: {answer.Body}");
        return answer.Location!;
    }

    /// <summary>Proposes a statement.</summary>
    public Task ProposeAsync(string dialogue, string text) => CallAsync($"dialogues/{dialogue}/statements", new { text, language = "en" });

    /// <summary>The text of a file.</summary>
    public Task<string> FileAsync(string address) => _http.GetStringAsync(address, TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<PageAnswer> PostFieldsAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        return await AskAsync(request);
    }

    private async Task<PageAnswer> AskAsync(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var answer = new PageAnswer(response.StatusCode, response.Headers.Location?.OriginalString, body, headers);
        Page = answer.Body;
        if (TokenPattern().Match(answer.Body) is { Success: true } found) _token = WebUtility.HtmlDecode(found.Groups["token"].Value);
        return answer;
    }

    private async Task CallAsync(string path, object body)
    {
        using var armed = await _http.GetAsync("/api/v1/antiforgery", TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await armed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        message.Headers.Add((string)answer["header"]!, (string)answer["token"]!);
        using var done = await _http.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TokenPattern();

    [GeneratedRegex(
        """<form method="post" action="(?<action>[^"]*)"[^>]*>(?<inside>.*?)</form>""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FormPattern();

    [GeneratedRegex(
        """<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"[^>]*>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HiddenPattern();
}

/// <summary>What a server answered.</summary>
internal sealed record PageAnswer(HttpStatusCode Status, string? Location, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public void Deconstruct(out HttpStatusCode status, out string body) => (status, body) = (Status, Body);

    public void Deconstruct(out HttpStatusCode status, out string? location, out string body) => (status, location, body) = (Status, Location, Body);
}
