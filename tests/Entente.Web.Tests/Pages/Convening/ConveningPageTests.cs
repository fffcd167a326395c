using System.Net;
using System.Text.RegularExpressions;
using Entente.Web.Languages;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Convening;

/// <summary>The pages of those who convene and lead, over HTTP and without scripts.</summary>
public sealed partial class ConveningPageTests
{
    private const string Hostile = "<script>alert(1)</script>";

    [Fact]
    public async Task A_dialogue_is_convened_from_a_template_and_found_among_ones_own()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var (_, empty) = await carla.GetAsync("/en/dialogues");
        Assert.Contains("You take part in no dialogue yet.", empty, StringComparison.Ordinal);
        var (_, templates) = await carla.GetAsync("/en/dialogues/new");
        Assert.Contains("?template=open-consultation", templates, StringComparison.Ordinal);

        var dialogue = await ConveneAsync(carla);

        var (_, own) = await carla.GetAsync("/en/dialogues");
        Assert.Contains($"/en/dialogues/{dialogue}\"", own, StringComparison.Ordinal);
        Assert.Contains("Convener", own, StringComparison.Ordinal);
        var (status, lead) = await carla.GetAsync($"/en/dialogues/{dialogue}/lead");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("General statements", lead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_kept_when_convening_is_refused()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        await carla.GetAsync("/en/dialogues/new?template=none");

        var (status, _, page) = await carla.SendAsync("/en/dialogues/new", ("template", "none"), ("title", ""), ("purpose", Hostile),
            ("language", "en"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitations_show_their_links_once_and_each_lets_one_person_in()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var dialogue = await ConveneAsync(carla);
        await carla.DoAsync($"/en/dialogues/{dialogue}/people/parties", ("name", "Arcadia"), ("code", "arc"), ("weight", "1"));

        var (status, _, page) = await carla.SendAsync($"/en/dialogues/{dialogue}/people/invitations", ("role", "Delegate"), ("party", "1"),
            ("hours", "72"), ("count", "3"));

        Assert.Equal(HttpStatusCode.OK, status);
        var codes = Codes(page);
        Assert.Equal(3, codes.Count);
        Assert.Contains($"{server.Address.GetLeftPart(UriPartial.Authority)}/join/{dialogue}#{codes[0]}", page, StringComparison.Ordinal);
        var (_, people) = await carla.GetAsync($"/en/dialogues/{dialogue}/people");
        Assert.All(codes, code => Assert.DoesNotContain(code, people, StringComparison.Ordinal));
        using var ann = await PageReader.JoinAsync(server.Address, "ann", dialogue, codes[0]);
        (_, people) = await carla.GetAsync($"/en/dialogues/{dialogue}/people");
        Assert.Contains("ann", people, StringComparison.Ordinal);
        await carla.DoAsync($"/en/dialogues/{dialogue}/people/invitations/2/revocation");
        await carla.DoAsync($"/en/dialogues/{dialogue}/people/participants/2/removal", ("reason", "Asked to go."));
        Assert.Equal(HttpStatusCode.NotFound, (await ann.GetAsync($"/en/dialogues/{dialogue}/moderation")).Status);
    }

    [Fact]
    public async Task Values_that_do_not_fit_are_refused_and_break_nothing()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var dialogue = $"/en/dialogues/{await ConveneAsync(carla)}";
        (string Path, (string, string)[] Fields)[] forms =
        [
            ("/people/parties", [("name", "Arcadia"), ("weight", "much")]),
            ("/people/parties", []),
            ("/people/invitations", [("role", "Observer"), ("hours", "72"), ("count", "51")]),
            ("/people/invitations", [("role", "Observer"), ("hours", "NaN"), ("count", "1")]),
            ("/people/invitations", [("role", "King"), ("hours", "72"), ("count", "1")]),
            ("/people/rules", []),
            ("/people/rules", [("rules", "set"), ("openness", "Ajar"), ("smallestCell", "x")]),
            ("/lead/stage", [("stage", "Nowhere")]),
            ("/lead/rounds", [("title", "First"), ("takes", "Bribes"), ("hours", "1e300")]),
            ("/lead/rounds", [("title", "First"), ("takes", "Stances"), ("at", "tomorrow")]),
            ("/lead/agenda/level", [("level", "9")]),
        ];

        foreach (var (path, fields) in forms)
        {
            var (status, _, page) = await carla.SendAsync(dialogue + path, fields);
            Assert.True(status == HttpStatusCode.BadRequest, $"{path} gave {status}");
            Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound,
            (await carla.SendAsync(dialogue + "/lead/agenda/statement", ("statement", "x"), ("reason", "r"))).Status);
    }

    [Fact]
    public async Task A_stage_that_is_not_complete_is_left_with_a_reason_only()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var lead = $"/en/dialogues/{await ConveneAsync(carla)}/lead";

        var (status, _, refused) = await carla.SendAsync(lead + "/stage", ("stage", "Mirror"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("is not complete", refused, StringComparison.Ordinal);
        await carla.DoAsync(lead + "/stage", ("stage", "Mirror"), ("reason", $"Time is short {Hostile}"));

        var (_, page) = await carla.GetAsync(lead);
        Assert.Contains("Time is short &lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_is_opened_and_closed_and_the_wall_follows()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var dialogue = $"/en/dialogues/{await ConveneAsync(carla, opensFirstRound: false)}";

        await carla.DoAsync(dialogue + "/lead/rounds", ("title", "Ships that meet"), ("takes", "Statements"), ("takes", "Stances"),
            ("hours", "24"));
        var (_, wall) = await carla.GetAsync(dialogue + "/projector");
        await carla.DoAsync(dialogue + "/lead/rounds/1/close");
        var (_, after) = await carla.GetAsync(dialogue + "/projector");

        Assert.Contains("Ships that meet", wall, StringComparison.Ordinal);
        Assert.Contains("What do the others need to understand?", wall, StringComparison.Ordinal);
        Assert.Contains("data-live=", wall, StringComparison.Ordinal);
        Assert.DoesNotContain("Ships that meet", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_is_withheld_with_a_reason_that_everybody_reads()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var name = await ConveneAsync(carla);
        var dialogue = $"/en/dialogues/{name}";
        using var eve = await PageReader.JoinAsync(server.Address, "eve", name, await InviteAsync(carla, name, "Expert"));
        using var fay = await PageReader.JoinAsync(server.Address, "fay", name, await InviteAsync(carla, name, "Facilitator"));
        await fay.GetAsync(dialogue + "/caucuses");
        await fay.ProposeAsync(name, $"Down with them {Hostile}");

        var (_, queue) = await carla.GetAsync(dialogue + "/lead/moderation");
        Assert.Contains("Down with them &lt;script&gt;", queue, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await carla.SendAsync(dialogue + "/lead/moderation/1", ("decision", "Withheld"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await carla.SendAsync(dialogue + "/lead/moderation/1", ("decision", "Burnt"))).Status);
        await carla.DoAsync(dialogue + "/lead/moderation/1?show=waiting", ("decision", "Withheld"), ("reason", "It insults."));
        await carla.DoAsync(dialogue + "/lead/moderation/1/tags", ("goalLevel", "BasicSecurity"), ("sector", "Military"), ("approach", ""));
        await carla.DoAsync(dialogue + "/lead/moderation/1/translation", ("language", "fr"), ("text", "À bas eux"), ("origin", "Human"));

        var (_, log) = await eve.GetAsync(dialogue + "/moderation");
        Assert.Contains("It insults.", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Down with them", log, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await eve.SendAsync(dialogue + "/lead/moderation/1", ("decision", "Accepted"))).Status);
    }

    [Fact]
    public async Task A_private_room_is_there_for_its_members_alone()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var name = await ConveneAsync(carla);
        var caucuses = $"/en/dialogues/{name}/caucuses";
        using var eve = await PageReader.JoinAsync(server.Address, "eve", name, await InviteAsync(carla, name, "Expert"));
        using var fay = await PageReader.JoinAsync(server.Address, "fay", name, await InviteAsync(carla, name, "Facilitator"));
        await fay.GetAsync(caucuses);

        Assert.Equal(HttpStatusCode.BadRequest, (await fay.SendAsync(caucuses, ("name", "Friends of the text"))).Status);
        Assert.StartsWith(caucuses + "/1", await fay.DoAsync(caucuses, ("name", "Friends of the text"), ("members", "2")),
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await eve.GetAsync(caucuses + "/1")).Status);
        await eve.DoAsync(caucuses + "/1/statements", ("text", "Between us."), ("language", "en"));
        await eve.DoAsync(caucuses + "/1/disclosure", ("agrees", "yes"));

        Assert.Contains("Between us.", (await fay.GetAsync(caucuses + "/1")).Body, StringComparison.Ordinal);
        var (status, page) = await carla.GetAsync(caucuses + "/1");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.DoesNotContain("Friends", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Friends", (await carla.GetAsync(caucuses)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await carla.SendAsync(caucuses + "/1/close")).Status);
        await eve.DoAsync(caucuses + "/1/leaving");
        await fay.DoAsync(caucuses + "/1/close");
    }

    [Fact]
    public async Task Strangers_find_nothing_and_other_roles_are_turned_away()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var name = await ConveneAsync(carla);
        using var olaf = await PageReader.JoinAsync(server.Address, "olaf", name, await InviteAsync(carla, name, "Observer"));
        using var stranger = await PageReader.RegisterAsync(server.Address, "mallory");

        foreach (var path in new[] { "/people", "/lead", "/lead/moderation", "/moderation", "/projector", "/caucuses" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/en/dialogues/{name}{path}")).Status);
        foreach (var path in new[] { "/people", "/lead", "/lead/moderation" })
            Assert.Equal(HttpStatusCode.Forbidden, (await olaf.GetAsync($"/en/dialogues/{name}{path}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await olaf.SendAsync($"/en/dialogues/{name}/lead/stage", ("stage", "Mirror"), ("reason", "r"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await olaf.SendAsync($"/en/dialogues/{name}/people/parties", ("name", "Mine"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await olaf.GetAsync($"/en/dialogues/{name}/projector")).Status);
    }

    [Fact]
    public async Task Each_page_is_there_in_each_language_without_a_bare_key()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");
        var name = await ConveneAsync(carla);

        foreach (var language in Language.All)
        {
            foreach (var path in new[] { "", "/new", "/new?template=assembly-conference", $"/{name}/people", $"/{name}/lead",
                $"/{name}/lead/moderation", $"/{name}/moderation", $"/{name}/projector", $"/{name}/caucuses" })
            {
                var (status, page) = await carla.GetAsync($"/{language.Tag}/dialogues{path}");
                Assert.True(status == HttpStatusCode.OK, $"{language.Tag} {path} gave {status}");
                Assert.DoesNotMatch(@"(convening|names|room)\.[a-z]", page.Replace("convening.css", "", StringComparison.Ordinal));
            }
        }
    }

    private static async Task<string> ConveneAsync(PageReader convener, bool opensFirstRound = true)
    {
        await convener.GetAsync("/en/dialogues/new?template=assembly-conference");
        (string, string)[] fields = [("template", "assembly-conference"), ("title", "Incidents at sea"), ("purpose", "Rules for ships."),
            ("language", "en"), ("convenerName", "Carla")];
        var location = await convener.DoAsync("/en/dialogues/new", opensFirstRound ? [.. fields, ("opensFirstRound", "yes")] : fields);
        return Address().Match(location).Groups["id"].Value;
    }

    private static async Task<string> InviteAsync(PageReader convener, string dialogue, string role)
    {
        var (_, _, page) = await convener.SendAsync($"/en/dialogues/{dialogue}/people/invitations", ("role", role), ("hours", "72"),
            ("count", "1"));
        return Assert.Single(Codes(page));
    }

    private static List<string> Codes(string page) => [.. Code().Matches(page).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex("/dialogues/(?<id>[^/]+)/people", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Address();

    [GeneratedRegex("#(?<code>[a-z0-9]{26})<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();
}
