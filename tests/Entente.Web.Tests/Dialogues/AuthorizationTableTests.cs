using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Dialogues;

/// <summary>Every role against every endpoint of a dialogue, its own and a foreign one. The table is written by hand; an endpoint that is not in it fails the test.</summary>
public sealed class AuthorizationTableTests
{
    private const string All = "convener facilitator delegate expert observer";
    private static int _asked;
    private static readonly string[] Roles = All.Split(' ');

    // method | address below the dialogue | body | roles that may
    private static readonly string[][] Table =
    [
        ["GET", "", "", All],
        ["GET", "participants", "", All],
        ["GET", "invitations", "", "convener"],
        ["GET", "stages", "", All],
        ["GET", "agenda", "", All],
        ["GET", "events", "", All],
        ["GET", "moderation", "", All],
        ["GET", "statements", "", All],
        ["GET", "statements/next", "", "delegate"],
        ["GET", "statements/{statement:int}/stances", "", "convener facilitator delegate expert"],
        ["GET", "stances", "", "delegate"],
        ["GET", "mirror", "", "delegate"],
        ["GET", "guesses", "?about=2", "delegate"],
        ["GET", "limits", "", All],
        ["GET", "counts", "", All],
        ["GET", "overlap", "", "convener facilitator delegate expert"],
        ["GET", "caucuses", "", All],
        ["GET", "caucuses/counts", "", All],
        ["GET", "record", "", "convener facilitator"],
        ["GET", "drafts", "", All],
        ["GET", "drafts/{draft:int}", "", All],
        ["GET", "drafts/{draft:int}/comparison", "?from=1&to=1", All],
        ["GET", "drafts/{draft:int}/adoptable", "", "convener facilitator delegate expert"],
        ["GET", "drafts/{draft:int}/amendments", "", All],
        ["GET", "adoptions", "", All],
        ["GET", "adoptions/{adoption:int}", "", All],
        ["GET", "adoptions/{adoption:int}/record", "", All],
        ["PUT", "rules", """{"smallestCell":6}""", "convener"],
        ["POST", "parties", """{"name":"Dystopia"}""", "convener"],
        ["POST", "parties/{party:int}/withdrawal", """{"reason":""}""", "convener"],
        ["POST", "invitations", """{"role":"observer"}""", "convener"],
        ["DELETE", "invitations/{invitation:int}", "", "convener"],
        ["DELETE", "participants/{participant:int}", """{"reason":""}""", "convener"],
        ["POST", "rounds", """{"title":"Again","takes":["stances"]}""", "convener facilitator"],
        ["POST", "rounds/{round:int}/close", "", "convener facilitator"],
        ["POST", "stage", """{"stage":"mirror","reason":"A test."}""", "convener facilitator"],
        ["POST", "agenda/level", """{"level":"economicJustice","reason":"A test."}""", "convener facilitator"],
        ["POST", "agenda/statements/{statement:int}", """{"reason":"A test."}""", "convener facilitator"],
        ["POST", "statements", """{"text":"","language":"en"}""", "facilitator delegate expert"],
        ["PUT", "statements/{statement:int}/moderation", """{"moderation":"accepted"}""", "convener facilitator"],
        ["POST", "statements/{statement:int}/translations/{language}/machine", "", "convener facilitator delegate expert"],
        ["PUT", "statements/{statement:int}/translations/{language}", """{"text":"Une traduction.","origin":"human"}""", "convener facilitator delegate expert"],
        ["PUT", "statements/{statement:int}/tags", """{"sector":"military","goalLevel":null,"approach":null}""", "convener facilitator delegate expert"],
        ["POST", "stances", """{"statement":1,"position":"support"}""", "delegate"],
        ["POST", "guesses", """{"statement":1,"about":2,"position":"support"}""", "delegate"],
        ["POST", "mirror", "", "delegate"],
        ["POST", "limits", """{"kind":"interest","text":"Fishing goes on.","isSealed":false}""", "delegate"],
        ["POST", "limits/none", "", "delegate"],
        ["DELETE", "limits/{number:int}", "", "delegate"],
        ["POST", "caucuses", """{"name":"Coast guards","members":[]}""", "facilitator delegate"],
        ["POST", "import/polis", "PK", "convener"],
        ["POST", "drafts", """{"title":"Code","language":"en"}""", "facilitator"],
        ["POST", "drafts/{draft:int}/articles", """{"heading":"Notice"}""", "facilitator"],
        ["PUT", "drafts/{draft:int}/articles/{article:int}/heading", """{"heading":"Notices"}""", "facilitator"],
        ["POST", "drafts/{draft:int}/articles/{article:int}/elements", """{"text":"Ships give notice."}""", "facilitator"],
        ["PUT", "drafts/{draft:int}/elements/{element:int}/text", """{"text":"Ships give early notice."}""", "facilitator"],
        ["POST", "drafts/{draft:int}/elements/{element:int}/settlement", "{}", "facilitator"],
        ["PUT", "drafts/{draft:int}/wordings/{wording:int}/attribution", """{"wantedBy":[1],"unwantedBy":[]}""", "facilitator"],
        ["POST", "amendments/{amendment:int}/ruling", """{"ruling":"agreed"}""", "facilitator"],
        ["POST", "drafts/{draft:int}/elements/{element:int}/bracket", "{}", "delegate"],
        ["POST", "drafts/{draft:int}/elements/{element:int}/lifting", "{}", "delegate"],
        ["POST", "drafts/{draft:int}/elements/{element:int}/stances", """{"position":"support"}""", "delegate"],
        ["POST", "drafts/{draft:int}/wordings/{wording:int}/bracket", """{"words":"early"}""", "delegate"],
        ["POST", "drafts/{draft:int}/wordings/{wording:int}/association", "{}", "delegate"],
        ["POST", "drafts/{draft:int}/amendments", """{"kind":"delete","element":1}""", "delegate"],
        ["POST", "amendments/{amendment:int}/stances", """{"position":"support"}""", "delegate"],
        ["POST", "amendments/{amendment:int}/withdrawal", "", "delegate"],
        ["POST", "adoptions", """{"draft":1,"revision":1,"procedure":"consensus"}""", "convener facilitator"],
        ["POST", "adoptions/{adoption:int}/conclusion", "", "convener facilitator"],
        ["POST", "adoptions/{adoption:int}/silence/conclusion", "", "convener facilitator"],
        ["POST", "adoptions/{adoption:int}/extension", """{"by":"1.00:00:00","reason":"A test."}""", "convener facilitator"],
        ["POST", "adoptions/{adoption:int}/taking-back", """{"reason":"A test."}""", "convener facilitator"],
        ["POST", "adoptions/{adoption:int}/objections", """{"reason":"A test."}""", "delegate"],
        ["POST", "adoptions/{adoption:int}/objections/withdrawal", "", "delegate"],
        ["POST", "adoptions/{adoption:int}/votes", """{"ballot":"abstaining"}""", "delegate"],
        ["POST", "adoptions/{adoption:int}/reservations", """{"elements":[],"text":"A test."}""", "delegate"],
        ["POST", "adoptions/{adoption:int}/reservations/{reservation:int}/objections", """{"reason":"A test."}""", "delegate"],
        ["POST", "adoptions/{adoption:int}/reservations/{reservation:int}/withdrawal", "", "delegate"],
        ["POST", "adoptions/{adoption:int}/interpretations", """{"elements":[],"text":"A test."}""", "delegate"],
        ["POST", "adoptions/{adoption:int}/dissociations", """{"elements":[],"text":"A test."}""", "delegate"],
        ["POST", "adoptions/{adoption:int}/explanations", """{"text":"A test."}""", "delegate"],
        // Rooms open to their members alone, whatever their role: to others they are not there.
        ["POST", "caucuses/{caucus:int}/members", """{"participant":1}""", All],
        ["POST", "caucuses/{caucus:int}/leaving", "", All],
        ["POST", "caucuses/{caucus:int}/close", "", All],
        ["PUT", "caucuses/{caucus:int}/disclosure", """{"agrees":true}""", All],
    ];

