using Entente.Web.Sessions;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>What another site, or somebody with a foot in the browser, can do with the forms that open a session: nothing.</summary>
public sealed class TakeoverTests(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Another_site_signs_nobody_in_or_up_and_joins_nothing_in_their_name(string header, string value)
    {
        using var talk = await guarded.TalkAsync();
        using var visitor = new Visitor(guarded.Address);
        // A proxy that asks for a password of its own makes browsers send it with whatever any site asks for.
        (string, string)[][] browsers = [[(header, value)], [(header, value), ("Authorization", "Basic Y2FybGE6Y2FybGE=")], [(header, value), ("Authorization", "")]];
        foreach (var headers in browsers)
        {
            foreach (var (path, fields) in new[]
            {
                ("sign-in", new[] { ("name", "carla"), ("password", Workbench.Password) }), ("register", [("name", $"lured by {header} {value.Length}"), ("password", Workbench.Password)]),
                ($"join/{talk.Id}", [("code", talk.Code), ("name", "Lured"), ("language", "en")]),
            })
            {
                var answer = await visitor.SendAsync($"/fr/{path}", fields, headers);
                Assert.True(answer.Status == 403, $"{path} {headers.Length}: {answer.Status}");
                Assert.Null(visitor.Cookies[SessionCookie.Name]);
            }
        }
    }

    [Fact]
    public async Task A_session_that_was_planted_ends_when_its_victim_signs_in_or_up_at_a_page()
    {
        foreach (var way in new[] { "register", "sign-in" })
        {
            var name = $"victim who uses {way}";
            if (way == "sign-in") (await Person.RegisterAsync(guarded.Address, name)).Dispose();
            using var mallory = await Person.RegisterAsync(guarded.Address, $"mallory of {way}");
            using var visitor = new Visitor(guarded.Address, mallory);

            var entered = await visitor.SendAsync($"/en/{way}", [("name", name), ("password", Workbench.Password)]);

            Assert.Equal("/en/dialogues", entered.Location);
            Assert.NotEqual(mallory.Token, visitor.Cookies[SessionCookie.Name]);
            Assert.Equal(401, (await mallory.SendAsync("GET", "me")).Status);
            Assert.Contains(name, (await visitor.OpenAsync("/en/account")).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself_and_not_only_the_cookie()
    {
        using var person = await Person.RegisterAsync(guarded.Address, "signs out");
        using var visitor = new Visitor(guarded.Address, person);

        Assert.Equal("/en?said=signedOut", (await visitor.SendAsync("/en/sign-out", [])).Location);
        Assert.Null(visitor.Cookies[SessionCookie.Name]);
        Assert.Equal(401, (await person.SendAsync("GET", "me")).Status);
    }

    [Fact]
    public async Task The_way_in_tells_nobody_whether_a_dialogue_is_there()
    {
        using var talk = await guarded.TalkAsync();
        using var nobody = new Visitor(guarded.Address);
        string[] fields = ["name", "language"];

        var there = await nobody.OpenAsync($"/en/join/{talk.Id}");
        var notThere = await nobody.OpenAsync("/en/join/no-such-talk");
        var refused = await nobody.SendAsync($"/en/join/{talk.Id}", [("code", "a"), .. fields.Select(field => (field, "en"))]);
        var nowhere = await nobody.SendAsync("/en/join/no-such-talk", [("code", "a"), .. fields.Select(field => (field, "en"))]);

        Assert.Equal((there.Status, Plain(there.Body, talk.Id)), (notThere.Status, Plain(notThere.Body, "no-such-talk")));
        Assert.Equal((refused.Status, Plain(refused.Body, talk.Id)), (nowhere.Status, Plain(nowhere.Body, "no-such-talk")));

        static string Plain(string page, string dialogue) =>
            System.Text.RegularExpressions.Regex.Replace(page.Replace(dialogue, "", StringComparison.Ordinal), "name=\"request\" value=\"[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
    }
}
