using System.Net;
using System.Text;
using Entente.Web.Sessions;

namespace Entente.Web.Tests.Sessions;

public sealed class SessionTests
{
    [Fact]
    public async Task A_token_opens_the_account_that_it_was_given_to()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await workbench.RegisterAsync("Ana");

        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        var account = await Workbench.JsonAsync(me);
        Assert.Equal(("Ana", "person", true), (account.GetProperty("name").GetString(), account.GetProperty("kind").GetString(), account.GetProperty("mayConvene").GetBoolean()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ent_")]
    [InlineData("ent_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nothing of the kind")]
    public async Task Without_the_token_of_a_session_nobody_is_signed_in(string? token)
    {
        await using var workbench = await Workbench.StartAsync();

        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
        Assert.Equal("sign-in-needed", await Workbench.ProblemAsync(me));
        Assert.Equal("Bearer", me.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_session_that_was_ended_opens_nothing_from_the_same_moment()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await workbench.RegisterAsync("Ana");

        using var ended = await workbench.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current", token);
        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized), (ended.StatusCode, me.StatusCode));
    }

    [Fact]
    public async Task A_stolen_session_is_ended_from_another_one_by_its_identifier()
    {
        await using var workbench = await Workbench.StartAsync();
        var stolen = await workbench.RegisterAsync("Ana");
        using var signedIn = await workbench.SignInAsync("Ana", Workbench.Password);
        var mine = (await Workbench.JsonAsync(signedIn)).GetProperty("token").GetString()!;
        using var list = await workbench.SendAsync(HttpMethod.Get, "/api/v1/sessions", mine);
        var other = (await Workbench.JsonAsync(list)).EnumerateArray().Single(line => !line.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        using var ended = await workbench.SendAsync(HttpMethod.Delete, $"/api/v1/sessions/{other}", mine);
        using var thief = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", stolen);
        using var owner = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", mine);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Unauthorized, HttpStatusCode.OK), (ended.StatusCode, thief.StatusCode, owner.StatusCode));
    }

    [Fact]
    public async Task Nobody_ends_or_sees_the_session_of_another_account()
    {
        await using var workbench = await Workbench.StartAsync();
        var (ana, bo) = (await workbench.RegisterAsync("Ana"), await workbench.RegisterAsync("Bo"));
        using var list = await workbench.SendAsync(HttpMethod.Get, "/api/v1/sessions", ana);
        var session = (await Workbench.JsonAsync(list)).EnumerateArray().Single().GetProperty("id").GetString();

        using var ended = await workbench.SendAsync(HttpMethod.Delete, $"/api/v1/sessions/{session}", bo);
        using var still = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", ana);

        Assert.Equal("no-such-session", await Workbench.ProblemAsync(ended));
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_session_that_is_not_used_expires_after_two_weeks_and_one_that_is_used_goes_on()
    {
        await using var workbench = await Workbench.StartAsync();
        var (used, unused) = (await workbench.RegisterAsync("Ana"), await workbench.RegisterAsync("Bo"));

        workbench.Clock.Advance(TimeSpan.FromDays(10));
        using var inBetween = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", used);
        workbench.Clock.Advance(TimeSpan.FromDays(5));
        using var ana = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", used);
        using var bo = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", unused);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (ana.StatusCode, bo.StatusCode));
    }

    [Fact]
    public async Task No_session_outlives_its_limit_however_often_it_is_used()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await workbench.RegisterAsync("Ana");
        var statuses = new List<HttpStatusCode>();

        for (var week = 1; week <= 13; week++)
        {
            workbench.Clock.Advance(TimeSpan.FromDays(7));
            using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", token);
            statuses.Add(me.StatusCode);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 12).Append(HttpStatusCode.Unauthorized), statuses);
    }

    [Fact]
    public async Task Another_process_sees_a_revocation_within_half_a_minute()
    {
        await using var first = await Workbench.StartAsync();
        await using var second = await Workbench.StartAsync(folder: first.Folder);
        var token = await first.RegisterAsync("Ana");
        using var warm = await second.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        using var ended = await first.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current", token);
        second.Clock.Advance(TimeSpan.FromSeconds(30));
        using var after = await second.SendAsync(HttpMethod.Get, "/api/v1/me", token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (warm.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task The_database_holds_no_token()
    {
        await using var workbench = await Workbench.StartAsync();
        var token = await workbench.RegisterAsync("Ana");

        var files = Directory.GetFiles(workbench.Folder).Select(Read).ToList();

        Assert.All(files, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(token[4..20]))));
        Assert.All(files, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Workbench.Password))));
        Assert.True(SessionToken.TryHash(token, out var hash));
        Assert.Contains(files, bytes => bytes.AsSpan().IndexOf(hash.ToBytes()) >= 0);
    }

    [Fact]
    public async Task Files_are_for_their_owner_alone()
    {
        await using var workbench = await Workbench.StartAsync();
        await workbench.RegisterAsync("Ana");

        var modes = OperatingSystem.IsWindows() ? [] : Directory.GetFiles(workbench.Folder).Select(File.GetUnixFileMode).ToList();

        Assert.All(modes, mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));
    }

    [Fact]
    public async Task Only_a_hundred_sessions_of_one_account_are_open_at_once()
    {
        await using var workbench = await Workbench.StartAsync();
        var first = await workbench.RegisterAsync("Ana");
        workbench.Clock.Advance(TimeSpan.FromSeconds(1));

        for (var session = 0; session < SessionRegister.MostPerAccount; session++) (await workbench.SignInAsync("Ana", Workbench.Password)).Dispose();
        using var me = await workbench.SendAsync(HttpMethod.Get, "/api/v1/me", first);

        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
