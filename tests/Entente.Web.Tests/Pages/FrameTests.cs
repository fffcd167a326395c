using System.Net;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages;

/// <summary>What all pages have in common: addresses and languages, headers, signing in, and what is said when something is refused.</summary>
public sealed class FrameTests
{
    [Theory]
    [InlineData("ar-EG,fr;q=0.5", "/ar")]
    [InlineData("de, zh-CN;q=0.4", "/zh")]
    [InlineData("es;q=0, ru;q=0.1", "/ru")]
    [InlineData("de", "/en")]
    [InlineData("*;;;,,q=x", "/en")]
    public async Task An_address_without_a_language_leads_to_the_one_that_the_browser_asks_for(string accepted, string address)
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = new PageReader(server.Address);

        var answer = await reader.GetAsync("/", accepted);

        Assert.Equal((HttpStatusCode.Redirect, address), (answer.Status, answer.Location));
        Assert.Equal($"{address}/join/at-sea?a=b", (await reader.GetAsync("/join/at-sea?a=b", accepted)).Location);
    }

    [Fact]
    public async Task A_language_that_was_chosen_once_is_remembered_and_the_one_in_an_address_wins()
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = new PageReader(server.Address);

        var chosen = await reader.GetAsync("/ar");

        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", chosen.Body, StringComparison.Ordinal);
        Assert.Equal("/ar", (await reader.GetAsync("/", "fr")).Location);
        Assert.Contains("<html lang=\"fr\" dir=\"ltr\">", (await reader.GetAsync("/fr")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_in_its_language_and_an_address_of_the_API_as_a_problem()
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = new PageReader(server.Address);

        var page = await reader.GetAsync("/fr/rien");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Cette page n’existe pas", page.Body, StringComparison.Ordinal);
        Assert.StartsWith("{", (await reader.GetAsync("/api/v1/nothing")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_must_sign_in_is_led_there_and_back_and_nowhere_else()
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = new PageReader(server.Address);
        var account = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "carla", ["password"] = "correct horse battery staple" };

        Assert.Equal("/en/sign-in?next=%2Faccount", (await reader.GetAsync("/en/account")).Location);
        Assert.Equal("/en/account", (await reader.PostAsync("/en/register?next=%2Faccount", account)).Location);
        Assert.Contains("carla", (await reader.GetAsync("/en/account")).Body, StringComparison.Ordinal);
        Assert.Equal("/en?said=signedOut", (await reader.PostFromAsync("/en/account", "/en/sign-out")).Location);
        foreach (var elsewhere in new[] { "//evil.example", "https://evil.example", "/\\evil.example", "evil" })
        {
            using var anybody = new PageReader(server.Address);
            Assert.Equal("/en/dialogues", (await anybody.PostAsync($"/en/sign-in?next={Uri.EscapeDataString(elsewhere)}", account)).Location);
        }
    }

    [Fact]
    public async Task A_wrong_password_is_said_on_the_page_with_the_name_kept_and_written_safely()
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = new PageReader(server.Address);

        var refused = await reader.PostAsync("/ar/sign-in", new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "<script>alert(1)</script>\"", ["password"] = "wrong horse battery staple" });

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Contains("role=\"alert\"", refused.Body, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;script&gt;", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_token_of_its_page_or_from_another_site_does_nothing()
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = new PageReader(server.Address);
        await reader.PostAsync("/en/register", new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "carla", ["password"] = "correct horse battery staple" });

        var without = await reader.PostAsync("/en/sign-out", []);
        var foreign = await reader.PostAsync("/en/sign-in", [], origin: "https://evil.example");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (without.Status, foreign.Status));
        Assert.Contains("carla", (await reader.GetAsync("/en/account")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_allows_anything_unsafe_or_is_kept_by_caches_and_files_are_kept_for_good()
    {
        await using var server = await DialogueServer.StartAsync();
        using var reader = new PageReader(server.Address);

        var page = await reader.GetAsync("/en");
        var style = await reader.GetAsync(System.Text.RegularExpressions.Regex.Match(page.Body, "/assets/entente.css[^\"]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value);

        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Body, StringComparison.Ordinal);
        Assert.Contains("immutable", style.Headers["Cache-Control"], StringComparison.Ordinal);
    }
}
