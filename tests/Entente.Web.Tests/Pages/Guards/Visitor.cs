using System.Text;
using System.Text.Json.Nodes;
using Entente.Web.Sessions;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>A browser that means ill: it has somebody's session, or nobody's, and sends what no page of ours would.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _server;
    private (string Header, string Token)? _armed;
    private int _requests;

    public Visitor(Uri server, Person? person = null)
    {
        (_server, Cookies, Person) = (server, new CookieJar(), person);
        if (person is not null) Cookies.Plant(SessionCookie.Name, person.Token!);
        _http = new HttpClient(Cookies);
    }

    public CookieJar Cookies { get; }

    /// <summary>Who it is; null for nobody.</summary>
    public Person? Person { get; }

    /// <summary>Opens an address as it is written, without tidying it.</summary>
    public async Task<Seen> OpenAsync(string address, string method = "GET", params (string Name, string Value)[] headers)
    {
        using var request = RequestOf(method, address, headers);
        return await SeeAsync(request);
    }

    /// <summary>Sends a form as its page would, with the antiforgery token among its fields where somebody is signed in.</summary>
    public async Task<Seen> SendAsync(string address, IEnumerable<(string Name, string Value)> fields, params (string Name, string Value)[] headers)
    {
        var all = fields.ToList();
        if (Person is not null) all.Add(("__RequestVerificationToken", (await ArmedAsync()).Token));
        if (all.TrueForAll(field => field.Name != "request")) all.Add(("request", $"visit-{++_requests}-{GetHashCode()}"));
        return await PostAsync(address, FormOf(all), "application/x-www-form-urlencoded", isArmed: false, headers);
    }

    /// <summary>Sends bytes; the antiforgery token goes in the header where it is armed, so that whatever they are is read by the page itself.</summary>
    public async Task<Seen> PostAsync(string address, byte[] body, string? type, bool isArmed = true, params (string Name, string Value)[] headers)
    {
        using var request = RequestOf("POST", address, headers);
        if (isArmed && Person is not null)
        {
            var (header, token) = await ArmedAsync();
            request.Headers.Add(header, token);
        }

        request.Content = new ByteArrayContent(body);
        if (type is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await SeeAsync(request);
    }

    /// <summary>The antiforgery token of this session and the header that it may stand in.</summary>
    public async Task<(string Header, string Token)> ArmedAsync()
    {
        if (_armed is { } known) return known;
        var (status, body, _, _) = await OpenAsync("/api/v1/antiforgery");
        Assert.Equal(200, status);
        var answer = JsonNode.Parse(body)!;
        _armed = ((string)answer["header"]!, (string)answer["token"]!);
        return _armed.Value;
    }

    /// <summary>A form as bytes. What is no Unicode is sent as the bytes that a careless program would make of it.</summary>
    public static byte[] FormOf(IEnumerable<(string Name, string Value)> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Escaped(field.Name)}={Escaped(field.Value)}")));

    public void Dispose() => _http.Dispose();

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        for (var place = 0; place < text.Length; place++)
        {
            var letter = text[place];
            if (char.IsAsciiLetterOrDigit(letter)) escaped.Append(letter);
            else if (char.IsHighSurrogate(letter) && place + 1 < text.Length && char.IsLowSurrogate(text[place + 1])) escaped.Append(Uri.EscapeDataString(text.AsSpan(place++, 2)));
            else if (char.IsSurrogate(letter)) escaped.Append($"%{0xE0 | (letter >> 12):X2}%{0x80 | ((letter >> 6) & 0x3F):X2}%{0x80 | (letter & 0x3F):X2}");
            else escaped.Append(string.Concat(Encoding.UTF8.GetBytes([letter]).Select(value => $"%{value:X2}")));
        }

        return escaped.ToString();
    }

    private HttpRequestMessage RequestOf(string method, string address, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"{_server.Scheme}://{_server.Authority}{address}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private async Task<Seen> SeeAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join('\n', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Seen((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), headers.GetValueOrDefault("Location"), headers);
    }
}

/// <summary>What a server answered.</summary>
internal sealed record Seen(int Status, string Body, string? Location, IReadOnlyDictionary<string, string> Headers);