    private static readonly string[] ForAnybodyWhoJoined = ["join", "leave", "erasure"];

    [Fact]
    public async Task Every_role_may_do_what_the_table_says_and_nothing_else_and_nothing_in_a_foreign_dialogue()
    {
        await using var server = await DialogueServer.StartAsync();
        var own = await RoomAsync(server, "ours");
        var foreign = await RoomAsync(server, "theirs");
        using var stranger = await Person.RegisterAsync(server.Address, "stranger");
        using var nobody = Person.Nobody(server.Address);
        var faults = new List<string>();
        foreach (var row in Table)
        {
            foreach (var role in Roles.OrderBy(role => row[3].Contains(role, StringComparison.Ordinal)))
            {
                var may = row[3].Contains(role, StringComparison.Ordinal);
                var (status, body) = await AskAsync(own.People[role], own.Id, row);
                if (may ? status is 401 or 403 or >= 500 || IsUnknownDialogue(status, body) : status != 403)
                    faults.Add($"{role} {row[0]} {row[1]}: {status} {body}");
                var (abroad, hidden) = await AskAsync(own.People[role], foreign.Id, row);
                if (!IsUnknownDialogue(abroad, hidden))
                    faults.Add($"{role} in a foreign dialogue {row[0]} {row[1]}: {abroad} {hidden}");
            }
            var (outside, told) = await AskAsync(stranger, own.Id, row);
            if (!IsUnknownDialogue(outside, told))
                faults.Add($"stranger {row[0]} {row[1]}: {outside} {told}");
            var (without, _) = await AskAsync(nobody, own.Id, row);
            if (without != 401)
                faults.Add($"nobody {row[0]} {row[1]}: {without}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_endpoint_of_a_dialogue_is_in_the_table()
    {
        await using var server = await DialogueServer.StartAsync();
        const string prefix = "/api/v1/dialogues/{dialogue}";

        var mapped = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText![prefix.Length..].Trim('/')}"))
            .Where(endpoint => !ForAnybodyWhoJoined.Contains(endpoint[(endpoint.IndexOf(' ') + 1)..], StringComparer.Ordinal));

        Assert.Equal(Table.Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    // A dialogue that hides itself answers as if it were not there.
    private static bool IsUnknownDialogue(int status, string body) => status == 404 && body.Contains("no dialogue", StringComparison.Ordinal);

    private static Task<(int Status, string Body)> AskAsync(Person person, string dialogue, string[] row)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(row[1], @"\{\w+:int\}", "1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Replace("{language}", "fr", StringComparison.Ordinal);
        var query = row[0] == "GET" ? row[2] : "";
        return path == "events"
            ? person.FirstAsync($"dialogues/{dialogue}/{path}")
            : person.SendAsync(row[0], $"dialogues/{dialogue}/{path}{query}".TrimEnd('/'), row[0] == "GET" || row[2].Length == 0 ? null : row[2], request: $"q-{Interlocked.Increment(ref _asked)}");
    }

    private static async Task<(string Id, Dictionary<string, Person> People)> RoomAsync(DialogueServer server, string id)
    {
        var convener = await Person.RegisterAsync(server.Address, $"convener of {id}");
        await convener.DoAsync("POST", "dialogues", new { id, title = id, purpose = "A test.", language = "en" }, 201);
        await convener.DoAsync("POST", $"dialogues/{id}/parties", new { name = "Arcadia", code = "ARC" }, 201);
        await convener.DoAsync("POST", $"dialogues/{id}/parties", new { name = "Borduria", code = "BOR" }, 201);
        var people = new Dictionary<string, Person>(StringComparer.Ordinal) { ["convener"] = convener };
        foreach (var role in Roles[1..])
        {
            var invited = await convener.DoAsync("POST", $"dialogues/{id}/invitations", role == "delegate" ? new { role, party = (int?)1 } : new { role, party = (int?)null }, 201);
            people[role] = await Person.GuestAsync(server.Address, id, (string)invited["code"]!, role, "en");
        }
        await convener.DoAsync("POST", $"dialogues/{id}/rounds", new { title = "First", takes = new[] { "statements", "stances", "guesses" } }, 201);
        await people["delegate"].DoAsync("POST", $"dialogues/{id}/statements", new { text = "Ships announce exercises.", language = "en" }, 201);
        await convener.DoAsync("PUT", $"dialogues/{id}/statements/1/moderation", new { moderation = "accepted" }, 204);
        return (id, people);
    }
}
