using System.Net;
using Entente.Web.Hardening;
using Microsoft.AspNetCore.Builder;

namespace Entente.Web.Tests.Hardening;

public sealed class RateLimitTests
{
    private static readonly RateLimitOptions Strict = new()
    {
        Address = new RateLimit(0.001, 5),
        Account = new RateLimit(0.001, 3),
        Stances = new RateLimit(0.001, 2),
        SignIn = new RateLimit(0.001, 4),
        Devices = new RateLimit(0.001, 2),
    };

    [Fact]
    public async Task An_account_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var workbench = await StartAsync();
        var token = await workbench.RegisterAsync("Ana");

        var statuses = await StatusesAsync(5, () => workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token));
        using var refused = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        Assert.Equal([200, 200, 200, 429, 429], statuses);
        Assert.Equal("too-many-requests", await Workbench.ProblemAsync(refused));
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1000));
    }

    [Fact]
    public async Task One_account_does_not_use_up_what_another_may()
    {
        await using var workbench = await StartAsync();
        var (ana, bo) = (await workbench.RegisterAsync("Ana"), await workbench.RegisterAsync("Bo"));

        await StatusesAsync(10, () => workbench.SendAsync(HttpMethod.Get, "/api/v1/me", ana));
        using var answer = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", bo);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Several_sessions_of_one_account_share_what_it_may()
    {
        await using var workbench = await StartAsync();
        var first = await workbench.RegisterAsync("Ana");
        using var signedIn = await workbench.SignInAsync("Ana", Workbench.Password);
        var second = (await Workbench.JsonAsync(signedIn)).GetProperty("token").GetString();

        await StatusesAsync(3, () => workbench.SendAsync(HttpMethod.Get, "/api/v1/me", first));
        using var refused = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", second);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    [Fact]
    public async Task An_endpoint_has_the_limit_that_it_names()
    {
        await using var workbench = await StartAsync();
        var token = await workbench.RegisterAsync("Ana");

        var statuses = await StatusesAsync(3, () => workbench.SendAsync(HttpMethod.Get, "/stance", token));

        Assert.Equal([200, 200, 429], statuses);
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    public async Task A_forged_address_does_not_get_around_a_limit(string header)
    {
        await using var workbench = await StartAsync();
        var number = 0;

        var statuses = await StatusesAsync(6, () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/devices");
            request.Headers.Add(header, $"192.0.2.{++number}");
            return workbench.Client.SendAsync(request);
        });

        Assert.Equal([201, 201, 429, 429, 429, 429], statuses);
    }

    [Fact]
    public async Task A_proxy_that_is_listed_tells_addresses_apart_and_what_a_client_forged_before_it_does_not_count()
    {
        await using var workbench = await StartAsync(options => options with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] });
        var number = 0;

        var honest = await StatusesAsync(3, () => ThroughProxy(workbench, $"192.0.2.{++number}"));
        var forged = await StatusesAsync(3, () => ThroughProxy(workbench, $"203.0.113.{++number}, 198.51.100.7"));

        Assert.Equal([201, 201, 201], honest);
        Assert.Equal([201, 201, 429], forged);
    }

    [Fact]
    public async Task Guessing_tokens_is_limited_by_address()
    {
        await using var workbench = await StartAsync();

        var statuses = await StatusesAsync(8, () => workbench.SendAsync(HttpMethod.Get, "/api/v1/me", Entente.Web.Sessions.SessionToken.Draw()));

        Assert.Contains(429, statuses);
        Assert.DoesNotContain(200, statuses);
    }

    [Fact]
    public async Task Attempts_to_sign_in_are_limited_by_address_whatever_the_name()
    {
        await using var workbench = await StartAsync();
        var number = 0;

        var statuses = await StatusesAsync(6, () => workbench.SignInAsync($"name {++number}", "some password or other"));

        Assert.Equal([401, 401, 401, 401, 429, 429], statuses);
    }

    private static Task<Workbench> StartAsync(Func<WorkbenchOptions, WorkbenchOptions>? more = null) => Workbench.StartAsync(
        options => (more ?? (same => same))(options with { RateLimits = Strict }),
        endpoints: app => app.MapGet("/stance", () => "taken").LimitRate(RatePolicy.Stances));

    private static Task<HttpResponseMessage> ThroughProxy(Workbench workbench, string forwardedFor)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/devices");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        return workbench.Client.SendAsync(request);
    }

    private static async Task<int[]> StatusesAsync(int count, Func<Task<HttpResponseMessage>> send)
    {
        var statuses = new int[count];
        for (var request = 0; request < count; request++)
        {
            using var answer = await send();
            statuses[request] = (int)answer.StatusCode;
        }

        return statuses;
    }
}
