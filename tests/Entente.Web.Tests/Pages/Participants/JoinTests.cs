using System.Net;
using Entente.Web.Sessions;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Participants;

public sealed class JoinTests
{
    [Fact]
    public async Task Somebody_joins_by_the_code_of_an_invitation_and_is_in_the_dialogue()
    {
        await using var talk = await SeaTalk.StartAsync();

        using var browser = await talk.DelegateAsync(1);

        Assert.StartsWith(SeaTalk.Room, browser.Here, StringComparison.Ordinal);
        Assert.Contains("Rules for ships that meet.", browser.Page, StringComparison.Ordinal);
        Assert.NotNull(browser.Cookies[SessionCookie.Name]);
        await browser.OpenAsync("/en/join/at-sea");
        Assert.Equal(SeaTalk.Room, browser.Here);
    }

    [Fact]
    public async Task A_code_that_opens_nothing_is_refused_in_words_and_leaves_no_session()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = new PageReader(talk.Server.Address);
        await browser.OpenAsync("/en/join/at-sea");

        Assert.Equal(HttpStatusCode.NotFound, await browser.SubmitAsync("/en/join/at-sea", ("code", "no-such-code"), ("name", "Ann"), ("language", "en")));
        Assert.Contains("No invitation of this dialogue has this code", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"Ann\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("value=\"no-such-code\"", browser.Page, StringComparison.Ordinal);
        Assert.Null(browser.Cookies[SessionCookie.Name]);
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SubmitAsync("/en/join/at-sea", ("name", "Ann")));
    }

    [Fact]
    public async Task An_open_dialogue_is_joined_without_code_or_account()
    {
        await using var server = await DialogueServer.StartAsync();
        using var convener = await Person.RegisterAsync(server.Address, "carla");
        await convener.DoAsync("POST", "dialogues", new { id = "open-sea", title = "The open sea", purpose = "Everybody.", language = "en", template = "open-consultation" }, 201);
        using var browser = new PageReader(server.Address);

        await browser.OpenAsync("/fr/join?dialogue=open-sea");
        Assert.Contains("The open sea", browser.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync("/fr/join/open-sea", ("language", "fr")));

        Assert.StartsWith("/fr/dialogues/open-sea", browser.Here, StringComparison.Ordinal);
        Assert.NotNull(browser.Cookies[SessionCookie.Name]);
    }

    [Fact]
    public async Task A_stranger_sees_nothing_of_an_invited_dialogue()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var stranger = new PageReader(talk.Server.Address);

        Assert.Equal(HttpStatusCode.NotFound, await stranger.OpenAsync(SeaTalk.Room));
        await stranger.OpenAsync("/en/join/at-sea");
        Assert.DoesNotContain("Incidents at sea", stranger.Page, StringComparison.Ordinal);
        foreach (var part in new[] { "turn", "statements", "mirror", "limits", "overlap", "packet" })
        {
            await stranger.OpenAsync($"{SeaTalk.Room}/{part}");
            Assert.StartsWith("/en/sign-in", stranger.Here, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_leaves_must_say_so_twice_and_is_out()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);

        Assert.Equal(HttpStatusCode.BadRequest, await browser.SubmitAsync($"{SeaTalk.Room}/erasure", ("scope", "identity")));
        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync($"{SeaTalk.Room}/erasure", ("scope", "identityAndWords"), ("sure", "yes")));

        Assert.Equal(HttpStatusCode.NotFound, await browser.OpenAsync(SeaTalk.Room));
    }

    [Fact]
    public async Task The_ways_to_sign_in_lead_back_to_where_one_joins()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = new PageReader(talk.Server.Address);

        await browser.OpenAsync("/en/join/at-sea");
        Assert.Contains("href=\"/en/sign-in?next=%2Fjoin%2Fat-sea\"", browser.Page, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/sign-in?next=/join/at-sea\"", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync("/en/sign-in?next=/join/at-sea");
        await browser.SubmitAsync("/en/register?next=%2Fjoin%2Fat-sea", ("name", "newcomer"), ("password", "correct horse battery staple"));

        Assert.Equal("/en/join/at-sea", browser.Here);
    }

    [Fact]
    public async Task The_code_of_a_link_is_still_there_after_one_made_an_account_and_was_in_no_address()
    {
        await using var talk = await SeaTalk.StartAsync();
        await using var chromium = await ChromiumBrowser.StartAsync();
        var code = await talk.CodeAsync(new { role = "delegate", party = 1 });
        var sent = new List<string>();
        var page = await chromium.SitAsync(talk.Server.Address);
        page.Request += (_, request) => sent.Add($"{request.Method} {request.Url.Split('#')[0]} {request.Headers.GetValueOrDefault("referer")}");

        await page.GotoAsync($"/join/at-sea#{code}");
        Assert.Equal(code, await page.InputValueAsync("#code"));
        Assert.DoesNotContain(code, page.Url, StringComparison.Ordinal);
        await page.ClickAsync("main a[href*='/sign-in?next=']");
        await FinishedTalk.SendAsync(page, "/register", null, ("name", "newcomer"), ("password", "correct horse battery staple"));

        Assert.EndsWith("/en/join/at-sea", page.Url, StringComparison.Ordinal);
        Assert.Equal(code, await page.InputValueAsync("#code"));
        await FinishedTalk.SendAsync(page, "/join/at-sea", null, ("name", "Ann"));
        Assert.EndsWith(SeaTalk.Room + "?said=joined", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.True(sent.Count > 5, string.Join('\n', sent));
        Assert.DoesNotContain(sent, one => one.Contains(code, StringComparison.Ordinal));
        Assert.Empty(chromium.Complaints);
    }
}
