using System.Net;

namespace Entente.Web.Tests.Pages.Drafts;

public sealed class DraftPagesTests
{
    [Fact]
    public async Task A_facilitator_opens_a_draft_from_statements_and_the_page_shows_its_paragraphs()
    {
        await using var room = await NormsRoom.OpenAsync();
        var browser = room.BrowserOf(room.Facilitator);
        var (_, list) = await browser.GetAsync($"{room.Pages}/drafts");

        var (status, next, _) = await browser.SendAsync($"{room.Pages}/drafts", ("title", "Second code"), ("language", "en"), ("statements", "2"));
        var (_, page) = await browser.GetAsync(next!);

        Assert.Contains("Code for incidents", list, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, $"{room.Pages}/drafts/2?said=draftOpened"), (status, next));
        Assert.Contains("A telephone line is open.", page, StringComparison.Ordinal);
        Assert.Contains("The draft is open.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delegate_takes_a_stance_on_a_paragraph_and_comes_back_to_it()
    {
        await using var room = await NormsRoom.OpenAsync();
        var browser = room.BrowserOf(room.Arcadia);
        await browser.GetAsync($"{room.Pages}/drafts/1");

        var (status, next, _) = await browser.SendAsync(
            $"{room.Pages}/drafts/1/elements/1/stances", ("position", "supportWithReservation"), ("words", "Except in storms."), ("seen", "1"), ("at", "1"));
        var (_, page) = await room.BrowserOf(room.Borduria).GetAsync($"{room.Pages}/drafts/1");

        Assert.Equal((HttpStatusCode.SeeOther, $"{room.Pages}/drafts/1?said=draftStanceTaken#element-1"), (status, next));
        Assert.Contains("Except in storms.", page, StringComparison.Ordinal);
        Assert.Contains("ARC", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bracket_stands_in_the_text_with_the_name_of_who_wants_it_out_until_it_is_lifted()
    {
        await using var room = await NormsRoom.OpenAsync();
        var browser = room.BrowserOf(room.Borduria);
        await browser.GetAsync($"{room.Pages}/drafts/1");
        await browser.SendAsync($"{room.Pages}/drafts/1/wordings/1/bracket", ("words", "a day ahead"), ("at", "1"));
        var (_, bracketed) = await browser.GetAsync($"{room.Pages}/drafts/1");

        var (status, _, _) = await browser.SendAsync($"{room.Pages}/drafts/1/elements/3/lifting", ("at", "1"));
        var (_, lifted) = await browser.GetAsync($"{room.Pages}/drafts/1");

        Assert.Contains("[a day ahead <span class=\"whose\"", bracketed, StringComparison.Ordinal);
        Assert.Contains("delete: BOR", bracketed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.DoesNotContain("class=\"bracket\"", lifted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amendment_is_proposed_ruled_on_and_compared()
    {
        await using var room = await NormsRoom.OpenAsync();
        var (delegation, facilitator) = (room.BrowserOf(room.Arcadia), room.BrowserOf(room.Facilitator));
        await delegation.GetAsync($"{room.Pages}/drafts/1");
        await facilitator.GetAsync($"{room.Pages}/drafts/1");

        await delegation.SendAsync($"{room.Pages}/drafts/1/amendments", ("kind", "replace"), ("article", "1"), ("element", "1"), ("text", "Ships announce exercises two days ahead."), ("reason", "One is too short."));
        var (_, open) = await facilitator.GetAsync($"{room.Pages}/drafts/1");
        var (status, _, _) = await facilitator.SendAsync($"{room.Pages}/drafts/1/amendments/1/ruling", ("ruling", "agreed"), ("seen", "1"));
        var (_, compared) = await facilitator.GetAsync($"{room.Pages}/drafts/1/comparison?from=1&to=2");

        Assert.Contains("One is too short.", open, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, status);
        Assert.Contains("<ins>two</ins>", compared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_said_in_words_and_what_was_typed_stays()
    {
        await using var room = await NormsRoom.OpenAsync();
        var browser = room.BrowserOf(room.Arcadia);
        await browser.GetAsync($"{room.Pages}/drafts/1");

        var (status, _, page) = await browser.SendAsync($"{room.Pages}/drafts/1/elements/1/stances", ("position", "support"), ("words", "We like it much."), ("at", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("We like it much.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elements/1/stances", "position", "perhaps")]
    [InlineData("elements/1/stances", "position", "")]
    [InlineData("elements/1/settlement", "which", "-4")]
    [InlineData("amendments", "kind", "99999999999")]
    [InlineData("articles", "heading", "")]
    public async Task Bad_values_in_a_form_are_refused_and_break_nothing(string form, string field, string value)
    {
        await using var room = await NormsRoom.OpenAsync();
        var person = form is "articles" or "elements/1/settlement" ? room.Facilitator : room.Arcadia;
        var browser = room.BrowserOf(person);
        await browser.GetAsync($"{room.Pages}/drafts/1");

        var (status, _, page) = await browser.SendAsync($"{room.Pages}/drafts/1/{form}", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Code for incidents", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_get_nothing_and_other_roles_get_no_forms_that_are_not_theirs()
    {
        await using var room = await NormsRoom.OpenAsync();
        using var stranger = await Dialogues.Person.RegisterAsync(room.Address, "sam");
        var observer = await room.InviteAsync(new { role = "observer" }, "Ole");

        var (unknown, nothing) = await room.BrowserOf(stranger).GetAsync($"{room.Pages}/drafts/1");
        var (unsigned, _) = await room.BrowserOf(null).GetAsync($"{room.Pages}/drafts/1");
        var watching = room.BrowserOf(observer);
        var (_, watched) = await watching.GetAsync($"{room.Pages}/drafts/1");
        var (forbidden, _, _) = await watching.SendAsync($"{room.Pages}/drafts/1/elements/1/stances", ("position", "support"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.SeeOther), (unknown, unsigned));
        Assert.DoesNotContain("Code for incidents", nothing, StringComparison.Ordinal);
        Assert.Contains("Ships announce", watched, StringComparison.Ordinal);
        Assert.DoesNotContain("elements/1/stances", watched, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden);
    }

    [Fact]
    public async Task Hostile_text_is_shown_and_not_carried_out()
    {
        await using var room = await NormsRoom.OpenAsync("Ships <script>alert(1)</script> announce.");

        var (_, page) = await room.BrowserOf(room.Arcadia).GetAsync($"{room.Pages}/drafts/1");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
    }
}
