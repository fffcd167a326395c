using System.Text;
using System.Text.Json.Nodes;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>No page tells more than its reader may know, in whatever form it is asked.</summary>
public sealed class SecretTests(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    private static readonly string[] Queries =
    [
        "/statements", "/statements?after=1", "/statements?mine&after=2", "/turn?statement=2", "/turn?statement=3", "/turn?statement=4&caucus=1", "/turn?after=0", "/mirror?about=2&after=0", "/lead/moderation?show=waiting",
        "/lead/moderation?show=withheld&after=1", "/lead/moderation?show=accepted", "/people?after=0", "/caucuses/1?after=0", "/drafts/1?revision=1", "/drafts/1/comparison?from=1&to=1", "/adoptions?draft=1",
    ];

    [Fact]
    public async Task Each_role_finds_in_the_pages_what_it_may_know_and_no_word_more()
    {
        using var talk = await guarded.TalkAsync();
        using var stranger = new Visitor(guarded.Address, await Person.RegisterAsync(guarded.Address, "stranger who reads"));
        using var nobody = new Visitor(guarded.Address);
        foreach (var (role, visitor) in talk.Visitors.Append(new("stranger", stranger)).Append(new("nobody", nobody)))
        {
            var pages = await EverythingAsync(visitor, talk.Id);
            var answers = visitor.Person is null ? "" : await Addresses.EverythingAsync(guarded.Server, visitor.Person, talk.Id)
                + (await visitor.Person.SendAsync("GET", $"dialogues/{talk.Id}/statements?caucus=1")).Body;
            foreach (var (word, readers) in GuardedTalk.Secrets)
            {
                var may = readers.Split(' ').Contains(role, StringComparer.Ordinal);
                Assert.True(may == pages.Contains(word, StringComparison.Ordinal), $"{role} finds {word} in the pages: {!may}. {Around(pages, word)}");
                Assert.True(may == answers.Contains(word, StringComparison.Ordinal), $"{role} finds {word} in the answers of the API: {!may}");
            }

            Assert.DoesNotContain(talk.Code, pages, StringComparison.Ordinal);
            Assert.DoesNotContain("ent_", pages, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task In_an_anonymous_dialogue_no_page_names_anybody_or_their_stance()
    {
        using var convener = await Person.RegisterAsync(guarded.Address, "convener of unnamed pages");
        const string talk = "dialogues/unnamed-pages";
        await convener.DoAsync("POST", "dialogues", new { id = "unnamed-pages", title = "Unnamed", purpose = "A test.", language = "en", rules = new { openness = "open", allowsAnonymous = true, attribution = "anonymous" } }, 201);
        using var observer = await Person.GuestAsync(guarded.Address, "unnamed-pages", await GuardedTalk.CodeAsync(convener, talk, new { role = "observer" }), "Otto", "en");
        await convener.DoAsync("POST", $"{talk}/rounds", new { title = "First", takes = new[] { "statements", "stances" } }, 201);
        var devices = new List<Person>();
        for (var number = 0; number < 7; number++)
        {
            devices.Add(await Person.DeviceAsync(guarded.Address));
            await devices[^1].DoAsync("POST", $"{talk}/join", new { language = "en", name = $"Zhidden {number}" }, 201);
        }

        await devices[0].DoAsync("POST", $"{talk}/statements", new { text = "Ships announce exercises.", language = "en" }, 201);
        await convener.DoAsync("PUT", $"{talk}/statements/1/moderation", new { moderation = "accepted" }, 204);
        foreach (var device in devices)
            await device.DoAsync("POST", $"{talk}/stances", new { statement = 1, position = "redLine", words = "Zreason." });
        await convener.DoAsync("POST", $"{talk}/rounds/1/close", null, 204);
        using var stranger = await Person.RegisterAsync(guarded.Address, "stranger to the unnamed");
        foreach (var reader in new[] { convener, observer, stranger, null })
        {
            using var visitor = new Visitor(guarded.Address, reader);
            var pages = await EverythingAsync(visitor, "unnamed-pages");
            Assert.Contains("Unnamed", pages, StringComparison.Ordinal);
            Assert.True(!pages.Contains("Zhidden", StringComparison.Ordinal) && !pages.Contains("Zreason", StringComparison.Ordinal), Around(pages, "Zhidden") + Around(pages, "Zreason"));
        }

        // One's own name is shown to oneself, but not to the readers of a report that one hands on.
        using var own = new Visitor(guarded.Address, devices[0]);
        foreach (var report in new[] { "report", "report.md", "report.json" })
            Assert.DoesNotContain("Zhidden", (await own.OpenAsync($"/en/{talk}/{report}")).Body, StringComparison.Ordinal);
        devices.ForEach(device => device.Dispose());
    }

    [Fact]
    public async Task A_report_is_the_same_whoever_of_those_who_see_the_overlap_hands_it_on()
    {
        using var talk = await guarded.TalkAsync();
        await talk.Visitors["facilitator"].Person!.DoAsync("POST", $"dialogues/{talk.Id}/rounds/1/close", null, 204);
        await talk.Visitors["facilitator"].Person!.DoAsync("GET", $"dialogues/{talk.Id}/overlap");
        var reports = new List<JsonNode>();
        foreach (var role in new[] { "facilitator", "convener", "delegate", "expert" })
        {
            var report = JsonNode.Parse((await talk.Visitors[role].OpenAsync($"/en/dialogues/{talk.Id}/report.json")).Body)!;
            report.AsObject().Remove("made");
            reports.Add(report);
        }

        Assert.All(reports, report => Assert.Equal(reports[0].ToJsonString(), report.ToJsonString()));
    }

    /// <summary>Whatever somebody can read of a dialogue in its pages, in two languages.</summary>
    private async Task<string> EverythingAsync(Visitor visitor, string dialogue)
    {
        const string prefix = "/dialogues/{dialogue}";
        var read = new StringBuilder();
        var paths = guarded.Pages().Where(page => page.Method == "GET" && page.Pattern.StartsWith(prefix, StringComparison.Ordinal)).Select(page => page.Pattern[prefix.Length..])
            .SelectMany(pattern => new[] { "1", "2" }.Select(number => Addresses.Parameter().Replace(pattern, number))).Concat(Queries).Distinct(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var language in new[] { "en", "ar" })
            {
                var seen = await visitor.OpenAsync($"/{language}/dialogues/{dialogue}{path}");
                Assert.True(seen.Status < 500, $"{path}: {seen.Status} {guarded.Failures}");
                read.Append(path).Append(' ').Append(seen.Status).Append(' ').AppendLine(System.Net.WebUtility.HtmlDecode(seen.Body));
            }
        }

        // The way in shows no more than that there may be one.
        read.AppendLine((await visitor.OpenAsync($"/en/join/{dialogue}")).Body);
        return read.ToString();
    }

    private static string Around(string text, string word) =>
        text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var place ? text.Substring(Math.Max(0, place - 300), Math.Min(400, text.Length - Math.Max(0, place - 300))) : "";
}
