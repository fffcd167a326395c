using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Entente.Web.Hardening;
using Microsoft.AspNetCore.Builder;

namespace Entente.Web.Tests.Hardening;

public sealed class RequestLimitTests
{
    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused()
    {
        await using var workbench = await Workbench.StartAsync();

        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions") { Content = Json($$"""{"name":"Ana","password":"{{new string('x', 10_000_000)}}"}""") };
        request.Headers.ExpectContinue = true;
        // On a busy machine a second is soon over, and then the body is sent unasked.
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(60) };
        using var client = new HttpClient(patient) { BaseAddress = workbench.Address };

        using var refused = await client.SendAsync(request);

        Assert.Equal("too-large", await Workbench.ProblemAsync(refused));
    }

    [Fact]
    public async Task An_endpoint_may_take_more_than_others()
    {
        await using var workbench = await Workbench.StartAsync(endpoints: app => app.MapPost("/import", async (Stream body) =>
        {
            using var buffer = new MemoryStream();
            await body.CopyToAsync(buffer);
            return buffer.Length;
        }).LimitBody(1_000_000));

        using var taken = await workbench.Client.PostAsync("/import", Json(new string(' ', 900_000)));
        var request = new HttpRequestMessage(HttpMethod.Post, "/import") { Content = Json(new string(' ', 1_100_000)) };
        request.Headers.ExpectContinue = true;
        using var refused = await workbench.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.RequestEntityTooLarge), (taken.StatusCode, refused.StatusCode));
    }

    [Theory]
    [InlineData("""{"name":"Ana","password":"x","name":"Bo"}""", "twice")]
    [InlineData("""{"name":"Ana","password":"x","admin":true}""", "not known")]
    [InlineData("""{"name":"Ana"}""", "missing")]
    [InlineData("""{"name":"Ana","password":null}""", "expected")]
    [InlineData("""{"name":["Ana"],"password":"x"}""", "type")]
    [InlineData("""{"name":"A\u0000na","password":"x"}""", "control")]
    [InlineData("""{"name":"A\ud800na","password":"x"}""", "Unicode")]
    [InlineData("""{"name":"Ana","password":"x",}""", "no JSON")]
    [InlineData("""{"name":"Ana","password":"x"} {}""", "no JSON")]
    [InlineData("""{"Name":"Ana","password":"x"}""", "not known")]
    [InlineData("", "")]
    [InlineData("null", "")]
    public async Task JSON_that_is_not_what_was_expected_is_refused_with_what_is_wrong(string body, string said)
    {
        await using var workbench = await Workbench.StartAsync();

        using var refused = await workbench.Client.PostAsync("/api/v1/sessions", Json(body));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains((await Workbench.ProblemAsync(refused)), (string[])["bad-json", "bad-request"]);
        Assert.Contains(said, await refused.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task JSON_that_is_nested_too_deeply_is_refused()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await workbench.RegisterAsync("Ana");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/me/passkeys") { Content = Json($$"""{"ceremony":"x","credential":{{new string('[', 100)}}{{new string(']', 100)}}}""") };
        request.Headers.Add("Authorization", $"Bearer {token}");

        using var refused = await workbench.Client.SendAsync(request);

        Assert.Equal("bad-json", await Workbench.ProblemAsync(refused));
        Assert.Contains("too deeply", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        await using var workbench = await Workbench.StartAsync();
        byte[] body = [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\",\"password\":\"x\"}"u8];
        using var content = new ByteArrayContent(body);
        content.Headers.Add("Content-Type", "application/json");

        using var refused = await workbench.Client.PostAsync("/api/v1/sessions", content);

        Assert.Equal("bad-json", await Workbench.ProblemAsync(refused));
    }

    [Fact]
    public async Task A_form_is_no_JSON()
    {
        await using var workbench = await Workbench.StartAsync();

        using var refused = await workbench.Client.PostAsync("/api/v1/sessions", new FormUrlEncodedContent([new("name", "Ana")]));

        Assert.Equal("wrong-content-type", await Workbench.ProblemAsync(refused));
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1", 200)]
    public async Task Only_known_host_names_are_answered(string host, int status)
    {
        await using var workbench = await Workbench.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;

        using var answer = await workbench.Client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Evil: a\nSet-Cookie: b\0\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\n\r\n")]
    [InlineData("POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n")]
    [InlineData("GET /health/live?x=%0d%0aSet-Cookie:%20evil HTTP/1.1\r\nHost: local host\r\n\r\n")]
    public async Task Requests_that_smuggle_headers_are_refused(string raw)
    {
        await using var workbench = await Workbench.StartAsync();

        var answer = await RawAsync(workbench, raw);

        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_too_many_or_too_large_are_refused()
    {
        await using var workbench = await Workbench.StartAsync();
        var many = string.Concat(Enumerable.Range(0, 100).Select(number => $"X-{number.ToString(CultureInfo.InvariantCulture)}: y\r\n"));

        var tooMany = await RawAsync(workbench, $"GET /health/live HTTP/1.1\r\nHost: localhost\r\n{many}\r\n");
        var tooLarge = await RawAsync(workbench, $"GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: {new string('y', 20_000)}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431", tooMany, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431", tooLarge, StringComparison.Ordinal);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<string> RawAsync(Workbench workbench, string raw)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, workbench.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(raw));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var buffer = new char[4096];
        var read = await reader.ReadAsync(buffer);
        return new string(buffer, 0, read);
    }
}
