using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Drafts;

/// <summary>A dialogue of two delegations with statements, and a draft of one article made from them.</summary>
internal sealed class NormsRoom : IAsyncDisposable
{
    private readonly DialogueServer _server;
    private readonly List<IDisposable> _owned = [];

    private NormsRoom(DialogueServer server, string dialogue) => (_server, Dialogue) = (server, dialogue);

    public string Dialogue { get; }

    public Uri Address => _server.Address;

    public Person Convener { get; private set; } = null!;

    public Person Facilitator { get; private set; } = null!;

    public Person Arcadia { get; private set; } = null!;

    public Person Borduria { get; private set; } = null!;

    public string Talk => $"dialogues/{Dialogue}";

    public string Pages => $"/en/dialogues/{Dialogue}";

    public static async Task<NormsRoom> OpenAsync(string firstStatement = "Ships announce exercises a day ahead.", string openness = "invited")
    {
        var server = await DialogueServer.StartAsync();
        var convener = await Person.RegisterAsync(server.Address, "carla");
        string[] procedures = ["consensus", "silence", "simpleMajority"];
        var made = await convener.DoAsync("POST", "dialogues", new { title = "At sea", purpose = "Rules for ships.", language = "en", convenerName = "Carla", rules = new { openness, procedures } }, 201);
        var room = new NormsRoom(server, (string)made["id"]!) { Convener = convener };
        room._owned.Add(convener);
        await convener.DoAsync("POST", $"{room.Talk}/parties", new { name = "Arcadia", code = "ARC" }, 201);
        await convener.DoAsync("POST", $"{room.Talk}/parties", new { name = "Borduria", code = "BOR" }, 201);
        room.Arcadia = await room.InviteAsync(new { role = "delegate", party = 1 }, "Ada");
        room.Borduria = await room.InviteAsync(new { role = "delegate", party = 2 }, "Bea");
        room.Facilitator = await room.InviteAsync(new { role = "facilitator" }, "Fay");
        string[] takes = ["statements", "stances"];
        await convener.DoAsync("POST", $"{room.Talk}/rounds", new { title = "First", takes }, 201);
        foreach (var text in new[] { firstStatement, "A telephone line is open." })
        {
            var statement = (int)(await room.Arcadia.DoAsync("POST", $"{room.Talk}/statements", new { text, language = "en", tags = new { goalLevel = "basicSecurity" } }, 201))["statement"]!;
            await room.Facilitator.DoAsync("PUT", $"{room.Talk}/statements/{statement}/moderation", new { moderation = "accepted" }, 204);
        }
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/drafts", new { title = "Code for incidents", language = "en", fromStatements = new[] { 1, 2 } }, 201);
        return room;
    }

    public async Task<Person> InviteAsync(object invitation, string name)
    {
        var code = (string)(await Convener.DoAsync("POST", $"{Talk}/invitations", invitation, 201))["code"]!;
        var guest = await Person.GuestAsync(Address, Dialogue, code, name, "en");
        _owned.Add(guest);
        return guest;
    }

    public PageReader BrowserOf(Person? person)
    {
        var browser = new PageReader(Address, person);
        _owned.Add(browser);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _owned) one.Dispose();
        await _server.DisposeAsync();
    }
}
