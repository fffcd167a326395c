using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Web.Tests.Passkeys;

public sealed class PasskeyTests
{
    [Fact]
    public async Task A_passkey_signs_in_without_name_or_password()
    {
        await using var workbench = await Workbench.StartAsync();
        using var authenticator = new Authenticator();
        var token = await workbench.RegisterAsync("Ana");

        using var added = await AddAsync(workbench, authenticator, token);
        using var signedIn = await SignInAsync(workbench, authenticator);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Created), (added.StatusCode, signedIn.StatusCode));
        Assert.Equal(await AccountAsync(workbench, token), (await Workbench.JsonAsync(signedIn)).GetProperty("account").GetString());
    }

    [Fact]
    public async Task What_an_authenticator_signed_counts_once()
    {
        await using var workbench = await Workbench.StartAsync();
        using var authenticator = new Authenticator();
        (await AddAsync(workbench, authenticator, await workbench.RegisterAsync("Ana"))).Dispose();
        var (ceremony, options) = await BeginAsync(workbench, "/api/v1/sessions/passkey/options");
        var body = new JsonObject { ["ceremony"] = ceremony, ["credential"] = authenticator.Get(options, Origin(workbench)) };

        using var first = await workbench.SendAsync(HttpMethod.Post, "/api/v1/sessions/passkey", body: body);
        using var replayed = await workbench.SendAsync(HttpMethod.Post, "/api/v1/sessions/passkey", body: body);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("no-such-ceremony", await Workbench.ProblemAsync(replayed));
    }

    [Fact]
    public async Task A_signature_for_another_challenge_another_site_or_by_another_key_is_not_believed()
    {
        await using var workbench = await Workbench.StartAsync();
        using var authenticator = new Authenticator();
        (await AddAsync(workbench, authenticator, await workbench.RegisterAsync("Ana"))).Dispose();
        var (_, otherChallenge) = await BeginAsync(workbench, "/api/v1/sessions/passkey/options");

        var slugs = new List<string>
        {
            await SlugAsync(workbench, _ => authenticator.Get(otherChallenge, Origin(workbench))),
            await SlugAsync(workbench, options => authenticator.Get(options, "https://evil.example")),
            await SlugAsync(workbench, options => authenticator.Get(options, Origin(workbench), signature => signature[^1] ^= 1)),
            await SlugAsync(workbench, _ => JsonValue.Create("nothing")!),
        };

        Assert.All(slugs, slug => Assert.Equal("passkey-not-believed", slug));
    }

    [Fact]
    public async Task A_copy_of_an_authenticator_that_fell_behind_is_not_believed()
    {
        await using var workbench = await Workbench.StartAsync();
        using var authenticator = new Authenticator();
        (await AddAsync(workbench, authenticator, await workbench.RegisterAsync("Ana"))).Dispose();
        (await SignInAsync(workbench, authenticator)).Dispose();

        authenticator.Count = 0;
        using var copy = await SignInAsync(workbench, authenticator);

        Assert.Equal("passkey-not-believed", await Workbench.ProblemAsync(copy));
    }

    [Fact]
    public async Task The_second_half_belongs_to_the_account_that_began_and_is_void_after_five_minutes()
    {
        await using var workbench = await Workbench.StartAsync();
        using var authenticator = new Authenticator();
        var (ana, bo) = (await workbench.RegisterAsync("Ana"), await workbench.RegisterAsync("Bo"));
        var (ceremony, options) = await BeginAsync(workbench, "/api/v1/me/passkeys/options", ana);
        var body = new JsonObject { ["ceremony"] = ceremony, ["credential"] = authenticator.Create(options, Origin(workbench)) };

        using var foreign = await workbench.SendAsync(HttpMethod.Post, "/api/v1/me/passkeys", bo, body);
        workbench.Clock.Advance(TimeSpan.FromMinutes(5));
        using var late = await workbench.SendAsync(HttpMethod.Post, "/api/v1/me/passkeys", ana, body);

        Assert.Equal("no-such-ceremony", await Workbench.ProblemAsync(foreign));
        Assert.Equal("no-such-ceremony", await Workbench.ProblemAsync(late));
    }

    [Fact]
    public async Task A_passkey_that_was_removed_opens_nothing_and_another_account_cannot_remove_it()
    {
        await using var workbench = await Workbench.StartAsync();
        using var authenticator = new Authenticator();
        var (ana, bo) = (await workbench.RegisterAsync("Ana"), await workbench.RegisterAsync("Bo"));
        (await AddAsync(workbench, authenticator, ana)).Dispose();
        using var list = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me/passkeys", ana);
        var id = (await Workbench.JsonAsync(list))[0].GetProperty("id").GetString();

        using var foreign = await workbench.SendAsync(HttpMethod.Delete, $"/api/v1/me/passkeys/{id}", bo);
        using var removed = await workbench.SendAsync(HttpMethod.Delete, $"/api/v1/me/passkeys/{id}", ana);
        using var signedIn = await SignInAsync(workbench, authenticator);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (foreign.StatusCode, removed.StatusCode, signedIn.StatusCode));
    }

    [Fact]
    public async Task A_passkey_comes_in_while_guessing_makes_the_password_wait()
    {
        await using var workbench = await Workbench.StartAsync();
        using var authenticator = new Authenticator();
        (await AddAsync(workbench, authenticator, await workbench.RegisterAsync("Ana"))).Dispose();
        for (var attempt = 0; attempt < 60; attempt++) (await workbench.SignInAsync("Ana", "a wrong password entirely")).Dispose();

        using var signedIn = await SignInAsync(workbench, authenticator);

        Assert.Equal(HttpStatusCode.Created, signedIn.StatusCode);
    }

    private static string Origin(Workbench workbench) => workbench.Address.GetLeftPart(UriPartial.Authority);

    private static async Task<(string Ceremony, JsonElement Options)> BeginAsync(Workbench workbench, string address, string? token = null)
    {
        using var answer = await workbench.SendAsync(HttpMethod.Post, address, token);
        var begun = await Workbench.JsonAsync(answer);
        return (begun.GetProperty("ceremony").GetString()!, begun.GetProperty("options"));
    }

    private static async Task<HttpResponseMessage> AddAsync(Workbench workbench, Authenticator authenticator, string token)
    {
        var (ceremony, options) = await BeginAsync(workbench, "/api/v1/me/passkeys/options", token);
        return await workbench.SendAsync(HttpMethod.Post, "/api/v1/me/passkeys", token, new JsonObject { ["ceremony"] = ceremony, ["credential"] = authenticator.Create(options, Origin(workbench)) });
    }

    private static async Task<HttpResponseMessage> SignInAsync(Workbench workbench, Authenticator authenticator)
    {
        var (ceremony, options) = await BeginAsync(workbench, "/api/v1/sessions/passkey/options");
        return await workbench.SendAsync(HttpMethod.Post, "/api/v1/sessions/passkey", body: new JsonObject { ["ceremony"] = ceremony, ["credential"] = authenticator.Get(options, Origin(workbench)) });
    }

    private static async Task<string> SlugAsync(Workbench workbench, Func<JsonElement, JsonNode> sign)
    {
        var (ceremony, options) = await BeginAsync(workbench, "/api/v1/sessions/passkey/options");
        using var answer = await workbench.SendAsync(HttpMethod.Post, "/api/v1/sessions/passkey", body: new JsonObject { ["ceremony"] = ceremony, ["credential"] = sign(options) });
        return await Workbench.ProblemAsync(answer);
    }

    private static async Task<string?> AccountAsync(Workbench workbench, string token)
    {
        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);
        return (await Workbench.JsonAsync(me)).GetProperty("account").GetString();
    }
}
