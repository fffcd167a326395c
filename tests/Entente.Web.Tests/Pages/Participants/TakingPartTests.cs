using System.Net;
using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Pages.Participants;

public sealed partial class TakingPartTests
{
    [Fact]
    public async Task A_delegate_takes_a_stance_in_one_touch_and_gets_the_next_statement()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);

        await browser.OpenAsync($"{SeaTalk.Room}/turn?statement=2");
        Assert.Contains("Aircraft keep their distance.", browser.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await browser.SubmitAsync($"{SeaTalk.Room}/turn", ("statement", "2"), ("position", "support"), ("importance", "3"), ("version", "0")));

        Assert.Contains("1 of 3", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Aircraft keep their distance.", browser.Page, StringComparison.Ordinal);
        await browser.SubmitAsync($"{SeaTalk.Room}/turn", ("statement", "1"), ("position", "supportWithReservation"), ("words", "Except in storms."));
        await browser.SubmitAsync($"{SeaTalk.Room}/turn", ("statement", "3"), ("position", "redLine"), ("words", "Never."));
        Assert.Contains("Your party has spoken on every statement", browser.Page, StringComparison.Ordinal);
        await browser.OpenAsync($"{SeaTalk.Room}/turn?statement=1");
        Assert.Contains("Except in storms.", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_red_line_without_words_is_refused_and_bad_values_are_no_failures()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);
        await browser.OpenAsync($"{SeaTalk.Room}/turn");

        Assert.Equal(HttpStatusCode.BadRequest, await browser.SubmitAsync($"{SeaTalk.Room}/turn", ("statement", "2"), ("position", "redLine")));
        Assert.Contains("needs words", browser.Page, StringComparison.Ordinal);
        foreach (var (statement, position, importance) in new[] { ("x", "support", "1"), ("1", "3", "1"), ("1", "", "1"), ("1", "support", "9"), ("99999999999", "oppose", "1") })
        {
            var status = await browser.SubmitAsync($"{SeaTalk.Room}/turn", ("statement", statement), ("position", position), ("importance", importance));
            Assert.Equal(HttpStatusCode.BadRequest, status);
        }
        Assert.Equal(HttpStatusCode.NotFound, await browser.OpenAsync($"{SeaTalk.Room}/turn?statement=77"));
        await browser.OpenAsync($"{SeaTalk.Room}/turn");
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SubmitAsync($"{SeaTalk.Room}/statements", ("text", " ")));
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SubmitAsync($"{SeaTalk.Room}/limits", ("text", "x"), ("kind", "other"), ("seal", "open")));
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SubmitAsync($"{SeaTalk.Room}/limits/withdrawal", ("number", "one")));
        Assert.Equal(HttpStatusCode.BadRequest, await browser.SubmitAsync($"{SeaTalk.Room}/mirror/guesses", ("about", "2"), ("guess-x", "oppose")));
    }

    [Fact]
    public async Task The_first_page_of_a_participant_is_small()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);

        await browser.OpenAsync($"{SeaTalk.Room}/turn");

        Assert.InRange(browser.Page.Length, 1_000, 20_000);
        Assert.DoesNotContain("<script", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_proposes_a_statement_sees_what_came_of_it()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);
        await browser.OpenAsync($"{SeaTalk.Room}/statements");

        await browser.SubmitAsync($"{SeaTalk.Room}/statements", ("text", "Fishing goes on."), ("language", "en"), ("goalLevel", "basicSecurity"), ("sector", ""), ("approach", "common"));
        Assert.Contains("Waiting for the moderators", browser.Page, StringComparison.Ordinal);
        await talk.Facilitator.DoAsync("PUT", "dialogues/at-sea/statements/4/moderation", new { moderation = "withheld", reason = "Not about ships." }, 204);
        await browser.OpenAsync($"{SeaTalk.Room}/statements?mine");

        Assert.Contains("Not about ships.", browser.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ships announce exercises.", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translation_is_read_in_its_language_with_the_original_beside_it()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var browser = await talk.DelegateAsync(1);
        await browser.OpenAsync($"{SeaTalk.Room}/statements");

        await browser.SubmitAsync($"{SeaTalk.Room}/statements/1/translations", ("text", "Les navires annoncent leurs exercices."), ("language", "fr"), ("origin", "human"));
        await browser.OpenAsync("/fr/dialogues/at-sea/turn?statement=1");

        Assert.Contains("Les navires annoncent leurs exercices.", browser.Page, StringComparison.Ordinal);
        Assert.Contains("Ships announce exercises.", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_under_seal_is_read_by_the_party_and_the_facilitator_alone()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var ann = await talk.DelegateAsync(1);
        using var bo = await talk.DelegateAsync(2, "Bo");
        using var fay = await talk.JoinAsync(new { role = "facilitator" }, "Second");
        await ann.OpenAsync($"{SeaTalk.Room}/limits");

        await ann.SubmitAsync($"{SeaTalk.Room}/limits", ("kind", "redLine"), ("text", "No inspection <b>on board</b>."), ("statement", "2"), ("seal", "sealed"));
        Assert.Contains("No inspection &lt;b&gt;on board", ann.Page, StringComparison.Ordinal);
        await bo.OpenAsync($"{SeaTalk.Room}/limits");
        await fay.OpenAsync($"{SeaTalk.Room}/limits");

        Assert.DoesNotContain("No inspection", bo.Page, StringComparison.Ordinal);
        Assert.Contains("No inspection", fay.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"seal\"", fay.Page, StringComparison.Ordinal);
        await ann.SubmitAsync($"{SeaTalk.Room}/limits/withdrawal", ("number", "1"));
        Assert.DoesNotContain("No inspection", ann.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guesses_meet_stances_in_the_mirror_and_looking_is_noted()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var ann = await talk.DelegateAsync(1);
        using var bo = await talk.DelegateAsync(2, "Bo");
        await ann.OpenAsync($"{SeaTalk.Room}/mirror?about=2");
        await ann.SubmitAsync($"{SeaTalk.Room}/mirror/guesses", ("about", "2"), ("after", "0"), ("guess-1", "oppose"), ("guess-2", "oppose"), ("guess-3", "oppose"));
        foreach (var browser in new[] { ann, bo })
        {
            await browser.OpenAsync($"{SeaTalk.Room}/turn");
            foreach (var statement in new[] { "1", "2", "3" })
                await browser.SubmitAsync($"{SeaTalk.Room}/turn", ("statement", statement), ("position", "support"));
        }
        await talk.Convener.DoAsync("POST", "dialogues/at-sea/rounds/1/close", expected: 204);

        await ann.OpenAsync($"{SeaTalk.Room}/mirror");
        Assert.Contains("You took it for less willing than it is.", ann.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await ann.SubmitAsync($"{SeaTalk.Room}/mirror/look"));
        Assert.Equal(HttpStatusCode.OK, await ann.OpenAsync($"{SeaTalk.Room}/overlap"));
        Assert.Contains("No stable groups were found", ann.Page, StringComparison.Ordinal);
        Assert.Contains("\"names\"", await ann.FileAsync($"{SeaTalk.Room}/overlap.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_observer_gets_no_forms_and_no_stances()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var observer = await talk.JoinAsync(new { role = "observer" }, "Olga");

        Assert.Equal(HttpStatusCode.Forbidden, await observer.OpenAsync($"{SeaTalk.Room}/turn"));
        Assert.Equal(HttpStatusCode.Forbidden, await observer.OpenAsync($"{SeaTalk.Room}/packet"));
        Assert.Equal(HttpStatusCode.Forbidden, await observer.OpenAsync($"{SeaTalk.Room}/mirror"));
        Assert.Equal(HttpStatusCode.Forbidden, await observer.OpenAsync($"{SeaTalk.Room}/overlap"));
        await observer.OpenAsync($"{SeaTalk.Room}/statements");
        Assert.DoesNotContain("<textarea", observer.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await observer.SubmitAsync($"{SeaTalk.Room}/statements", ("text", "I, too."), ("language", "en")));
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        await using var talk = await SeaTalk.StartAsync(third: "<script>alert(1)</script> \"quoted\" & more");
        using var browser = await talk.DelegateAsync(1, "<img src=x>");

        foreach (var part in new[] { "", "/turn?statement=3", "/statements", "/mirror", "/limits", "/packet.html" })
        {
            await browser.OpenAsync(SeaTalk.Room + part);
            Assert.DoesNotContain("<script>alert", browser.Page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x>", browser.Page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_form_of_guesses_shows_what_one_guessed_of_each_party_and_nobody_elses()
    {
        await using var talk = await SeaTalk.StartAsync();
        await talk.Convener.DoAsync("POST", "dialogues/at-sea/parties", new { name = "Cascadia" }, 201);
        using var ann = await talk.DelegateAsync(1);
        using var amy = await talk.DelegateAsync(1, "Amy");
        await ann.OpenAsync($"{SeaTalk.Room}/mirror?about=2");
        Assert.DoesNotContain(" selected", ann.Page, StringComparison.Ordinal);

        await ann.SubmitAsync($"{SeaTalk.Room}/mirror/guesses", ("about", "2"), ("after", "0"), ("guess-1", "oppose"), ("guess-3", "redLine"));
        await ann.SubmitAsync($"{SeaTalk.Room}/mirror/guesses", ("about", "3"), ("after", "0"), ("guess-1", "support"));

        Assert.Equal(["support"], Chosen(ann));
        await ann.OpenAsync($"{SeaTalk.Room}/mirror?about=2");
        Assert.Equal(["oppose", "redLine"], Chosen(ann));
        await amy.OpenAsync($"{SeaTalk.Room}/mirror?about=2");
        Assert.Empty(Chosen(amy));
    }

    [Fact]
    public async Task Caucuses_have_a_tab_for_their_members_of_every_role_and_for_those_who_may_open_one()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var expert = await talk.JoinAsync(new { role = "expert" }, "Eve");
        using var other = await talk.JoinAsync(new { role = "expert" }, "Emil");
        using var ann = await talk.DelegateAsync(1);
        await ann.OpenAsync($"{SeaTalk.Room}/caucuses");
        Assert.True(HasTab(ann));
        await expert.OpenAsync(SeaTalk.Room);
        Assert.False(HasTab(expert));

        Assert.Equal(HttpStatusCode.OK, await ann.SubmitAsync($"{SeaTalk.Room}/caucuses", ("name", "Coast guards"), ("members", "3")));
        await expert.OpenAsync(SeaTalk.Room);
        await other.OpenAsync(SeaTalk.Room);

        Assert.True(HasTab(expert));
        Assert.False(HasTab(other));
        Assert.DoesNotContain("aucus", other.Page, StringComparison.Ordinal);
        await expert.OpenAsync($"{SeaTalk.Room}/caucuses");
        Assert.Contains("Coast guards", expert.Page, StringComparison.Ordinal);
    }

    private static bool HasTab(PageReader browser) => browser.Page.Contains($"href=\"{SeaTalk.Room}/caucuses\"", StringComparison.Ordinal);

    private static IEnumerable<string> Chosen(PageReader browser) =>
        Selected().Matches(browser.Page).Select(match => match.Groups["value"].Value);

    [GeneratedRegex("<option value=\"(?<value>[^\"]+)\" selected", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selected();
}
