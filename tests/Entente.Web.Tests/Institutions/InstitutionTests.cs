using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Web.Institutions;
using Entente.Web.Sessions;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Entente.Web.Tests.Institutions;

public sealed class InstitutionTests(Provider provider) : IClassFixture<Provider>
{
    private readonly string _client = $"entente-{Entente.Web.Accounts.AccountId.Draw()}";

    private const string Callback = "/signin/ministry/callback";

    [Fact]
    public async Task Whoever_the_institution_signs_in_gets_a_session_and_the_same_account_each_time()
    {
        await using var workbench = await StartAsync();

        var first = await AccountAsync(workbench, await SignInAsync(workbench));
        var again = await AccountAsync(workbench, await SignInAsync(workbench));
        provider.Subject = "someone else";
        var other = await AccountAsync(workbench, await SignInAsync(workbench));
        provider.Subject = Provider.Amina;

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task The_request_carries_state_nonce_and_a_proof_key_and_asks_for_nothing_but_who()
    {
        await using var workbench = await StartAsync();
        var (browser, _) = workbench.NewBrowser();

        var query = Query(await GoAsync(browser, "/signin/ministry"));

        Assert.Equal(("code", "S256", "openid"), (query["response_type"], query["code_challenge_method"], query["scope"]));
        Assert.All((string[])["state", "nonce", "code_challenge"], name => Assert.True(query[name]!.Length > 20));
    }

    [Fact]
    public async Task After_signing_in_the_browser_returns_to_the_page_that_it_came_from()
    {
        await using var workbench = await StartAsync();
        var (browser, _) = workbench.NewBrowser();

        var back = await GoAsync(browser, (await GoAsync(browser, "/signin/ministry?returnUrl=/dialogues/spring%3Fpage=2")).ToString());
        var page = await GoAsync(browser, back.ToString());

        Assert.Equal("/dialogues/spring?page=2", page.OriginalString);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/%5Cevil.example/")]
    [InlineData("%5C%5Cevil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%0A/evil.example")]
    [InlineData("evil.example")]
    [InlineData("/%D9%85")]
    public async Task It_never_returns_to_another_site(string address)
    {
        await using var workbench = await StartAsync();

        using var refused = await workbench.Client.GetAsync($"/signin/ministry?returnUrl={address}");

        Assert.Equal("foreign-return", await Workbench.ProblemAsync(refused));
    }

    [Fact]
    public async Task An_answer_with_another_state_or_for_another_browser_is_refused()
    {
        await using var workbench = await StartAsync();
        var (victim, cookies) = workbench.NewBrowser();
        var (attacker, _) = workbench.NewBrowser();
        var ofAttacker = await GoAsync(attacker, (await GoAsync(attacker, "/signin/ministry")).ToString());
        await GoAsync(victim, "/signin/ministry");

        using var forged = await victim.GetAsync(ofAttacker);
        using var altered = await victim.GetAsync($"{Callback}?code=x&state=AAAA");
        using var without = await victim.GetAsync($"{Callback}?code=x");

        foreach (var answer in new[] { forged, altered, without }) Assert.Equal("institution-refused", await Workbench.ProblemAsync(answer));
        Assert.Null(cookies[SessionCookie.Name]);
    }

    [Fact]
    public async Task An_answer_to_another_nonce_is_refused()
    {
        await using var workbench = await StartAsync();
        var (browser, _) = workbench.NewBrowser();
        var ask = await GoAsync(browser, "/signin/ministry");
        var altered = ask.ToString().Replace($"nonce={Uri.EscapeDataString(Query(ask)["nonce"]!)}", "nonce=planted", StringComparison.Ordinal);

        using var refused = await browser.GetAsync(await GoAsync(browser, altered));

        Assert.NotEqual(ask.ToString(), altered);
        Assert.Equal("institution-refused", await Workbench.ProblemAsync(refused));
    }

    [Fact]
    public async Task A_code_counts_once_even_with_a_fresh_state()
    {
        await using var workbench = await StartAsync();
        var (browser, _) = workbench.NewBrowser();
        var used = await GoAsync(browser, (await GoAsync(browser, "/signin/ministry")).ToString());
        await GoAsync(browser, used.ToString());
        var fresh = Query(await GoAsync(browser, "/signin/ministry"));

        using var same = await browser.GetAsync(used);
        using var replayed = await browser.GetAsync($"{Callback}?code={Uri.EscapeDataString(Query(used)["code"]!)}&state={Uri.EscapeDataString(fresh["state"]!)}");

        Assert.Equal("institution-refused", await Workbench.ProblemAsync(same));
        Assert.Equal("institution-refused", await Workbench.ProblemAsync(replayed));
    }

    [Theory]
    [InlineData("payload")]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("none")]
    [InlineData("key")]
    public async Task An_identity_token_that_was_altered_is_refused(string what)
    {
        await using var workbench = await StartAsync(token => Alter(token, what));
        var (browser, cookies) = workbench.NewBrowser();

        using var refused = await browser.GetAsync(await GoAsync(browser, (await GoAsync(browser, "/signin/ministry")).ToString()));

        Assert.Equal("institution-refused", await Workbench.ProblemAsync(refused));
        Assert.Null(cookies[SessionCookie.Name]);
    }

    [Fact]
    public async Task The_same_token_signed_anew_by_the_provider_is_believed_so_that_the_altered_ones_fail_for_what_was_altered()
    {
        await using var workbench = await StartAsync(token => Alter(token, "nothing"));

        Assert.NotNull(await AccountAsync(workbench, await SignInAsync(workbench)));
    }

    [Fact]
    public async Task The_provider_refuses_an_address_of_the_workbench_that_it_does_not_know()
    {
        await using var workbench = await StartAsync();
        var (browser, _) = workbench.NewBrowser();
        var ask = (await GoAsync(browser, "/signin/ministry")).ToString();

        using var refused = await browser.GetAsync(ask.Replace("127.0.0.1%3A", "localhost%3A", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task An_institution_that_is_away_or_unknown_is_named_as_such()
    {
        await using var workbench = await StartAsync();
        await using var alone = await Workbench.StartAsync(options => options with { Institutions = [Ministry(new Uri("http://127.0.0.1:9"))] });

        using var away = await alone.Client.GetAsync("/signin/ministry");
        using var unknown = await workbench.Client.GetAsync("/signin/nobody");
        using var unknownCallback = await workbench.Client.GetAsync("/signin/nobody/callback?code=x");

        Assert.Equal("institution-unreachable", await Workbench.ProblemAsync(away));
        Assert.Equal("no-such-institution", await Workbench.ProblemAsync(unknown));
        Assert.Equal("no-such-institution", await Workbench.ProblemAsync(unknownCallback));
    }

    [Fact]
    public async Task The_database_and_the_log_do_not_know_who_the_institution_says_it_is()
    {
        await using var workbench = await StartAsync();
        await SignInAsync(workbench);

        var files = Directory.GetFiles(workbench.Folder).Select(file => Convert.ToHexString(Read(file)));

        Assert.All(files, bytes => Assert.DoesNotContain(Convert.ToHexString("amina@"u8), bytes, StringComparison.Ordinal));
        Assert.DoesNotContain("amina@", workbench.Log.Text, StringComparison.Ordinal);
    }

    private InstitutionOptions Ministry(Uri authority) =>
        new() { Name = "ministry", Title = "The Ministry", Authority = authority, ClientId = _client, ClientSecret = Provider.ClientSecret };

    private async Task<Workbench> StartAsync(Func<string, string>? alter = null)
    {
        var workbench = await Workbench.StartAsync(
            options => options with { Institutions = [Ministry(provider.Address)] },
            services: services => services.Configure<OpenIdConnectOptions>(InstitutionSignIn.Scheme("ministry"), options =>
            {
                options.BackchannelHttpHandler = alter is null ? null : new Altering(alter);
                // The machine that runs the tests may be slow.
                options.BackchannelTimeout = TimeSpan.FromMinutes(2);
            }));
        await provider.RegisterAsync(_client, new Uri(workbench.Address, Callback));
        return workbench;
    }

    /// <summary>Goes to an address and gives where the answer sends the browser.</summary>
    private static async Task<Uri> GoAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!;
    }

    private static async Task<string> SignInAsync(Workbench workbench)
    {
        var (browser, cookies) = workbench.NewBrowser();
        await GoAsync(browser, (await GoAsync(browser, (await GoAsync(browser, "/signin/ministry")).ToString())).ToString());
        return cookies[SessionCookie.Name]!;
    }

    private static async Task<string?> AccountAsync(Workbench workbench, string token)
    {
        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);
        var account = await Workbench.JsonAsync(me);
        Assert.Equal("institution", account.GetProperty("kind").GetString());
        return account.GetProperty("account").GetString();
    }

    private static System.Collections.Specialized.NameValueCollection Query(Uri address) => System.Web.HttpUtility.ParseQueryString(address.Query);

    private string Alter(string token, string what)
    {
        var parts = token.Split('.');
        var payload = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        switch (what)
        {
            case "payload":
                payload["sub"] = "the minister";
                return $"{parts[0]}.{Encode(payload)}.{parts[2]}";
            case "none":
                payload["sub"] = "the minister";
                return $"{Encode(new JsonObject { ["alg"] = "none", ["typ"] = "JWT" })}.{Encode(payload)}.";
            case "iss":
                payload["iss"] = "https://evil.example/";
                break;
            case "aud":
                payload["aud"] = "another client";
                break;
            case "exp":
                payload["iat"] = payload["exp"] = payload["iat"]!.GetValue<long>() - 3600;
                break;
        }

        using var foreign = System.Security.Cryptography.RSA.Create(2048);
        var signing = what == "key"
            ? new Microsoft.IdentityModel.Tokens.SigningCredentials(new Microsoft.IdentityModel.Tokens.RsaSecurityKey(foreign) { KeyId = "the key", CryptoProviderFactory = new() { CacheSignatureProviders = false } }, Microsoft.IdentityModel.Tokens.SecurityAlgorithms.RsaSha256)
            : provider.Signing;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(payload.ToJsonString(), signing);
    }

    private static string Encode(JsonNode node) => System.Buffers.Text.Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(node));

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Someone between the workbench and the provider who alters identity tokens.</summary>
    private sealed class Altering(Func<string, string> alter) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (!request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)) return answer;
            var body = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
            body["id_token"] = alter(body["id_token"]!.GetValue<string>());
            answer.Content = JsonContent.Create(body);
            return answer;
        }
    }
}
