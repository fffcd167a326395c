using System.Text.Json.Nodes;
using Entente.TestKit;

namespace Entente.Web.Tests.Dialogues;

/// <summary>A dialogue from its convening to an adopted text, through the API alone: three delegations, twelve people, two languages, all five stages.</summary>
public sealed class JourneyTests
{
    private static readonly (string Name, string Code)[] Delegations = [("Arcadia", "ARC"), ("Borduria", "BOR"), ("Cascadia", "CAS")];

    [Fact]
    public async Task A_dialogue_goes_through_all_stages_to_an_adopted_text_on_SQLite()
    {
        await using var server = await DialogueServer.StartAsync();
        await TalkAsync(server);
    }

    [Fact]
    public async Task A_dialogue_goes_through_all_stages_to_an_adopted_text_on_PostgreSQL()
    {
        using var database = new PostgresServer();
        await using var server = await DialogueServer.StartAsync(database.ConnectionString);
        await TalkAsync(server);
    }

    private static async Task TalkAsync(DialogueServer server)
    {
        using var convener = await Person.RegisterAsync(server.Address, "carla");
        var dialogue = (string)(await convener.DoAsync(
            "POST", "dialogues", new { title = "Incidents at sea", purpose = "Rules for ships and aircraft that meet.", language = "en", template = "assembly-conference", convenerName = "Carla" }, 201))["id"]!;
        var talk = $"dialogues/{dialogue}";

        // Three delegations, twelve people: two delegates each, a facilitator, two experts, three observers; one of each delegation reads Arabic.
        foreach (var (name, code) in Delegations)
            await convener.DoAsync("POST", $"{talk}/parties", new { name, code }, 201);
        var delegates = new List<Person>();
        for (var party = 1; party <= 3; party++)
        {
            delegates.Add(await InviteAsync(server, convener, dialogue, new { role = "delegate", party }, $"First of {party}", "en"));
            delegates.Add(await InviteAsync(server, convener, dialogue, new { role = "delegate", party }, $"Second of {party}", "ar"));
        }
        using var facilitator = await InviteAsync(server, convener, dialogue, new { role = "facilitator" }, "Fay", "en");
        using var expert = await InviteAsync(server, convener, dialogue, new { role = "expert" }, "Eve", "ar");
        using var second = await InviteAsync(server, convener, dialogue, new { role = "expert" }, "Emil", "en");
        var observers = new List<Person>();
        for (var number = 1; number <= 3; number++)
            observers.Add(await InviteAsync(server, convener, dialogue, new { role = "observer" }, $"Observer {number}", "en"));

        // Communicate.
        await convener.DoAsync("POST", $"{talk}/rounds", new { title = "First round", takes = new[] { "statements", "stances", "guesses" } }, 201);
        string[] texts = ["Ships announce exercises a day ahead.", "Aircraft keep ten miles from the ships of others.", "A telephone line is open day and night."];
        var tags = new { goalLevel = "basicSecurity", sector = "military", approach = "common" };
        for (var party = 0; party < 3; party++)
        {
            var statement = (int)(await delegates[2 * party].DoAsync("POST", $"{talk}/statements", new { text = texts[party], language = "en", tags }, 201))["statement"]!;
            await facilitator.DoAsync("PUT", $"{talk}/statements/{statement}/moderation", new { moderation = "accepted" }, 204);
            await expert.DoAsync("PUT", $"{talk}/statements/{statement}/translations/ar", new { text = $"نص {statement}", origin = "human" }, 204);
        }
        var read = await delegates[1].DoAsync("GET", $"{talk}/statements");
        Assert.Equal(["نص 1", "نص 2", "نص 3"], read["statements"]!.AsArray().Select(one => (string)one!["text"]!));
        await EnterAsync(convener, talk, "mirror");

        // Mirror: guesses first, then the real stances, then what each sees of their own bias.
        for (var party = 1; party <= 3; party++)
        {
            for (var about = 1; about <= 3; about++)
            {
                for (var statement = 1; about != party && statement <= 3; statement++)
                {
                    foreach (var seat in delegates[((2 * party) - 2)..(2 * party)])
                        await seat.DoAsync("POST", $"{talk}/guesses", new { statement, about, position = "oppose" }, 204);
                }
            }
        }
        for (var party = 0; party < 3; party++)
        {
            for (var statement = 1; statement <= 3; statement++)
            {
                object stance = party == 2 && statement == 2
                    ? new { statement, position = "supportWithReservation", importance = 3, words = "Except in storms." }
                    : new { statement, position = "support", importance = 2 };
                await delegates[2 * party].DoAsync("POST", $"{talk}/stances", stance);
            }
        }
        foreach (var person in delegates)
        {
            await person.DoAsync("POST", $"{talk}/mirror", expected: 204);
            Assert.NotEmpty((await person.DoAsync("GET", $"{talk}/mirror")).AsObject());
        }
        await EnterAsync(convener, talk, "limits");

        // Limits: one told openly, one under seal that only the facilitator and the party itself can read.
        await delegates[0].DoAsync("POST", $"{talk}/limits", new { kind = "interest", text = "Fishing goes on.", isSealed = false }, 201);
        await delegates[2].DoAsync("POST", $"{talk}/limits", new { kind = "redLine", text = "No inspection on board.", isSealed = true }, 201);
        await delegates[2].DoAsync("POST", $"{talk}/limits/none", expected: 204);
        await delegates[4].DoAsync("POST", $"{talk}/limits", new { kind = "interest", text = "Safe straits.", isSealed = false }, 201);
        Assert.Contains("No inspection", (await facilitator.DoAsync("GET", $"{talk}/limits")).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("No inspection", (await delegates[0].DoAsync("GET", $"{talk}/limits")).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("No inspection", (await convener.DoAsync("GET", $"{talk}/limits")).ToJsonString(), StringComparison.Ordinal);
        await EnterAsync(convener, talk, "overlap");

        // Overlap.
        await convener.DoAsync("POST", $"{talk}/rounds/1/close", expected: 204);
        var overlap = await facilitator.DoAsync("GET", $"{talk}/overlap");
        Assert.NotEmpty(overlap.AsObject());
        await EnterAsync(convener, talk, "norms");

        // Norms: a draft from the statements, a bracket that is settled, adoption by consensus with a reservation and an explanation.
        var draft = (int)(await facilitator.DoAsync("POST", $"{talk}/drafts", new { title = "Code for incidents at sea", language = "en", fromStatements = new[] { 1, 2, 3 } }, 201))["draft"]!;
        var view = await facilitator.DoAsync("GET", $"{talk}/drafts/{draft}");
        var elements = view["articles"]!.AsArray().SelectMany(article => article!["elements"]!.AsArray()).Select(element => (int)element!["element"]!).ToList();
        Assert.Equal(3, elements.Count);
        foreach (var element in elements)
        {
            foreach (var party in new[] { 0, 2, 4 })
                await delegates[party].DoAsync("POST", $"{talk}/drafts/{draft}/elements/{element}/stances", new { position = "support" }, 204);
        }
        var revision = (int)(await facilitator.DoAsync("GET", $"{talk}/drafts/{draft}"))["revision"]!;
        var adoption = (int)(await facilitator.DoAsync("POST", $"{talk}/adoptions", new { draft, revision, procedure = "consensus" }, 201))["adoption"]!;
        await delegates[0].DoAsync("POST", $"{talk}/adoptions/{adoption}/explanations", new { text = "We join the consensus as a first step." }, 204);
        await delegates[4].DoAsync("POST", $"{talk}/adoptions/{adoption}/reservations", new { elements = new[] { elements[1] }, text = "Except in storms." }, 201);
        var concluded = await facilitator.DoAsync("POST", $"{talk}/adoptions/{adoption}/conclusion");
        Assert.Equal("adopted", (string)concluded["outcome"]!);

        var record = (await observers[0].SendAsync("GET", $"{talk}/adoptions/{adoption}/record")).Body;
        Assert.All(texts, text => Assert.Contains(text, record, StringComparison.Ordinal));
        Assert.Contains("Except in storms.", record, StringComparison.Ordinal);
        Assert.Contains("We join the consensus as a first step.", record, StringComparison.Ordinal);
        var stages = await convener.DoAsync("GET", $"{talk}/stages");
        Assert.All(stages["stages"]!.AsArray(), stage => Assert.True((bool)stage!["isComplete"]!, stage.ToJsonString()));
        foreach (var person in delegates.Concat(observers))
            person.Dispose();
    }

    private static async Task<Person> InviteAsync(DialogueServer server, Person convener, string dialogue, object invitation, string name, string language)
    {
        var code = (string)(await convener.DoAsync("POST", $"dialogues/{dialogue}/invitations", invitation, 201))["code"]!;
        return await Person.GuestAsync(server.Address, dialogue, code, name, language);
    }

    // A stage that is complete is left without a reason; that none is needed is part of what is tested.
    private static Task<JsonNode> EnterAsync(Person convener, string talk, string stage) => convener.DoAsync("POST", $"{talk}/stage", new { stage }, 204);
}
