using Entente.Web.Hardening;
using Microsoft.AspNetCore.Builder;

namespace Entente.Web.Tests.Hardening;

public sealed class SecurityHeaderTests
{
    private const string Secret = "the password of the database is swordfish";

    [Theory]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("PUT", "/api/v1/sessions", 405)]
    [InlineData("GET", "/api/v1/me", 401)]
    [InlineData("POST", "/api/v1/sessions", 400)]
    [InlineData("GET", "/broken", 500)]
    [InlineData("GET", "/signin/nobody", 404)]
    public async Task Every_kind_of_answer_carries_the_headers(string method, string address, int status)
    {
        await using var workbench = await Workbench.StartAsync(endpoints: Break);

        using var answer = await workbench.SendAsync(new HttpMethod(method), address);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertHeaders(answer);
        if (status >= 400) await Workbench.ProblemAsync(answer);
    }

    [Fact]
    public async Task So_does_a_refusal_for_haste_and_for_a_foreign_host()
    {
        await using var workbench = await Workbench.StartAsync(options => options with { RateLimits = new RateLimitOptions { Address = new RateLimit(0.001, 1) } });
        (await workbench.SendAsync(HttpMethod.Get, "/health/live")).Dispose();

        using var hasty = await workbench.SendAsync(HttpMethod.Get, "/health/live");
        var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = "evil.example";
        using var foreign = await workbench.Client.SendAsync(request);

        Assert.Equal((429, 400), ((int)hasty.StatusCode, (int)foreign.StatusCode));
        AssertHeaders(hasty);
        AssertHeaders(foreign);
    }

    [Fact]
    public async Task A_failure_shows_no_stack_and_no_message_but_the_key_to_the_log()
    {
        await using var workbench = await Workbench.StartAsync(endpoints: Break);

        using var answer = await workbench.SendAsync(HttpMethod.Get, "/broken");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("server-fault", await Workbench.ProblemAsync(answer));
        Assert.DoesNotContain("swordfish", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.Contains("swordfish", workbench.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_allows_nothing_unsafe_and_nothing_from_elsewhere()
    {
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    private static void Break(WebApplication app) => app.MapGet("/broken", string () => throw new InvalidOperationException(Secret));

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }
}
