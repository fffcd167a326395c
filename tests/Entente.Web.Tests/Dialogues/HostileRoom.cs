using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Entente.Web.Accounts;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Dialogues;

/// <summary>A server that the tests of a class share, each with a dialogue of its own.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    private DialogueServer? _server;
    private int _rooms;

    internal DialogueServer Server => _server!;

    public async ValueTask InitializeAsync() => _server = await DialogueServer.StartAsync();

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    /// <summary>How many accounts there are.</summary>
    internal async Task<int> AccountsAsync()
    {
        await using var scope = Server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsContext>().Users.CountAsync(TestContext.Current.CancellationToken);
    }

    internal Task<HostileRoom> RoomAsync() => HostileRoom.ConveneAsync(Server, $"room-{Interlocked.Increment(ref _rooms)}");
}

/// <summary>A dialogue of two delegations with an open round, one accepted statement (1) and one that waits (2, of Arcadia), and the people in it.</summary>
internal sealed class HostileRoom : IDisposable
{
    private HostileRoom(string id, Person convener, Person facilitator, Person arcadia, Person borduria, Person observer) =>
        (Id, Convener, Facilitator, Arcadia, Borduria, Observer) = (id, convener, facilitator, arcadia, borduria, observer);

    public string Id { get; }

    public string Talk => $"dialogues/{Id}";

    public Person Convener { get; }

    public Person Facilitator { get; }

    public Person Arcadia { get; }

    public Person Borduria { get; }

    public Person Observer { get; }

    public Person[] Everybody => [Convener, Facilitator, Arcadia, Borduria, Observer];

    public static async Task<HostileRoom> ConveneAsync(DialogueServer server, string id)
    {
        var convener = await Person.RegisterAsync(server.Address, $"convener of {id}");
        await convener.DoAsync("POST", "dialogues", new { id, title = id, purpose = "A test.", language = "en" }, 201);
        await convener.DoAsync("POST", $"dialogues/{id}/parties", new { name = "Arcadia", code = "ARC" }, 201);
        await convener.DoAsync("POST", $"dialogues/{id}/parties", new { name = "Borduria", code = "BOR" }, 201);
        var room = new HostileRoom(
            id, convener, await InviteAsync(server, convener, id, new { role = "facilitator" }, "Fay"), await InviteAsync(server, convener, id, new { role = "delegate", party = 1 }, "Ada"),
            await InviteAsync(server, convener, id, new { role = "delegate", party = 2 }, "Bea"), await InviteAsync(server, convener, id, new { role = "observer" }, "Otto"));
        await convener.DoAsync("POST", $"{room.Talk}/rounds", new { title = "First", takes = new[] { "statements", "stances", "guesses" } }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/statements", new { text = "Ships announce exercises.", language = "en" }, 201);
        await room.Facilitator.DoAsync("PUT", $"{room.Talk}/statements/1/moderation", new { moderation = "accepted" }, 204);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/statements", new { text = "A line is open day and night.", language = "en" }, 201);
        return room;
    }

    public static async Task<Person> InviteAsync(DialogueServer server, Person convener, string dialogue, object invitation, string? name = null)
    {
        var code = (string)(await convener.DoAsync("POST", $"dialogues/{dialogue}/invitations", invitation, 201))["code"]!;
        return await Person.GuestAsync(server.Address, dialogue, code, name, "en");
    }

    public void Dispose() => Array.ForEach(Everybody, person => person.Dispose());
}

/// <summary>Requests as no client of ours would send them, and what every refusal must look like.</summary>
internal static class Hostile
{
    private static readonly HttpClient Client = new();

    /// <summary>Sends bytes as they are, reads no body of a success that may never end, and demands a problem document of every refusal.</summary>
    public static async Task<(int Status, string Body)> SendAsync(
        Uri server, string? token, string method, string path, byte[]? body = null, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(server, path));
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);
        // Who sends much asks first whether it is wanted, else the refusal is lost with the connection.
        message.Headers.ExpectContinue = body is { Length: > 1 << 20 };
        if (body is not null)
            message.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };
        using var response = await Client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var said = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("default-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotMatch("html|xml|svg|script", response.Content.Headers.ContentType?.MediaType ?? "");
        if ((int)response.StatusCode >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Check((int)response.StatusCode, said, $"{method} {path}");
        }
        return ((int)response.StatusCode, said);
    }

    /// <summary>As a member of the room, a text as the body.</summary>
    public static Task<(int Status, string Body)> SendAsync(Uri server, Person person, string method, string path, string? json = null) =>
        SendAsync(server, person.Token, method, $"/api/v1/{path}", json is null ? null : Encoding.UTF8.GetBytes(json));

    /// <summary>A refusal says what it is and what to do next, and is never the server's own failure.</summary>
    public static void Check(int status, string body, string request)
    {
        Assert.True(status < 500, $"{request} gave {status}: {body}");
        var problem = JsonNode.Parse(body)!;
        Assert.StartsWith("urn:entente:problem:", (string)problem["type"]!, StringComparison.Ordinal);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.True(((string)problem["title"]!).Length > 0 && ((string)problem["detail"]!).Length > 0, body);
    }

    /// <summary>Sends what must be refused with a status, and gives the problem.</summary>
    public static async Task<JsonNode> RefusedAsync(this Person person, int status, string method, string path, object? body = null, string? request = null)
    {
        var (given, answer) = await person.SendAsync(method, path, body, request);
        Assert.True(given == status, $"{method} {path} gave {given}, not {status}: {answer}");
        Check(given, answer, $"{method} {path}");
        return JsonNode.Parse(answer)!;
    }
}

/// <summary>What a server has endpoints for.</summary>
internal static partial class Addresses
{
    /// <summary>Every endpoint that speaks to programs, so no page and no file of one: its method, its pattern, and what it takes as a body.</summary>
    public static List<(string Method, string Pattern, Type? Body)> All(DialogueServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Entente.Web.Pages.Frame.PageEndpoint>() is null && !endpoint.RoutePattern.RawText!.StartsWith("/assets", StringComparison.Ordinal))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType)))
            .OrderBy(endpoint => endpoint.Item2, StringComparer.Ordinal).ThenBy(endpoint => endpoint.method, StringComparer.Ordinal),
    ];

    /// <summary>Whatever somebody can read of a dialogue, in one text: every address that takes GET, with the numbers 1 and 2 in it.</summary>
    public static async Task<string> EverythingAsync(DialogueServer server, Person reader, string dialogue)
    {
        const string prefix = "/api/v1/dialogues/{dialogue}";
        var read = new StringBuilder();
        foreach (var (_, pattern, _) in All(server).Where(endpoint => endpoint.Method == "GET" && endpoint.Pattern.StartsWith(prefix, StringComparison.Ordinal) && !endpoint.Pattern.EndsWith("/events", StringComparison.Ordinal)))
        {
            foreach (var number in pattern.Contains(":int}", StringComparison.Ordinal) ? new[] { "1", "2" } : ["1"])
            {
                var path = Parameter().Replace(pattern[prefix.Length..], number).TrimStart('/');
                var (status, body) = await Hostile.SendAsync(server.Address, reader, "GET", $"dialogues/{dialogue}/{path}".TrimEnd('/'));
                read.Append(path).Append(' ').Append(status).Append(' ').AppendLine(body.ReplaceLineEndings(" "));
            }
        }
        return read.ToString();
    }

    [GeneratedRegex(@"\{\*{0,2}\w+(:\w+)?\??\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    public static partial Regex Parameter();
}
