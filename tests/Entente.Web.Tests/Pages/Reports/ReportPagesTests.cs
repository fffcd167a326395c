using System.Net;
using System.Text.Json.Nodes;
using Entente.Web.Tests.Pages.Drafts;

namespace Entente.Web.Tests.Pages.Reports;

public sealed class ReportPagesTests
{
    [Fact]
    public async Task A_participant_reads_the_report_as_a_page_as_Markdown_and_as_JSON()
    {
        await using var room = await NormsRoom.OpenAsync("Ships *announce* <b>exercises</b>.");
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/adoptions", new { draft = 1, revision = 1, procedure = "consensus" }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/adoptions/1/reservations", new { elements = new[] { 1 }, text = "Except in storms." }, 201);
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/adoptions/1/conclusion", new { });
        var browser = room.BrowserOf(room.Arcadia);

        var (status, page) = await browser.GetAsync($"{room.Pages}/report");
        var (_, markdown) = await browser.GetAsync($"{room.Pages}/report.md");
        var (_, json) = await browser.GetAsync($"{room.Pages}/report.json");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Except in storms.", page, StringComparison.Ordinal);
        Assert.Contains("Arcadia", page, StringComparison.Ordinal);
        Assert.Contains(@"Ships \*announce\* &lt;b\>exercises", markdown, StringComparison.Ordinal);
        Assert.Equal("adopted", (string?)JsonNode.Parse(json)!["adoptions"]![0]!["outcome"]);
        Assert.Null(JsonNode.Parse(json)!["overview"]!["me"]);
    }

    [Fact]
    public async Task Of_an_open_dialogue_anybody_reads_what_it_is_and_what_is_withheld_and_no_more()
    {
        await using var room = await NormsRoom.OpenAsync(openness: "open");
        var nobody = room.BrowserOf(null);

        var (status, page) = await nobody.GetAsync($"{room.Pages}/report");
        var (_, json) = await nobody.GetAsync($"{room.Pages}/report.json");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Rules for ships.", page, StringComparison.Ordinal);
        Assert.Contains("What is withheld, and why", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ships announce", page + json, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", page + json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_an_open_dialogue_tells_anybody_what_was_adopted_with_reservations_and_explanations()
    {
        await using var room = await NormsRoom.OpenAsync("Ships announce <b>exercises</b>.", openness: "open");
        await ConcludeAsync(room);
        var nobody = room.BrowserOf(null);

        var (status, page) = await nobody.GetAsync($"{room.Pages}/report");
        var (_, markdown) = await nobody.GetAsync($"{room.Pages}/report.md");
        var (_, json) = await nobody.GetAsync($"{room.Pages}/report.json");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All([page, markdown, json], report =>
        {
            Assert.Contains("Except in storms.", report, StringComparison.Ordinal);
            Assert.Contains("A first step.", report, StringComparison.Ordinal);
            Assert.Contains("ARC", report, StringComparison.Ordinal);
            Assert.DoesNotContain("Ada", report, StringComparison.Ordinal);
            Assert.DoesNotContain("A telephone line is not.", report, StringComparison.Ordinal);
        });
        Assert.Contains("Ships announce &lt;b&gt;exercises", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/adoptions/", page, StringComparison.Ordinal);
        Assert.Contains("What is withheld, and why", page, StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse(json)!["statements"]!.AsArray());
        var (_, overview) = await nobody.GetAsync(room.Pages);
        Assert.Contains($"href=\"{room.Pages}/report\"", overview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_closed_dialogue_a_stranger_reads_no_adopted_text()
    {
        await using var room = await NormsRoom.OpenAsync();
        await ConcludeAsync(room);
        using var mallory = await Dialogues.Person.RegisterAsync(room.Address, "mallory");

        foreach (var form in new[] { "report", "report.md", "report.json" })
        {
            var (status, body) = await room.BrowserOf(mallory).GetAsync($"{room.Pages}/{form}");
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.DoesNotContain("Except in storms.", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Of_a_closed_dialogue_nobody_learns_that_it_exists()
    {
        await using var room = await NormsRoom.OpenAsync();
        var nobody = room.BrowserOf(null);

        foreach (var form in new[] { "report", "report.md", "report.json" })
        {
            var (status, body) = await nobody.GetAsync($"{room.Pages}/{form}");
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.DoesNotContain("At sea", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_told_under_seal_is_in_no_report_not_even_the_facilitators()
    {
        await using var room = await NormsRoom.OpenAsync();
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/limits", new { kind = "redLine", text = "No inspection on board.", isSealed = true, statement = 1 }, 201);

        var (status, json) = await room.BrowserOf(room.Facilitator).GetAsync($"{room.Pages}/report.json");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("No inspection", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"isExcludedUnderSeal\":true", json, StringComparison.Ordinal);
    }

    private static async Task ConcludeAsync(NormsRoom room)
    {
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/statements", new { text = "A telephone line is not.", language = "en" }, 201);
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/adoptions", new { draft = 1, revision = 1, procedure = "consensus" }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/adoptions/1/reservations", new { elements = new[] { 1 }, text = "Except in storms." }, 201);
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/adoptions/1/conclusion", new { });
        await room.Borduria.DoAsync("POST", $"{room.Talk}/adoptions/1/explanations", new { text = "A first step." }, 204);
    }
}
