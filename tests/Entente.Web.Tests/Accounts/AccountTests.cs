using System.Net;
using Entente.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Accounts;

public sealed class AccountTests
{
    [Fact]
    public async Task Where_registration_is_closed_nobody_makes_an_account_and_learns_no_name()
    {
        await using var workbench = await Workbench.StartAsync(options => options with { Identity = options.Identity with { OpenRegistration = false } });
        await WorkbenchAccounts.AddAsync(Workbench.Quick(workbench.Folder), "Ana", Workbench.Password, default);

        using var taken = await workbench.SendAsync(HttpMethod.Post, "/api/v1/accounts", body: new { name = "Ana", password = Workbench.Password });
        using var free = await workbench.SendAsync(HttpMethod.Post, "/api/v1/accounts", body: new { name = "Bo", password = Workbench.Password });
        using var signedIn = await workbench.SignInAsync("Ana", Workbench.Password);

        Assert.Equal("registration-closed", await Workbench.ProblemAsync(taken));
        Assert.Equal(await taken.Content.ReadAsStringAsync(), await free.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Created, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        await using var workbench = await Workbench.StartAsync();
        var (thief, owner) = (await workbench.RegisterAsync("Ana"), await TokenAsync(await workbench.SignInAsync("Ana", Workbench.Password)));

        using var changed = await workbench.SendAsync(HttpMethod.Post, "/api/v1/me/password", owner, new { current = Workbench.Password, @new = "another good password" });

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(workbench, thief));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(workbench, owner));
        using var before = await workbench.SignInAsync("Ana", Workbench.Password);
        using var after = await workbench.SignInAsync("Ana", "another good password");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Created), (before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task A_thief_of_a_session_cannot_change_the_password_without_knowing_it()
    {
        await using var workbench = await Workbench.StartAsync();
        var stolen = await workbench.RegisterAsync("Ana");

        using var refused = await workbench.SendAsync(HttpMethod.Post, "/api/v1/me/password", stolen, new { current = "a guess of the thief", @new = "another good password" });

        Assert.Equal("wrong-password", await Workbench.ProblemAsync(refused));
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/me")]
    [InlineData("POST", "/api/v1/me/passkeys/options")]
    [InlineData("DELETE", "/api/v1/me/passkeys/AAAA")]
    public async Task An_old_session_cannot_take_an_account_over_or_erase_it(string method, string address)
    {
        await using var workbench = await Workbench.StartAsync();
        var stolen = await workbench.RegisterAsync("Ana");
        workbench.Clock.Advance(TimeSpan.FromMinutes(16));

        using var refused = await workbench.SendAsync(new HttpMethod(method), address, stolen);

        Assert.Equal("sign-in-again", await Workbench.ProblemAsync(refused));
    }

    [Fact]
    public async Task Erasing_an_account_asks_every_part_and_leaves_nothing_of_it()
    {
        var erased = new List<AccountId>();
        await using var workbench = await Workbench.StartAsync(services: services => services.AddSingleton<IAccountErasure>(new Erasure(erased)));
        var token = await workbench.RegisterAsync("Ana");
        var id = (await Workbench.JsonAsync(await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token))).GetProperty("account").GetString();

        using var gone = await workbench.SendAsync(HttpMethod.Delete, "/api/v1/me", token);

        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Equal(id, erased.Single().Value);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(workbench, token));
        await using var accounts = workbench.Services.GetRequiredService<AccountsDatabase>().Open();
        Assert.Equal((0, 0), (await accounts.Users.CountAsync(), await accounts.Sessions.CountAsync()));
    }

    [Fact]
    public async Task If_a_part_fails_to_erase_the_account_stays_and_can_be_erased_again()
    {
        var erasure = new FailingOnce();
        await using var workbench = await Workbench.StartAsync(services: services => services.AddSingleton<IAccountErasure>(erasure));
        var token = await workbench.RegisterAsync("Ana");

        using var failed = await workbench.SendAsync(HttpMethod.Delete, "/api/v1/me", token);
        using var gone = await workbench.SendAsync(HttpMethod.Delete, "/api/v1/me", token);

        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.NoContent), (failed.StatusCode, gone.StatusCode));
    }

    [Fact]
    public async Task A_device_has_no_name_and_may_not_convene_and_is_told_apart()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await TokenAsync(await workbench.SendAsync(HttpMethod.Post, "/api/v1/devices"));

        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        var account = await Workbench.JsonAsync(me);
        Assert.Equal(("device", false), (account.GetProperty("kind").GetString(), account.GetProperty("mayConvene").GetBoolean()));
        Assert.False(account.TryGetProperty("name", out _));
    }

    [Fact]
    public async Task Where_conveners_are_listed_only_they_may_convene()
    {
        await using var workbench = await Workbench.StartAsync(options => options with { Identity = options.Identity with { ListedConveners = true, Conveners = ["ana"] } });
        var (ana, bo) = (await workbench.RegisterAsync("Ana"), await workbench.RegisterAsync("Bo"));

        var may = new List<bool>();
        foreach (var token in (string[])[ana, bo])
            may.Add((await Workbench.JsonAsync(await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token))).GetProperty("mayConvene").GetBoolean());

        Assert.Equal([true, false], may);
    }

    [Fact]
    public async Task A_guest_is_an_account_that_an_invitation_made()
    {
        await using var workbench = await Workbench.StartAsync();
        await using var scope = workbench.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();

        var issued = await accounts.CreateGuestAsync(default);
        var found = await accounts.FindAsync(issued.Session.Account.Id, default);

        Assert.Equal((AccountKind.Guest, false), (found!.Kind, found.MayConvene));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(workbench, issued.Token));
    }

    [Fact]
    public async Task Accounts_outlast_the_server()
    {
        await using var first = await Workbench.StartAsync();
        var token = await first.RegisterAsync("Ana");
        await using var second = await Workbench.StartAsync(folder: first.Folder);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, token));
    }

    private static async Task<string> TokenAsync(HttpResponseMessage answer)
    {
        using (answer) return (await Workbench.JsonAsync(answer)).GetProperty("token").GetString()!;
    }

    private static async Task<HttpStatusCode> StatusAsync(Workbench workbench, string token)
    {
        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);
        return me.StatusCode;
    }

    private sealed class Erasure(List<AccountId> erased) : IAccountErasure
    {
        public Task EraseAsync(AccountId account, CancellationToken cancellation)
        {
            erased.Add(account);
            return Task.CompletedTask;
        }
    }

    private sealed class FailingOnce : IAccountErasure
    {
        private int _calls;

        public Task EraseAsync(AccountId account, CancellationToken cancellation) =>
            ++_calls == 1 ? throw new InvalidOperationException("The keys could not be destroyed.") : Task.CompletedTask;
    }
}
