using System.Net;
using Entente.Web.Tests.Pages.Drafts;

namespace Entente.Web.Tests.Pages.Adoptions;

public sealed class AdoptionPagesTests
{
    [Fact]
    public async Task A_text_goes_from_the_chair_to_an_adopted_record_with_a_reservation_by_forms_alone()
    {
        await using var room = await NormsRoom.OpenAsync();
        var (chair, delegation) = (room.BrowserOf(room.Facilitator), room.BrowserOf(room.Arcadia));
        await chair.GetAsync($"{room.Pages}/adoptions?draft=1");
        var (put, next, _) = await PutUpAsync(room, chair, "consensus");
        await delegation.GetAsync($"{room.Pages}/adoptions/1");

        var (reserved, _, _) = await delegation.SendAsync($"{room.Pages}/adoptions/1/reservations", ("elements", "1"), ("text", "Except in storms."));
        var (explained, _, _) = await delegation.SendAsync($"{room.Pages}/adoptions/1/explanations", ("text", "A first step."));
        var (concluded, _, _) = await chair.SendAsync($"{room.Pages}/adoptions/1/conclusion");
        var (_, page) = await delegation.GetAsync($"{room.Pages}/adoptions/1");
        var (_, record) = await delegation.GetAsync($"{room.Pages}/adoptions/1/record.md");

        Assert.Equal((HttpStatusCode.SeeOther, $"{room.Pages}/adoptions/1?said=adoptionPutUp"), (put, next));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (reserved, explained, concluded));
        Assert.Contains("The adopted text", page, StringComparison.Ordinal);
        Assert.Contains("on 1.1", page, StringComparison.Ordinal);
        Assert.Contains("A first step.", page, StringComparison.Ordinal);
        Assert.StartsWith("# Code for incidents", record, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silence_shows_its_end_and_an_objection_breaks_it()
    {
        await using var room = await NormsRoom.OpenAsync();
        var (chair, delegation) = (room.BrowserOf(room.Facilitator), room.BrowserOf(room.Borduria));
        await chair.GetAsync($"{room.Pages}/adoptions");
        await PutUpAsync(room, chair, "silence");
        var (_, running) = await delegation.GetAsync($"{room.Pages}/adoptions/1");
        var (extended, _, _) = await chair.SendAsync($"{room.Pages}/adoptions/1/extension", ("hours", "24"), ("reason", "A holiday."));

        var (objected, _, _) = await delegation.SendAsync($"{room.Pages}/adoptions/1/objections", ("reason", "Not yet."));
        var (_, broken) = await chair.GetAsync($"{room.Pages}/adoptions/1");

        Assert.Contains("data-ends=", running, StringComparison.Ordinal);
        Assert.Contains("hours left", running, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (extended, objected));
        Assert.Contains("Not adopted", broken, StringComparison.Ordinal);
        Assert.Contains("Not yet.", broken, StringComparison.Ordinal);
        Assert.Contains("A holiday.", broken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_is_hidden_from_others_until_the_result()
    {
        await using var room = await NormsRoom.OpenAsync();
        var (chair, delegation, other) = (room.BrowserOf(room.Facilitator), room.BrowserOf(room.Arcadia), room.BrowserOf(room.Borduria));
        await chair.GetAsync($"{room.Pages}/adoptions");
        await PutUpAsync(room, chair, "simpleMajority");
        await delegation.GetAsync($"{room.Pages}/adoptions/1");
        await other.GetAsync($"{room.Pages}/adoptions/1");

        await delegation.SendAsync($"{room.Pages}/adoptions/1/votes", ("ballot", "inFavour"));
        await other.SendAsync($"{room.Pages}/adoptions/1/votes", ("ballot", "abstaining"));
        var (_, before) = await other.GetAsync($"{room.Pages}/adoptions/1");
        await chair.SendAsync($"{room.Pages}/adoptions/1/conclusion");
        var (_, after) = await other.GetAsync($"{room.Pages}/adoptions/1");

        Assert.DoesNotContain("<strong>In favour</strong>", before, StringComparison.Ordinal);
        Assert.Contains("<strong>In favour</strong>", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_said_and_bad_values_break_nothing()
    {
        await using var room = await NormsRoom.OpenAsync();
        var (chair, delegation) = (room.BrowserOf(room.Facilitator), room.BrowserOf(room.Arcadia));
        await chair.GetAsync($"{room.Pages}/adoptions");
        var (bad, _, _) = await chair.SendAsync($"{room.Pages}/adoptions", ("draft", "one"), ("procedure", "applause"));
        await PutUpAsync(room, chair, "consensus");
        await delegation.GetAsync($"{room.Pages}/adoptions/1");

        var (voted, _, page) = await delegation.SendAsync($"{room.Pages}/adoptions/1/votes", ("ballot", "against"));
        var (unknown, _, _) = await delegation.SendAsync($"{room.Pages}/adoptions/1/votes", ("ballot", "maybe"));
        var (presided, _, _) = await delegation.SendAsync($"{room.Pages}/adoptions/1/conclusion");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden), (bad, voted, unknown, presided));
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
    }

    private static Task<PageAnswer> PutUpAsync(NormsRoom room, PageReader chair, string procedure) =>
        chair.SendAsync($"{room.Pages}/adoptions", ("draft", "1"), ("revision", "1"), ("choice", "asItStands"), ("procedure", procedure), ("reservations", "anywhere"), ("within", "72"));
}
