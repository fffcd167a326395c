using System.Net;
using System.Net.Http.Json;
using Entente.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Accounts;

public sealed class SignInTests
{
    private const string Wrong = "not the right password";

    [Theory]
    [InlineData("ana")]
    [InlineData("  ANA ")]
    [InlineData("Ａｎａ")]
    public async Task A_name_is_known_in_any_case_and_width(string typed)
    {
        await using var workbench = await Workbench.StartAsync();
        await workbench.RegisterAsync("Ana");

        using var answer = await workbench.SignInAsync(typed.Trim(), Workbench.Password);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer_byte_for_byte()
    {
        await using var workbench = await Workbench.StartAsync();
        await workbench.RegisterAsync("Ana");

        using var wrong = await workbench.SignInAsync("Ana", Wrong);
        using var unknown = await workbench.SignInAsync("Nobody", Wrong);

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unknown_name_costs_the_same_hashing_as_a_known_one()
    {
        var hasher = new CountingHasher();
        await using var workbench = await Workbench.StartAsync(services: services => services.AddSingleton<IPasswordHasher<AccountUser>>(hasher));
        await workbench.RegisterAsync("Ana");
        (await workbench.SignInAsync("Somebody", Wrong)).Dispose();
        var before = hasher.Verified;

        (await workbench.SignInAsync("Ana", Wrong)).Dispose();
        var known = hasher.Verified - before;
        (await workbench.SignInAsync("Nobody", Wrong)).Dispose();

        Assert.Equal((1, 1), (known, hasher.Verified - before - known));
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_has_to_wait_and_a_name_without_account_waits_alike()
    {
        await using var workbench = await Workbench.StartAsync();
        await workbench.RegisterAsync("Ana");
        foreach (var name in (string[])["Ana", "Nobody"])
        {
            for (var attempt = 0; attempt < 5; attempt++) (await workbench.SignInAsync(name, Wrong)).Dispose();
        }

        using var known = await workbench.SignInAsync("Ana", Workbench.Password);
        using var unknown = await workbench.SignInAsync("Nobody", Wrong);

        Assert.Equal("too-many-attempts", await Workbench.ProblemAsync(known));
        Assert.Equal(TimeSpan.FromMinutes(5), known.Headers.RetryAfter?.Delta);
        Assert.Equal(await known.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_wait_ends_even_if_the_attacker_goes_on()
    {
        await using var workbench = await Workbench.StartAsync();
        await workbench.RegisterAsync("Ana");
        for (var attempt = 0; attempt < 20; attempt++)
        {
            (await workbench.SignInAsync("Ana", Wrong)).Dispose();
            workbench.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        workbench.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(150));
        using var answer = await workbench.SignInAsync("Ana", Workbench.Password);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Attempts_side_by_side_are_counted_before_they_fail()
    {
        await using var workbench = await Workbench.StartAsync();
        await workbench.RegisterAsync("Ana");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => workbench.SignInAsync("Ana", Wrong)));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Guessing_closes_no_session_that_is_open()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await workbench.RegisterAsync("Ana");
        for (var attempt = 0; attempt < 60; attempt++) (await workbench.SignInAsync("Ana", Wrong)).Dispose();

        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
    }

    [Fact]
    public void From_many_addresses_a_name_is_guessed_at_most_fifty_times_and_its_owner_still_comes_in()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var guard = new SignInGuard(Workbench.Quick("/nowhere"), clock);
        Assert.Null(guard.Begin("ANA", 0));
        guard.Succeeded("ANA", 0);

        var admitted = Enumerable.Range(1, 1000).Count(address => guard.Begin("ANA", (UInt128)address) is null);

        Assert.Equal(50, admitted);
        Assert.Null(guard.Begin("ANA", 0));
        Assert.Null(guard.Begin("BO", 1));
    }

    [Theory]
    [InlineData("short", "unfit")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "unfit")]
    [InlineData("Anastasia is my name", "unfit")]
    public async Task Weak_passwords_are_refused_with_the_reason(string password, string slug)
    {
        await using var workbench = await Workbench.StartAsync();

        using var answer = await workbench.Client.PostAsJsonAsync("/api/v1/accounts", new { name = "Anastasia", password });

        Assert.Equal(slug, await Workbench.ProblemAsync(answer));
        Assert.DoesNotContain(password, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Ana\u202Eanimda")]
    [InlineData("Ana\u200B")]
    [InlineData("   ")]
    public async Task Names_that_cannot_be_seen_or_turn_the_writing_are_refused(string name)
    {
        await using var workbench = await Workbench.StartAsync();

        using var answer = await workbench.Client.PostAsJsonAsync("/api/v1/accounts", new { name, password = Workbench.Password });

        Assert.Equal("unfit", await Workbench.ProblemAsync(answer));
    }

    [Theory]
    [InlineData("محمد")]
    [InlineData("王小明")]
    [InlineData("क्षत्रिय")]
    [InlineData("O'Brien-Łukasz 3")]
    public async Task Names_of_any_script_are_welcome(string name)
    {
        await using var workbench = await Workbench.StartAsync();

        Assert.StartsWith("ent_", await workbench.RegisterAsync(name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_take_a_name_at_once_one_gets_it()
    {
        await using var workbench = await Workbench.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => workbench.Client.PostAsJsonAsync("/api/v1/accounts", new { name = "Ana", password = Workbench.Password })));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    private sealed class CountingHasher : IPasswordHasher<AccountUser>
    {
        private readonly PasswordHasher<AccountUser> _inner = new();
        private int _verified;

        public int Verified => _verified;

        public string HashPassword(AccountUser user, string password) => _inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(AccountUser user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _verified);
            return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
