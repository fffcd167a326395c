using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Dialogues;

/// <summary>What people who mean ill, or whose line is bad, get from a dialogue's endpoints: nothing twice, nothing of others, nothing that is over.</summary>
public sealed class HostileTests(HostileServer hostile) : IClassFixture<HostileServer>
{
    private Uri Server => hostile.Server.Address;

    [Fact]
    public async Task A_request_that_is_repeated_is_carried_out_once()
    {
        using var room = await hostile.RoomAsync();
        var statement = new { text = "Aircraft keep away.", language = "en" };

        var first = await room.Arcadia.SendAsync("POST", $"{room.Talk}/statements", statement, "once");
        var again = await room.Arcadia.SendAsync("POST", $"{room.Talk}/statements", statement, "once");
        var altered = await room.Arcadia.SendAsync("POST", $"{room.Talk}/statements", new { text = "Another text.", language = "en" }, "once");
        // The name of a request is its sender's own: another's request of that name is another.
        var others = await room.Borduria.SendAsync("POST", $"{room.Talk}/statements", new { text = "Others' text.", language = "en" }, "once");

        Assert.Equal([201, 201, 201, 201], [first.Status, again.Status, altered.Status, others.Status]);
        Assert.Equal(["""{"statement":3}""", "{}", "{}", """{"statement":4}"""], [first.Body, again.Body, altered.Body, others.Body]);
        Assert.Equal(4, (await room.Facilitator.DoAsync("GET", $"{room.Talk}/statements"))["statements"]!.AsArray().Count);
    }

    [Fact]
    public async Task Convening_that_is_repeated_convenes_one_dialogue()
    {
        using var convener = await Person.RegisterAsync(Server, "convener twice");
        var body = new { title = "Once", purpose = "A test.", language = "en", template = "assembly-conference", opensFirstRound = true };

        var first = await convener.SendAsync("POST", "dialogues", body, "convene-once");
        var again = await convener.SendAsync("POST", "dialogues", body, "convene-once");
        var another = await convener.SendAsync("POST", "dialogues", body, "convene-twice");

        Assert.Equal([201, 201, 201], [first.Status, again.Status, another.Status]);
        Assert.Equal(first.Body, again.Body);
        Assert.NotEqual(first.Body, another.Body);
        Assert.Equal(2, (await convener.DoAsync("GET", "dialogues")).AsArray().Count);
    }

