using System.Net;
using Entente.Web.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Entente.Web.Tests.Operations;

public sealed class OperationTests
{
    [Fact]
    public async Task A_server_without_its_database_lives_but_is_not_ready()
    {
        await using var workbench = await Workbench.StartAsync(services: services => services.AddHealthChecks().AddCheck("disk", () => HealthCheckResult.Unhealthy("the disk is full")));

        using var live = await workbench.Client.GetAsync("/health/live");
        using var ready = await workbench.Client.GetAsync("/health/ready");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.StatusCode, ready.StatusCode));
        Assert.Equal("""{"status":"unhealthy","checks":{"accounts":"healthy","dialogues":"healthy","disk":"unhealthy"}}""", await ready.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Every_endpoint_of_the_API_is_described_and_the_description_is_the_same_each_time()
    {
        await using var workbench = await Workbench.StartAsync();

        var first = await workbench.Client.GetStringAsync("/openapi/v1.json");
        var second = await workbench.Client.GetStringAsync("/openapi/v1.json");

        Assert.Equal(first, second);
        Assert.All((string[])["/api/v1/accounts", "/api/v1/sessions", "/api/v1/me", "/api/v1/sessions/passkey", "/api/v1/antiforgery"], path => Assert.Contains($"\"{path}\"", first, StringComparison.Ordinal));
        Assert.DoesNotContain("127.0.0.1", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_view_ends_when_the_server_is_stopped()
    {
        await using var workbench = await Workbench.StartAsync(endpoints: app => app.MapGet("/live", async (HttpContext context) =>
        {
            using var until = context.UntilStopped();
            await context.Response.WriteAsync("data: begun\n\n", until.Token);
            await context.Response.Body.FlushAsync(until.Token);
            await Task.Delay(Timeout.Infinite, until.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }));
        using var view = await workbench.Client.GetAsync("/live", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await view.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);
        Assert.Equal("data: begun", await reader.ReadLineAsync());

        await workbench.App.StopAsync();

        Assert.Equal("", (await reader.ReadToEndAsync()).Trim());
    }

    [Fact]
    public async Task A_request_that_is_under_way_is_answered_before_the_server_stops()
    {
        var (arrived, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var workbench = await Workbench.StartAsync(endpoints: app => app.MapGet("/slow", async () =>
        {
            arrived.SetResult();
            await goOn.Task;
            return "done";
        }));
        var answer = workbench.Client.GetStringAsync("/slow");
        await arrived.Task;
        var lifetime = workbench.Services.GetRequiredService<IHostApplicationLifetime>();
        lifetime.ApplicationStopping.Register(goOn.SetResult);

        await workbench.App.StopAsync();

        Assert.Equal("done", await answer);
    }

    [Fact]
    public void Traces_keep_nothing_that_tells_who_asked()
    {
        using var activity = new System.Diagnostics.Activity("request").Start();
        foreach (var tag in (string[])["url.path", "url.query", "user_agent.original", "client.address", "http.route"]) activity.SetTag(tag, "x");
        using var discretion = new Telemetry.Discretion();

        discretion.OnEnd(activity);

        Assert.Equal(["http.route"], activity.TagObjects.Select(tag => tag.Key));
    }
}
