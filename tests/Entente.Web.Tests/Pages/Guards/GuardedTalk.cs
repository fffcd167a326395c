using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>A dialogue with somebody in every role and with everything in it that some of them may not see. Each such text holds a word of its own.</summary>
internal sealed class GuardedTalk : IDisposable
{
    public const string Waiting = "Zwaiting";
    public const string Withheld = "Zwithheld";
    public const string StanceWords = "Zstance";
    public const string Sealed = "Zsealed";
    public const string Room = "Zroom";
    public const string RoomWords = "Zinroom";
    public const string AccountName = "Zaccount";

    /// <summary>Who may read what: the words beside the roles of the table; Borduria's own delegate, who wrote most of it, is none of those.</summary>
    public static readonly (string Word, string Readers)[] Secrets =
    [
        (Waiting, "convener facilitator"), (Withheld, "convener facilitator"), (StanceWords, ""), (Sealed, "facilitator"), (Room, "delegate expert"), (RoomWords, "delegate expert"), (AccountName, ""),
    ];

    public static readonly string[] Roles = ["convener", "facilitator", "delegate", "expert", "observer"];

    private GuardedTalk(DialogueServer server, string id, Dictionary<string, Person> people, Person rival, string code) =>
        (Id, Rival, Code, Visitors) = (id, rival, code, people.ToDictionary(person => person.Key, person => new Visitor(server.Address, person.Value), StringComparer.Ordinal));

    public string Id { get; }

    /// <summary>The delegate of Borduria.</summary>
    public Person Rival { get; }

    /// <summary>The code of an invitation that nobody used.</summary>
    public string Code { get; }

    public Dictionary<string, Visitor> Visitors { get; }

    public static async Task<GuardedTalk> ConveneAsync(DialogueServer server, string id)
    {
        var talk = $"dialogues/{id}";
        var convener = await Person.RegisterAsync(server.Address, $"convener of {id}");
        var rules = new { procedures = new[] { "consensus", "silence", "simpleMajority" }, basicSecurityFirst = false };
        await convener.DoAsync("POST", "dialogues", new { id, title = id, purpose = "A test.", language = "en", convenerName = "Carla", rules }, 201);
        await convener.DoAsync("POST", $"{talk}/parties", new { name = "Arcadia", code = "ARC" }, 201);
        await convener.DoAsync("POST", $"{talk}/parties", new { name = "Borduria", code = "BOR" }, 201);
        var people = new Dictionary<string, Person>(StringComparer.Ordinal) { ["convener"] = convener };
        foreach (var role in Roles[1..])
            people[role] = await Person.GuestAsync(server.Address, id, await CodeAsync(convener, talk, role == "delegate" ? new { role, party = (int?)1 } : new { role, party = (int?)null }), $"{role} person", "en");
        var rival = await Person.RegisterAsync(server.Address, $"{AccountName} {id}");
        await rival.DoAsync("POST", $"{talk}/join", new { code = await CodeAsync(convener, talk, new { role = "delegate", party = 2 }), name = "Bea", language = "en" }, 201);

        await convener.DoAsync("POST", $"{talk}/rounds", new { title = "First", takes = new[] { "statements", "stances", "guesses" } }, 201);
        foreach (var text in new[] { "Ships announce exercises.", $"A line is open: {Waiting}.", $"All is yours: {Withheld}." })
            await rival.DoAsync("POST", $"{talk}/statements", new { text, language = "en" }, 201);
        await convener.DoAsync("PUT", $"{talk}/statements/1/moderation", new { moderation = "accepted" }, 204);
        await convener.DoAsync("PUT", $"{talk}/statements/3/moderation", new { moderation = "withheld", reason = "Not civil." }, 204);
        await rival.DoAsync("POST", $"{talk}/stances", new { statement = 1, position = "redLine", words = $"Never: {StanceWords}." });
        await rival.DoAsync("POST", $"{talk}/limits", new { kind = "redLine", text = $"Our straits: {Sealed}.", isSealed = true, statement = 1 }, 201);
        await people["delegate"].DoAsync("POST", $"{talk}/caucuses", new { name = $"Back {Room}", members = new[] { 4 } }, 201);
        await people["delegate"].DoAsync("POST", $"{talk}/statements", new { text = $"Between us: {RoomWords}.", language = "en", caucus = 1 }, 201);
        await people["facilitator"].DoAsync("POST", $"{talk}/drafts", new { title = "Code", language = "en", fromStatements = new[] { 1 } }, 201);
        await rival.DoAsync("POST", $"{talk}/drafts/1/amendments", new { kind = "insertAfter", article = 1, text = "At night, too." }, 201);
        return new GuardedTalk(server, id, people, rival, await CodeAsync(convener, talk, new { role = "observer" }));
    }

    public static async Task<string> CodeAsync(Person convener, string talk, object invitation) => (string)(await convener.DoAsync("POST", $"{talk}/invitations", invitation, 201))["code"]!;

    public void Dispose()
    {
        foreach (var visitor in Visitors.Values)
        {
            visitor.Person!.Dispose();
            visitor.Dispose();
        }

        Rival.Dispose();
    }
}