    [Fact]
    public async Task A_request_that_is_repeated_after_a_restart_is_carried_out_once()
    {
        var folder = Directory.CreateTempSubdirectory("entente-hostile-").FullName;
        try
        {
            string token, talk;
            await using (var server = await DialogueServer.StartAsync(kept: folder))
            {
                using var room = await HostileRoom.ConveneAsync(server, "room-kept");
                (token, talk) = (room.Arcadia.Token!, room.Talk);
                await room.Arcadia.SendAsync("POST", $"{talk}/stances", new { statement = 1, position = "support" }, "a");
                await room.Arcadia.SendAsync("POST", $"{talk}/stances", new { statement = 1, position = "oppose" }, "b");
            }
            await using var again = await DialogueServer.StartAsync(kept: folder);

            var (status, _) = await Hostile.SendAsync(again.Address, token, "POST", $"/api/v1/{talk}/stances", """{"statement":1,"position":"support"}"""u8.ToArray(), headers: ("Idempotency-Key", "a"));
            var (_, stances) = await Hostile.SendAsync(again.Address, token, "GET", $"/api/v1/{talk}/stances");

            Assert.Equal(200, status);
            Assert.Contains("\"version\":2,\"position\":\"oppose\"", stances, StringComparison.Ordinal);
            Assert.DoesNotContain("\"version\":3", stances, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Stances_that_arrive_in_another_order_do_not_overwrite_each_other()
    {
        using var room = await hostile.RoomAsync();
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/stances", new { statement = 1, position = "support", version = 0 });
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/stances", new { statement = 1, position = "oppose", version = 1 });

        foreach (var version in new[] { 0, 1, 3, -1, int.MaxValue })
        {
            var problem = await room.Arcadia.RefusedAsync(409, "POST", $"{room.Talk}/stances", new { statement = 1, position = "abstain", version });
            Assert.Equal("urn:entente:problem:changed-meanwhile", (string)problem["type"]!);
        }
        Assert.Contains("\"oppose\"", (await room.Arcadia.DoAsync("GET", $"{room.Talk}/stances")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_works_once_while_it_is_valid_and_not_revoked()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var server = await DialogueServer.StartAsync(clock: clock);
        using var room = await HostileRoom.ConveneAsync(server, "room-clock");
        using var nobody = Person.Nobody(server.Address);
        async Task<string> Code(double hours) => (string)(await room.Convener.DoAsync("POST", $"{room.Talk}/invitations", new { role = "observer", validForHours = hours }, 201))["code"]!;
        Task Ended(string code) => nobody.RefusedAsync(410, "POST", $"{room.Talk}/join", new { code, name = "Late", language = "en" });
        var (expiring, used, revoked) = (await Code(1), await Code(2), await Code(2));

        await nobody.DoAsync("POST", $"{room.Talk}/join", new { code = used, language = "en" }, 201);
        await Ended(used);
        await room.Convener.DoAsync("DELETE", $"{room.Talk}/invitations/7", null, 204);
        await Ended(revoked);
        await room.Convener.RefusedAsync(410, "DELETE", $"{room.Talk}/invitations/6");
        clock.Advance(TimeSpan.FromMinutes(61));
        await Ended(expiring);
        // Whoever turns the clock back does not make it valid again once something was written after it.
        await room.Convener.DoAsync("POST", $"{room.Talk}/parties", new { name = "Cascadia" }, 201);
        clock.AdjustTime(clock.GetUtcNow().AddHours(-1));
        await Ended(expiring);
    }

    [Fact]
    public async Task A_round_that_ended_by_the_clock_stays_closed_when_the_clock_goes_back()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
        await using var server = await DialogueServer.StartAsync(clock: clock);
        using var room = await HostileRoom.ConveneAsync(server, "room-round");
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/rounds/1/close", null, 204);
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/rounds", new { title = "Ten minutes", takes = new[] { "stances" }, lastsMinutes = 10 }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/stances", new { statement = 1, position = "support" });

        clock.Advance(TimeSpan.FromMinutes(10));
        await room.Arcadia.RefusedAsync(409, "POST", $"{room.Talk}/stances", new { statement = 1, position = "oppose" });
        await room.Arcadia.RefusedAsync(409, "POST", $"{room.Talk}/statements", new { text = "Too late.", language = "en" });
        await room.Convener.DoAsync("POST", $"{room.Talk}/parties", new { name = "Cascadia" }, 201);
        clock.AdjustTime(clock.GetUtcNow().AddMinutes(-9));
        var problem = await room.Arcadia.RefusedAsync(409, "POST", $"{room.Talk}/stances", new { statement = 1, position = "oppose" });

        Assert.Equal("urn:entente:problem:round-is-closed", (string)problem["type"]!);
        Assert.DoesNotContain("oppose", (await room.Arcadia.DoAsync("GET", $"{room.Talk}/stances")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_guesses_codes_learns_nothing_and_leaves_no_account_behind()
    {
        using var room = await hostile.RoomAsync();
        using var other = await hostile.RoomAsync();
        using var nobody = Person.Nobody(Server);
        var foreign = (string)(await other.Convener.DoAsync("POST", $"{other.Talk}/invitations", new { role = "observer" }, 201))["code"]!;

        var accounts = await hostile.AccountsAsync();

        var answers = new List<string>();
        foreach (var (dialogue, code) in new[] { (room.Id, foreign), (room.Id, "abc"), (room.Id, ""), (room.Id, new string('a', 26)), ("no-such-dialogue", foreign), ("no-such-dialogue", "abc") })
            answers.Add((await nobody.RefusedAsync(404, "POST", $"dialogues/{dialogue}/join", new { code, language = "en" })).ToJsonString());

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal(accounts, await hostile.AccountsAsync());
        await nobody.DoAsync("POST", $"{other.Talk}/join", new { code = foreign, language = "en" }, 201);
    }

    [Fact]
    public async Task A_statement_that_is_hidden_answers_like_a_number_that_does_not_exist()
    {
        using var room = await hostile.RoomAsync();
        var caucus = (int)(await room.Arcadia.DoAsync("POST", $"{room.Talk}/caucuses", new { name = "Two", members = new[] { 2 } }, 201))["caucus"]!;
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/statements", new { text = "Between us.", language = "en", caucus }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/statements", new { text = "Withheld.", language = "en" }, 201);
        await room.Facilitator.DoAsync("PUT", $"{room.Talk}/statements/4/moderation", new { moderation = "withheld", reason = "A test." }, 204);

        // 2 waits, 3 is of the caucus, 4 is withheld; 5, 0 and −1 are not there.
        foreach (var (method, path, body) in new[]
        {
            ("POST", "stances", """{"statement":#,"position":"support"}"""), ("POST", "guesses", """{"statement":#,"about":1,"position":"support"}"""),
            ("POST", "limits", """{"kind":"redLine","text":"No.","isSealed":true,"statement":#}"""), ("GET", "statements/#/stances", ""),
            ("PUT", "statements/#/translations/fr", """{"text":"Une traduction.","origin":"party"}"""), ("PUT", "statements/#/tags", """{"sector":"military","goalLevel":null,"approach":null}"""),
        })
        {
            var answers = new List<string>();
            foreach (var number in new[] { "2", "3", "4", "5" })
            {
                var (status, answer) = await Hostile.SendAsync(Server, room.Borduria, method, $"{room.Talk}/{path.Replace("#", number, StringComparison.Ordinal)}", method == "GET" ? null : body.Replace("#", number, StringComparison.Ordinal));
                answers.Add($"{method} {path} {status} {answer.Replace($" {number} ", " # ", StringComparison.Ordinal)}");
            }
            Assert.StartsWith($"{method} {path} 404", Assert.Single(answers.Distinct(StringComparer.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_belongs_to_another_party_or_another_dialogue_cannot_be_touched_by_its_number()
    {
        using var room = await hostile.RoomAsync();
        using var other = await hostile.RoomAsync();
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/limits", new { kind = "interest", text = "Fishing.", isSealed = true }, 201);
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/drafts", new { title = "Code", language = "en", fromStatements = new[] { 1 } }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/drafts/1/amendments", new { kind = "insertAfter", article = 1, text = "More." }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/caucuses", new { name = "Two", members = new[] { 2 } }, 201);

        await room.Borduria.RefusedAsync(404, "DELETE", $"{room.Talk}/limits/1");
        await room.Borduria.RefusedAsync(403, "POST", $"{room.Talk}/amendments/1/withdrawal");
        await room.Borduria.RefusedAsync(404, "POST", $"{room.Talk}/caucuses/1/leaving");
        await room.Borduria.RefusedAsync(404, "GET", $"{room.Talk}/statements?caucus=1");
        await room.Borduria.RefusedAsync(404, "POST", $"{room.Talk}/statements", new { text = "I listen.", language = "en", caucus = 1 });
        foreach (var (method, path) in new[] { ("GET", ""), ("GET", "/limits"), ("GET", "/drafts/1"), ("POST", "/stances"), ("POST", "/leave"), ("POST", "/erasure"), ("GET", "/events") })
            await room.Arcadia.RefusedAsync(404, method, other.Talk + path, path switch { "/stances" => new { statement = 1, position = "support" }, "/erasure" => new { scope = "identity" }, _ => null });
    }

    [Fact]
    public async Task A_limit_under_seal_is_in_no_answer_but_those_to_its_party_and_the_facilitator()
    {
        using var room = await hostile.RoomAsync();
        var before = await Task.WhenAll(Outsiders(room).Select(reader => Addresses.EverythingAsync(hostile.Server, reader, room.Id)));
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/limits", new { kind = "redLine", text = "Not our straits.", isSealed = true, statement = 1 }, 201);

        var after = await Task.WhenAll(Outsiders(room).Select(reader => Addresses.EverythingAsync(hostile.Server, reader, room.Id)));

        Assert.Equal(before, after);
        Assert.Contains("Not our straits.", await Addresses.EverythingAsync(hostile.Server, room.Facilitator, room.Id), StringComparison.Ordinal);
        Assert.Contains("Not our straits.", await Addresses.EverythingAsync(hostile.Server, room.Arcadia, room.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_an_anonymous_dialogue_no_answer_tells_anybody_how_another_stands()
    {
        using var convener = await Person.RegisterAsync(Server, "convener unnamed");
        const string talk = "dialogues/unnamed";
        await convener.DoAsync("POST", "dialogues", new { id = "unnamed", title = "Unnamed", purpose = "A test.", language = "en", rules = new { openness = "open", allowsAnonymous = true, attribution = "anonymous" } }, 201);
        using var observer = await HostileRoom.InviteAsync(hostile.Server, convener, "unnamed", new { role = "observer" });
        await convener.DoAsync("POST", $"{talk}/rounds", new { title = "First", takes = new[] { "statements", "stances" } }, 201);
        var devices = new List<Person>();
        for (var number = 0; number < 9; number++)
        {
            devices.Add(await Person.DeviceAsync(Server));
            await devices[^1].DoAsync("POST", $"{talk}/join", new { language = "en", name = $"Secret {number}" }, 201);
        }
        await devices[0].DoAsync("POST", $"{talk}/statements", new { text = "Ships announce exercises.", language = "en" }, 201);
        await convener.DoAsync("PUT", $"{talk}/statements/1/moderation", new { moderation = "accepted" }, 204);
        Person[] lookers = [convener, observer, devices[8]];
        Task<string[]> Look() => Task.WhenAll(lookers.Select(async one => string.Concat(await one.DoAsync("GET", $"{talk}/counts"), await one.DoAsync("GET", $"{talk}/participants"), await one.DoAsync("GET", $"{talk}/stages"))));
        var before = await Look();

        for (var number = 0; number < 8; number++)
        {
            await devices[number].DoAsync("POST", $"{talk}/stances", new { statement = 1, position = number == 0 ? "oppose" : "support" });
            Assert.Equal(before, await Look());
        }
        await devices[8].DoAsync("POST", $"{talk}/stances", new { statement = 1, position = "support" });

        // With nine of them a table is told, but the one who opposes is not in it.
        var counts = (await observer.DoAsync("GET", $"{talk}/counts"))["statements"]![0]!["counts"]!;
        Assert.Equal((9, 0), ((int)counts["parties"]!, (int)counts["oppose"]!["atLeast"]!));
        Assert.InRange((int)counts["oppose"]!["atMost"]!, 4, 9);
        await convener.RefusedAsync(403, "GET", $"{talk}/statements/1/stances");
        await observer.RefusedAsync(403, "GET", $"{talk}/overlap");
        await convener.RefusedAsync(409, "GET", $"{talk}/record");
        await convener.DoAsync("POST", $"{talk}/rounds/1/close", null, 204);
        await convener.RefusedAsync(403, "GET", $"{talk}/statements/1/stances");
        var overlap = await convener.DoAsync("GET", $"{talk}/overlap");
        Assert.False((bool)overlap["isNamed"]!, overlap.ToJsonString());
        foreach (var reader in lookers)
        {
            var read = await Addresses.EverythingAsync(hostile.Server, reader, "unnamed");
            Assert.DoesNotContain("Secret", read, StringComparison.Ordinal);
            Assert.DoesNotMatch("\"(opposing|reserving|members|map)\":\\[[^\\]]", read);
        }
        devices.ForEach(device => device.Dispose());
    }

    [Fact]
    public async Task What_is_pushed_to_watchers_says_what_kind_of_thing_changed_and_nothing_else()
    {
        using var room = await hostile.RoomAsync();
        await using var stream = await room.Observer.StreamAsync($"{room.Talk}/events");
        using var reader = new StreamReader(stream);
        async Task<string> Next()
        {
            while (true)
            {
                if (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line.StartsWith("data:", StringComparison.Ordinal))
                    return line;
            }
        }

        Assert.Equal("""data: {"kinds":["all"]}""", await Next());
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/limits", new { kind = "interest", text = "Fishing.", isSealed = true }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/statements", new { text = "Not yet moderated.", language = "en" }, 201);
        await room.Arcadia.DoAsync("POST", $"{room.Talk}/stances", new { statement = 1, position = "redLine", words = "Never." });
        Assert.Matches("""^data: \{"kinds":\["counts"(,"overlap")?\]\}$""", await Next());
    }

    [Fact]
    public async Task Devices_come_in_where_the_rules_allow_it_and_guests_convene_nothing()
    {
        using var room = await hostile.RoomAsync();
        using var device = await Person.DeviceAsync(Server);
        using var nobody = Person.Nobody(Server);
        using var convener = await Person.RegisterAsync(Server, "convener of logins");
        await convener.DoAsync("POST", "dialogues", new { id = "logins-only", title = "Logins", purpose = "A test.", language = "en", rules = new { openness = "open" } }, 201);

        await device.RefusedAsync(403, "POST", "dialogues/logins-only/join", new { language = "en" });
        await room.Arcadia.RefusedAsync(403, "POST", "dialogues/logins-only/join", new { language = "en" });
        await nobody.RefusedAsync(401, "POST", "dialogues/logins-only/join", new { language = "en" });
        await device.RefusedAsync(404, "POST", $"{room.Talk}/join", new { language = "en" });
        foreach (var person in new[] { device, room.Arcadia })
            await person.RefusedAsync(403, "POST", "dialogues", new { title = "Mine", purpose = "A test.", language = "en" });
        await nobody.RefusedAsync(401, "POST", "dialogues", new { title = "Mine", purpose = "A test.", language = "en" });
        // Taking an identifier that is taken tells nothing of what is there and changes nothing.
        await convener.RefusedAsync(409, "POST", "dialogues", new { id = room.Id, title = "Mine", purpose = "A test.", language = "en" });
        Assert.Equal(room.Id, (string)(await room.Arcadia.DoAsync("GET", room.Talk))["title"]!);
    }

    [Fact]
    public async Task Who_was_erased_is_in_no_answer_and_their_token_opens_the_dialogue_no_more()
    {
        using var room = await hostile.RoomAsync();
        using var gone = await HostileRoom.InviteAsync(hostile.Server, room.Convener, room.Id, new { role = "delegate", party = 2 }, "Zdenka Vanishing");
        await gone.DoAsync("POST", $"{room.Talk}/stances", new { statement = 1, position = "redLine", words = "Unspeakable words." });
        await gone.DoAsync("POST", $"{room.Talk}/limits", new { kind = "interest", text = "Unspeakable interest.", isSealed = false }, 201);
        await gone.DoAsync("POST", $"{room.Talk}/statements", new { text = "Unspeakable statement.", language = "en" }, 201);
        await room.Facilitator.DoAsync("PUT", $"{room.Talk}/statements/3/moderation", new { moderation = "accepted" }, 204);
        Assert.Contains("Zdenka", await Addresses.EverythingAsync(hostile.Server, room.Convener, room.Id), StringComparison.Ordinal);

        await gone.DoAsync("POST", $"{room.Talk}/erasure", new { scope = "identityAndWords" }, 204);

        await gone.RefusedAsync(404, "GET", room.Talk);
        await gone.RefusedAsync(404, "POST", $"{room.Talk}/stances", new { statement = 1, position = "support" });
        await gone.RefusedAsync(404, "GET", $"{room.Talk}/events");
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/rounds/1/close", null, 204);
        foreach (var reader in room.Everybody)
        {
            var read = await Addresses.EverythingAsync(hostile.Server, reader, room.Id);
            Assert.DoesNotContain("Zdenka", read, StringComparison.Ordinal);
            Assert.DoesNotContain("Unspeakable", read, StringComparison.Ordinal);
        }
    }

    private static Person[] Outsiders(HostileRoom room) => [room.Convener, room.Borduria, room.Observer];
}
