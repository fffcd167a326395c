using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Web.Tests.Dialogues;

/// <summary>Somebody with an account, or nobody, who speaks to a server over HTTP.</summary>
internal sealed class Person : IDisposable
{
    private static int _requests;
    private readonly HttpClient _http;

    private Person(Uri server, string? token)
    {
        _http = new HttpClient { BaseAddress = server };
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Token = token;
    }

    public string? Token { get; }

    public static Person Nobody(Uri server) => new(server, null);

    /// <summary>Somebody with a new account of their own.</summary>
    public static async Task<Person> RegisterAsync(Uri server, string name)
    {
        using var nobody = Nobody(server);
        var session = await nobody.DoAsync("POST", "accounts", new { name, password = "correct horse battery staple" }, 201);
        return new Person(server, (string)session["token"]!);
    }

    /// <summary>A device without a name.</summary>
    public static async Task<Person> DeviceAsync(Uri server)
    {
        using var nobody = Nobody(server);
        return new Person(server, (string)(await nobody.DoAsync("POST", "devices", null, 201))["token"]!);
    }

    /// <summary>A guest who comes by an invitation, without an account of their own.</summary>
    public static async Task<Person> GuestAsync(Uri server, string dialogue, string code, string? name, string language)
    {
        using var nobody = Nobody(server);
        return new Person(server, (string)(await nobody.DoAsync("POST", $"dialogues/{dialogue}/join", new { code, name, language }, 201))["token"]!);
    }

    /// <summary>Sends a request that must be answered with a status, and gives what came back.</summary>
    public async Task<JsonNode> DoAsync(string method, string path, object? body = null, int expected = 200)
    {
        var (status, answer) = await SendAsync(method, path, body);
        Assert.True(status == expected, $"{method} {path} gave {status}, not {expected}: {answer}");
        return answer.Length == 0 || answer[0] is not ('{' or '[') ? JsonValue.Create(answer)! : JsonNode.Parse(answer)!;
    }

    /// <summary>Sends a request and gives status and body.</summary>
    public async Task<(int Status, string Body)> SendAsync(string method, string path, object? body = null, string? request = null)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/{path}");
        if (method != "GET")
            message.Headers.Add("Idempotency-Key", request ?? $"r-{Interlocked.Increment(ref _requests)}");
        if (body is string text)
            message.Content = new StringContent(text, new MediaTypeHeaderValue(text.StartsWith("PK", StringComparison.Ordinal) ? "application/zip" : "application/json"));
        else if (body is not null)
            message.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
        using var response = await _http.SendAsync(message, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Status of a stream and, where it is a problem, its body; the stream is left at once.</summary>
    public async Task<(int Status, string Body)> FirstAsync(string path)
    {
        using var response = await _http.GetAsync($"/api/v1/{path}", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<Stream> StreamAsync(string path) => _http.GetStreamAsync($"/api/v1/{path}", TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();
}
