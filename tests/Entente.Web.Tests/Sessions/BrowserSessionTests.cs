using System.Net;
using System.Net.Http.Json;
using Entente.Web.Sessions;

namespace Entente.Web.Tests.Sessions;

public sealed class BrowserSessionTests
{
    [Fact]
    public async Task A_browser_gets_a_cookie_that_scripts_cannot_read_and_no_token()
    {
        await using var workbench = await Workbench.StartAsync();

        using var answer = await workbench.Client.PostAsJsonAsync("/api/v1/accounts", new { name = "Ana", password = Workbench.Password, cookie = true });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False((await Workbench.JsonAsync(answer)).TryGetProperty("token", out _));
    }

    [Fact]
    public async Task Over_https_the_cookie_never_goes_over_http()
    {
        await using var workbench = await Workbench.StartAsync(options => options with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] });
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/accounts") { Content = JsonContent.Create(new { name = "Ana", password = Workbench.Password, cookie = true }) };
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");

        using var answer = await workbench.Client.SendAsync(request);

        Assert.Contains("; secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task A_browser_changes_nothing_without_the_antiforgery_token()
    {
        await using var workbench = await Workbench.StartAsync();
        var browser = await SignedInAsync(workbench, "Ana");

        using var refused = await browser.DeleteAsync("/api/v1/sessions/current");
        using var me = await browser.GetAsync("/api/v1/me");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("antiforgery-needed", await Workbench.ProblemAsync(refused));
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
    }

    [Fact]
    public async Task With_the_antiforgery_token_it_does()
    {
        await using var workbench = await Workbench.StartAsync();
        var browser = await SignedInAsync(workbench, "Ana");
        await ArmAsync(browser);

        using var ended = await browser.DeleteAsync("/api/v1/sessions/current");
        using var me = await browser.GetAsync("/api/v1/me");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (ended.StatusCode, me.StatusCode));
    }

    [Fact]
    public async Task The_antiforgery_token_of_one_session_is_worth_nothing_in_another()
    {
        await using var workbench = await Workbench.StartAsync();
        var (ana, bo) = (await SignedInAsync(workbench, "Ana"), await SignedInAsync(workbench, "Bo"));
        await ArmAsync(bo);
        var cookies = await AntiforgeryCookieAsync(ana);

        var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/sessions/current");
        request.Headers.Add("X-Entente-Antiforgery", bo.DefaultRequestHeaders.GetValues("X-Entente-Antiforgery"));
        using var refused = await ana.SendAsync(request);

        Assert.NotEmpty(cookies);
        Assert.Equal("antiforgery-needed", await Workbench.ProblemAsync(refused));
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task What_another_site_makes_a_browser_send_is_refused_even_before_anyone_signed_in(string header, string value)
    {
        await using var workbench = await Workbench.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/accounts") { Content = JsonContent.Create(new { name = "Ana", password = Workbench.Password, cookie = true }) };
        request.Headers.Add(header, value);

        using var refused = await workbench.Client.SendAsync(request);

        Assert.Equal("cross-site", await Workbench.ProblemAsync(refused));
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_session_that_was_planted_in_a_browser_ends_when_its_victim_signs_in()
    {
        await using var workbench = await Workbench.StartAsync();
        var planted = await workbench.RegisterAsync("Mallory");
        await workbench.RegisterAsync("Ana");
        var (browser, cookies) = workbench.NewBrowser();
        cookies.Plant(SessionCookie.Name, planted);
        await ArmAsync(browser);

        using var signedIn = await browser.PostAsJsonAsync("/api/v1/sessions", new { name = "Ana", password = Workbench.Password, cookie = true });
        using var thief = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", planted);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Unauthorized), (signedIn.StatusCode, thief.StatusCode));
        Assert.NotEqual(planted, cookies[SessionCookie.Name]);
    }

    [Fact]
    public async Task A_token_in_the_header_needs_no_antiforgery_because_no_other_site_can_send_it()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await workbench.RegisterAsync("Ana");

        using var ended = await workbench.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current", token);

        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
    }

    private static async Task<HttpClient> SignedInAsync(Workbench workbench, string name)
    {
        var (browser, _) = workbench.NewBrowser();
        using var answer = await browser.PostAsJsonAsync("/api/v1/accounts", new { name, password = Workbench.Password, cookie = true });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return browser;
    }

    private static async Task ArmAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/api/v1/antiforgery");
        var token = await Workbench.JsonAsync(answer);
        browser.DefaultRequestHeaders.Add(token.GetProperty("header").GetString()!, token.GetProperty("token").GetString());
    }

    private static async Task<IEnumerable<string>> AntiforgeryCookieAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/api/v1/antiforgery");
        return answer.Headers.GetValues("Set-Cookie");
    }
}
