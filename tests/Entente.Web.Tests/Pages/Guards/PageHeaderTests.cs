using System.Net;
using System.Text.RegularExpressions;
using Entente.Web.Hardening;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>The headers of every page, the cookies of a browser, and addresses, hosts and languages that nobody should ask for.</summary>
public sealed partial class PageHeaderTests(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task Every_page_runs_and_loads_only_what_is_ours_and_is_kept_by_nobody()
    {
        using var talk = await guarded.TalkAsync();
        using var nobody = new Visitor(guarded.Address);
        foreach (var (_, pattern) in guarded.Pages().Where(page => page.Method == "GET"))
        {
            var path = pattern == "/" ? "/en" : "/en" + PageTable.Filled(pattern, talk.Id);
            foreach (var visitor in new[] { nobody, talk.Visitors["observer"], talk.Visitors["delegate"], talk.Visitors["facilitator"], talk.Visitors["convener"] })
            {
                var seen = await visitor.OpenAsync(path);
                Assert.Equal(SecurityHeaders.ContentSecurityPolicy, seen.Headers["Content-Security-Policy"]);
                Assert.Equal("nosniff", seen.Headers["X-Content-Type-Options"]);
                Assert.Equal("same-origin", seen.Headers["Referrer-Policy"]);
                Assert.Equal("same-origin", seen.Headers["Cross-Origin-Opener-Policy"]);
                Assert.True(seen.Headers["Cache-Control"].Contains("no-store", StringComparison.Ordinal), $"{path}: {seen.Headers["Cache-Control"]}");
                Assert.True(!seen.Headers.ContainsKey("Server") && !seen.Headers.ContainsKey("X-Powered-By"), path);
                if (!seen.Headers.TryGetValue("Content-Type", out var type) || !type.StartsWith("text/html", StringComparison.Ordinal)) continue;
                // A file that is taken along brings its style, which loads nothing.
                var isTaken = seen.Headers.TryGetValue("Content-Disposition", out var disposition) && disposition.StartsWith("attachment", StringComparison.Ordinal);
                var page = isTaken ? seen.Body.Replace("<style>", "", StringComparison.Ordinal) : seen.Body;
                Assert.True(!Unsafe().IsMatch(page), $"{path}: {Unsafe().Match(page).Value}");
                Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void The_policy_lets_no_other_page_frame_ours_or_take_our_forms()
    {
        Assert.Contains("frame-ancestors 'none'", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", SecurityHeaders.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_cookie_of_a_page_is_kept_from_scripts_from_other_sites_and_over_https_from_http(bool isHttps)
    {
        await using var workbench = await Workbench.StartAsync(options => options with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] });
        var proxy = isHttps ? "https" : "http";
        using var visitor = new Visitor(workbench.Address);

        var registered = await visitor.SendAsync("/en/register", [("name", "carla"), ("password", Workbench.Password)], ("X-Forwarded-Proto", proxy), ("X-Forwarded-For", "192.0.2.1"));
        var account = await visitor.OpenAsync("/fr/account", headers: [("X-Forwarded-Proto", proxy), ("X-Forwarded-For", "192.0.2.1")]);

        Assert.Equal((303, 200), (registered.Status, account.Status));
        var cookies = string.Join('\n', registered.Headers["Set-Cookie"], account.Headers["Set-Cookie"]).Split('\n');
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "entente-session", "entente-language", "entente-antiforgery" }, cookies.Select(cookie => cookie.Split('=')[0]).ToHashSet(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
            Assert.Equal(isHttps, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Equal(isHttps, account.Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Fact]
    public async Task What_another_site_leads_to_is_not_packed_so_that_its_length_tells_nothing_of_what_is_in_it()
    {
        await using var workbench = await Workbench.StartAsync(options => options with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] });
        using var visitor = new Visitor(workbench.Address);
        await visitor.SendAsync("/en/register", [("name", "carla"), ("password", Workbench.Password)]);
        (string, string)[] browser = [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.1"), ("Accept-Encoding", "br, gzip")];

        var own = await visitor.OpenAsync("/en?a=b", headers: [.. browser, ("Sec-Fetch-Site", "same-origin")]);
        var typed = await visitor.OpenAsync("/en?a=b", headers: [.. browser, ("Sec-Fetch-Site", "none")]);
        var led = await visitor.OpenAsync("/en?a=b", headers: [.. browser, ("Sec-Fetch-Site", "cross-site")]);
        var near = await visitor.OpenAsync("/en?a=b", headers: [.. browser, ("Sec-Fetch-Site", "same-site")]);

        Assert.Equal(("br", "br", "", ""), (Packing(own), Packing(typed), Packing(led), Packing(near)));

        static string Packing(Seen seen) => seen.Headers.GetValueOrDefault("Content-Encoding", "");
    }

    [Fact]
    public async Task The_token_of_a_form_is_another_in_every_page()
    {
        using var talk = await guarded.TalkAsync();
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        for (var time = 0; time < 3; time++)
            tokens.Add(Token().Match((await talk.Visitors["delegate"].OpenAsync($"/en/dialogues/{talk.Id}/limits")).Body).Groups["token"].Value);

        Assert.Equal(3, tokens.Count);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nLocation: //evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\u2215\u2215evil.example")]
    [InlineData("/dialogues/\u0645\u0631\u062D\u0628\u0627?\u00e9=\u0000")]
    [InlineData("/../../../evil")]
    [InlineData("/@evil.example")]
    public async Task Signing_in_leads_nowhere_else_whatever_next_says(string next)
    {
        using var visitor = new Visitor(guarded.Address);
        var name = $"led {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(next)))[..12]}";

        var answer = await visitor.SendAsync($"/en/register?next={Uri.EscapeDataString(next)}", [("name", name), ("password", Workbench.Password)]);
        var again = await visitor.OpenAsync($"/en/sign-in?next={Uri.EscapeDataString(next)}");

        Assert.True(answer.Status == 303, $"{answer.Status} {guarded.Failures}");
        Assert.StartsWith("/en/", answer.Location, StringComparison.Ordinal);
        Assert.True(new Uri(guarded.Address, answer.Location).Authority == guarded.Address.Authority && answer.Location!.All(letter => letter is > ' ' and <= '~'), answer.Location);
        Assert.DoesNotContain("href=\"//", again.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("action=\"//", again.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/a")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%2F%2Fevil.example")]
    [InlineData("/%09//evil.example")]
    [InlineData("/%0d%0aSet-Cookie:a=b")]
    [InlineData("/EN/dialogues")]
    [InlineData("/en-GB")]
    [InlineData("/e%6E")]
    [InlineData("/en%00")]
    [InlineData("/%E2%80%AEen/")]
    [InlineData("/zz/../en")]
    [InlineData("/ar//dialogues")]
    [InlineData("/en/dialogues/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/en/dialogues/%D9%85%D8%B1/people/x")]
    [InlineData("/en/dialogues/%EF%BF%BE/lead/x")]
    [InlineData("/en/observatory/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/en/observatory/%2e%2e/%2e%2e/samples")]
    [InlineData("/en/observatory/treaties/states/%EF%BF%BE.csv")]
    [InlineData("/en/observatory/treaties/pairs/%EF%BF%BE/%EF%BF%BE.csv")]
    [InlineData("/en/observatory/treaties/pairs?a=%EF%BF%BE&b=%D9%85")]
    [InlineData("/assets/..%2f..%2fappsettings.json")]
    [InlineData("/assets/..%5c..%5cwords%2fen.json")]
    [InlineData("/assets/entente.css%00.js")]
    [InlineData("/assets/%EF%BF%BE")]
    [InlineData("/assets//entente.css")]
    [InlineData("/assets/words/frame/en.json")]
    public async Task An_address_that_means_to_leave_its_place_finds_nothing_there(string address)
    {
        using var talk = await guarded.TalkAsync();
        foreach (var method in new[] { "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "PROPFIND" })
        {
            var seen = await talk.Visitors["convener"].OpenAsync(address, method);
            Assert.True(seen.Status < 500, $"{method} {address}: {seen.Status} {guarded.Failures}");
            Assert.DoesNotContain("root:", seen.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("evil.example/a\"", seen.Location ?? "", StringComparison.Ordinal);
            if (seen.Location is { } next) Assert.True(next is ['/', not ('/' or '\\'), ..] && next.All(letter => letter is > ' ' and <= '~'), next);
            if (seen.Headers.TryGetValue("Set-Cookie", out var cookies)) Assert.DoesNotContain("a=b", cookies, StringComparison.Ordinal);
            if (address.StartsWith("/assets", StringComparison.Ordinal)) Assert.InRange(seen.Status, 400, 499);
        }
    }

    [Theory]
    [InlineData("ar;q=1;q=2,,;")]
    [InlineData("*")]
    [InlineData("en;q=-1, fr;q=1e400")]
    [InlineData("\u0001\u0002")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("../../etc/passwd")]
    public async Task A_browser_that_asks_for_a_strange_language_gets_one_that_there_is(string languages)
    {
        using var visitor = new Visitor(guarded.Address);
        foreach (var wanted in new[] { languages, string.Concat(Enumerable.Repeat("xx-YY;q=0.001,", 600)) })
        {
            var seen = await visitor.OpenAsync("/join", headers: [("Accept-Language", wanted), ("Cookie", $"entente-language={Uri.EscapeDataString(languages)}; entente-session=ent_x")]);
            Assert.Matches("^/(ar|zh|en|fr|ru|es)/join$", seen.Location);
        }
    }

    [Fact]
    public async Task A_host_that_is_not_ours_gets_no_page_and_is_in_no_link()
    {
        using var talk = await guarded.TalkAsync();
        foreach (var host in new[] { "evil.example", "localhost.evil.example", "evil.example:80", "" })
            Assert.Equal(400, (await talk.Visitors["convener"].OpenAsync($"/en/dialogues/{talk.Id}/people", headers: ("Host", host))).Status);

        var invited = await talk.Visitors["convener"].SendAsync($"/en/dialogues/{talk.Id}/people/invitations", [("role", "observer"), ("hours", "24")], ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Forwarded", "host=evil.example"));

        Assert.Equal(200, invited.Status);
        Assert.Contains($"{guarded.Address}join/{talk.Id}#", invited.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", invited.Body, StringComparison.Ordinal);
    }

    [GeneratedRegex("""<style|<script(?![^>]*(src="/assets/|type="application/json"))|\sstyle=|\son[a-z]+=|javascript:|<(iframe|object|embed|base)\b|(src|href|action|formaction)="(https?:)?//""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Unsafe();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
