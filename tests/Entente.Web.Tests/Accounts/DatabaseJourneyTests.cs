using System.Net;
using Entente.Web.Accounts;
using Entente.Web.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Accounts;

/// <summary>What an account goes through, on each database.</summary>
public sealed class DatabaseJourneyTests
{
    public static TheoryData<StorageProvider> Providers => Databases.All;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_account_is_made_entered_changed_and_erased(StorageProvider provider)
    {
        await using var workbench = await Databases.StartAsync(provider);
        var token = await workbench.RegisterAsync("Ana");

        var statuses = new List<HttpStatusCode>
        {
            await StatusAsync(workbench, HttpMethod.Post, "/api/v1/accounts", body: new { name = "ANA", password = Workbench.Password }),
            await StatusAsync(workbench, HttpMethod.Post, "/api/v1/sessions", body: new { name = "ana", password = Workbench.Password }),
            await StatusAsync(workbench, HttpMethod.Get, "/api/v1/sessions", token),
            await StatusAsync(workbench, HttpMethod.Post, "/api/v1/me/passkeys/options", token),
            await StatusAsync(workbench, HttpMethod.Post, "/api/v1/me/password", token, new { current = Workbench.Password, @new = "another good password" }),
            await StatusAsync(workbench, HttpMethod.Delete, "/api/v1/me", token),
            await StatusAsync(workbench, HttpMethod.Get, "/api/v1/me", token),
        };

        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.Unauthorized], statuses);
        await using var accounts = workbench.Services.GetRequiredService<AccountsDatabase>().Open();
        Assert.Equal((0, 0), (await accounts.Users.CountAsync(), await accounts.Sessions.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_session_in_use_is_extended_and_an_expired_one_is_swept_away(StorageProvider provider)
    {
        await using var workbench = await Databases.StartAsync(provider);
        var (used, unused) = (await workbench.RegisterAsync("Ana"), await workbench.RegisterAsync("Bo"));
        workbench.Clock.Advance(TimeSpan.FromDays(10));
        await StatusAsync(workbench, HttpMethod.Get, "/api/v1/me", used);
        workbench.Clock.Advance(TimeSpan.FromDays(5));

        await workbench.Services.GetRequiredService<Entente.Web.Sessions.SessionRegister>().SweepAsync(default);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(workbench, HttpMethod.Get, "/api/v1/me", used));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(workbench, HttpMethod.Get, "/api/v1/me", unused));
        await using var accounts = workbench.Services.GetRequiredService<AccountsDatabase>().Open();
        Assert.Equal(1, await accounts.Sessions.CountAsync());
    }

    private static async Task<HttpStatusCode> StatusAsync(Workbench workbench, HttpMethod method, string address, string? token = null, object? body = null)
    {
        using var answer = await workbench.SendAsync(method, address, token, body);
        return answer.StatusCode;
    }
}
