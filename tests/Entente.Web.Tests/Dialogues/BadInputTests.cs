using System.Text;
using System.Text.Json;
using Entente.Measures.Randomness;

namespace Entente.Web.Tests.Dialogues;

/// <summary>What a dialogue's endpoints do with what nobody should send: the answer is a problem document, nothing is half applied, and the server never fails.</summary>
public sealed class BadInputTests(HostileServer hostile) : IClassFixture<HostileServer>
{
    // Who | method | address | body with a text at $: every field of a dialogue into which people write.
    private static readonly string[][] Fields =
    [
        ["convener", "POST", "parties", """{"name":"$"}"""],
        ["facilitator", "POST", "rounds", """{"title":"$","takes":["stances"]}"""],
        ["facilitator", "POST", "stage", """{"stage":"norms","reason":"$"}"""],
        ["facilitator", "POST", "agenda/level", """{"level":"economicJustice","reason":"$"}"""],
        ["facilitator", "PUT", "statements/1/translations/fr", """{"text":"$","origin":"human"}"""],
        ["facilitator", "PUT", "statements/2/moderation", """{"moderation":"withheld","reason":"$"}"""],
        ["facilitator", "POST", "drafts", """{"title":"$","language":"en"}"""],
        ["facilitator", "POST", "drafts/1/articles", """{"heading":"$"}"""],
        ["facilitator", "POST", "drafts/1/articles/1/elements", """{"text":"$"}"""],
        ["delegate", "POST", "drafts/1/amendments", """{"kind":"insertAfter","article":1,"text":"$"}"""],
        ["delegate", "POST", "statements", """{"text":"$","language":"en"}"""],
        ["delegate", "POST", "stances", """{"statement":1,"position":"redLine","words":"$"}"""],
        ["delegate", "POST", "limits", """{"kind":"interest","text":"$","isSealed":false}"""],
        ["delegate", "POST", "caucuses", """{"name":"$","members":[4]}"""],
    ];

    private Uri Server => hostile.Server.Address;

    [Theory]
    [InlineData(@"a\u202eb")] // right-to-left override
    [InlineData(@"a\u2066b")] // isolate
    [InlineData(@"a\u200bb")] // zero-width space
    [InlineData(@"a\u0000b")] // null
    [InlineData(@"a\u001b[2Jb")] // escape
    [InlineData(@"a\u0085b")] // a control character of Latin-1
    [InlineData(@"a\ud800b")] // half of a surrogate pair
    [InlineData(@"a\uffffb")] // no character
    [InlineData("")]
    [InlineData(@" \u3000 ")]
    public async Task No_field_takes_a_text_that_hides_or_reorders_itself_and_nothing_is_changed_by_one(string text)
    {
        using var room = await WithDraftAsync();
        var before = await Addresses.EverythingAsync(hostile.Server, room.Facilitator, room.Id);

        foreach (var row in Fields)
            Assert.Equal((row[2], 400), (row[2], (await WriteAsync(room, row, text)).Status));

        Assert.Equal(before, await Addresses.EverythingAsync(hostile.Server, room.Facilitator, room.Id));
    }

    [Fact]
    public async Task Script_in_every_field_comes_back_as_text_in_JSON()
    {
        const string script = "<script>alert(1)</script>";
        using var room = await WithDraftAsync();
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/rounds/1/close", null, 204);
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/rounds", new { title = script, takes = new[] { "statements", "stances" } }, 201);
        foreach (var row in Fields.Where(row => row[2] != "rounds"))
            Assert.InRange((await WriteAsync(room, row, script)).Status, 200, 204);

        foreach (var reader in new[] { room.Facilitator, room.Arcadia })
        {
            // Every answer was checked to be of a kind that browsers run nothing in; what was said comes back whole.
            Assert.Contains($"\"text\":\"{script}\"", await Addresses.EverythingAsync(hostile.Server, reader, room.Id), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_text_of_ten_megabytes_is_refused_before_it_is_read()
    {
        using var room = await hostile.RoomAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 10_000_000)}}","language":"en"}""");

        Assert.Equal(413, (await Hostile.SendAsync(Server, room.Arcadia.Token, "POST", $"/api/v1/{room.Talk}/statements", body)).Status);
        Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia, "POST", $"{room.Talk}/statements", $$"""{"text":"{{new string('x', 60_000)}}","language":"en"}""")).Status);
        // One letter under ten thousand accents is one character to the eye, and too much all the same.
        Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia, "POST", $"{room.Talk}/statements", $$"""{"text":"a{{new string('\u0301', 10_000)}}","language":"en"}""")).Status);
    }

    [Theory]
    [InlineData("stances", """{"statement":"1","position":"support"}""")]
    [InlineData("stances", """{"statement":1,"position":3}""")]
    [InlineData("stances", """{"statement":1,"position":"adore"}""")]
    [InlineData("stances", """{"statement":1.5,"position":"support"}""")]
    [InlineData("stances", """{"statement":99999999999999999999,"position":"support"}""")]
    [InlineData("stances", """{"statement":null,"position":"support"}""")]
    [InlineData("stances", """{"position":"support"}""")]
    [InlineData("stances", """{"statement":1,"position":"support","importance":1e400}""")]
    [InlineData("stances", """{"statement":1,"position":"support","surprise":true}""")]
    [InlineData("stances", """{"statement":1,"position":"oppose","position":"support"}""")]
    [InlineData("stances", """{"statement":1,"position":"support"} trailing""")]
    [InlineData("stances", """{"statement":1,/* why */"position":"support"}""")]
    [InlineData("stances", """{"statement":1,"position":"support",}""")]
    [InlineData("stances", """[{"statement":1,"position":"support"}]""")]
    [InlineData("stances", "null")]
    [InlineData("stances", "")]
    [InlineData("limits", """{"kind":"interest","text":["a"],"isSealed":false}""")]
    [InlineData("limits", """{"kind":"interest","text":"a","isSealed":"false"}""")]
    [InlineData("limits", """{"kind":"interest","text":"a","isSealed":false,"isSealed":true}""")]
    [InlineData("limits", """{"kind":"interest","text":"a"}""")]
    [InlineData("limits", """{"\ud800":1}""")]
    [InlineData("limits", """{"kind":"interest","text":"a","isSealed":false,"\udc00":1}""")]
    [InlineData("limits", """{"kind":"interest","text":"a","isSealed":false,"a\u0000":1}""")]
    [InlineData("limits", "[]")]
    [InlineData("limits", "null")]
    [InlineData("limits", "{")]
    [InlineData("limits", "")]
    [InlineData("limits", """{"kind":"interest","text":null,"isSealed":false}""")]
    [InlineData("caucuses", """{"name":"Room","members":[null]}""")]
    [InlineData("caucuses", """{"name":"Room","members":{"0":1}}""")]
    [InlineData("caucuses", """{"name":"Room","members":null}""")]
    [InlineData("drafts/1/amendments", """{"kind":"delete","element":1,"draft":2}""")]
    [InlineData("drafts/1/amendments", """{"kind":"delete","element":1,"draft":"\ud800"}""")]
    public async Task What_is_not_the_JSON_that_was_expected_is_refused(string path, string body)
    {
        using var room = await hostile.RoomAsync();

        Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia, "POST", $"{room.Talk}/{path}", body)).Status);
    }

    [Fact]
    public async Task Deep_JSON_broken_UTF8_and_other_content_types_are_refused()
    {
        using var room = await hostile.RoomAsync();
        foreach (var path in new[] { "stances", "limits" })
        {
            var address = $"/api/v1/{room.Talk}/{path}";
            var deep = new string('[', 30_000) + new string(']', 30_000);
            Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia.Token, "POST", address, Encoding.UTF8.GetBytes(deep))).Status);
            Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia.Token, "POST", address, Encoding.UTF8.GetBytes($$"""{"kind":{{deep}}}"""))).Status);
            Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia.Token, "POST", address, [.. "{\"kind\":\""u8, 0xC3, 0x28, .. "\"}"u8])).Status);
            Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia.Token, "POST", address, [.. "{\""u8, 0xC3, 0x28, .. "\":1}"u8])).Status);
            foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml" })
                Assert.Equal(415, (await Hostile.SendAsync(Server, room.Arcadia.Token, "POST", address, "{}"u8.ToArray(), type)).Status);
        }
    }

    [Theory]
    [InlineData("statements?after=-1", 400)]
    [InlineData("statements?limit=0", 400)]
    [InlineData("statements?limit=201", 400)]
    [InlineData("statements?limit=many", 400)]
    [InlineData("statements?after=99999999999", 400)]
    [InlineData("statements?language=%F0%9F%92%A9", 400)]
    [InlineData("statements?language=e", 400)]
    [InlineData("statements?caucus=1", 404)]
    [InlineData("counts?after=2147483648", 400)]
    [InlineData("participants?after=-2147483648", 400)]
    [InlineData("drafts/1/comparison", 400)]
    [InlineData("drafts/0", 404)]
    [InlineData("drafts/2147483647", 404)]
    [InlineData("drafts/2147483648", 404)]
    [InlineData("drafts/-1", 404)]
    [InlineData("drafts/1e0", 404)]
    [InlineData("adoptions/0/record", 404)]
    [InlineData("%2e%2e/%2e%2e/etc/passwd", 404)]
    [InlineData("events/..%2f..", 404)]
    [InlineData("nothing", 404)]
    public async Task An_address_that_does_not_fit_is_refused(string path, int status)
    {
        using var room = await hostile.RoomAsync();

        Assert.Equal(status, (await Hostile.SendAsync(Server, room.Facilitator, "GET", $"{room.Talk}/{path}")).Status);
    }

    [Fact]
    public async Task A_name_that_looks_like_anothers_is_refused_and_the_invitation_is_not_used_up()
    {
        using var room = await hostile.RoomAsync();
        using var nobody = Person.Nobody(Server);
        var code = (string)(await room.Convener.DoAsync("POST", $"{room.Talk}/invitations", new { role = "expert" }, 201))["code"]!;

        var accounts = await hostile.AccountsAsync();

        // Cyrillic, full width, a capital for a small letter, a combining mark.
        foreach (var name in new[] { "\u0410r\u0441adia", "Ａｒｃａｄｉａ", "arcadia", "Arc\u0301adia" })
            Assert.Equal("urn:entente:problem:party-name-taken", (string)(await room.Convener.RefusedAsync(409, "POST", $"{room.Talk}/parties", new { name }))["type"]!);
        foreach (var name in new[] { "\u0410d\u0430", "ADA", "Ａda" })
            Assert.Equal("urn:entente:problem:name-taken", (string)(await nobody.RefusedAsync(409, "POST", $"{room.Talk}/join", new { code, name, language = "en" }))["type"]!);
        await nobody.RefusedAsync(400, "POST", $"{room.Talk}/join", new { code, name = "a\u202eb", language = "en" });
        Assert.Equal(accounts, await hostile.AccountsAsync());
        await nobody.DoAsync("POST", $"{room.Talk}/join", new { code, name = "Eve", language = "en" }, 201);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_name_of_a_request_that_cannot_be_kept_is_refused_rather_than_passed_over(string key)
    {
        using var room = await hostile.RoomAsync();
        var body = """{"statement":1,"position":"support"}"""u8.ToArray();

        Assert.Equal(400, (await Hostile.SendAsync(Server, room.Arcadia.Token, "POST", $"/api/v1/{room.Talk}/stances", body, headers: ("Idempotency-Key", key))).Status);
        Assert.Empty((await room.Arcadia.DoAsync("GET", $"{room.Talk}/stances"))["statements"]!.AsArray());
    }

    [Fact]
    public async Task Weights_at_the_edge_of_numbers_do_not_break_the_overlap()
    {
        using var room = await hostile.RoomAsync();
        foreach (var weight in new[] { "0", "-1", "1e400", "-0.0", "1000001" })
            Assert.Equal(400, (await Hostile.SendAsync(Server, room.Convener, "POST", $"{room.Talk}/parties", $$"""{"name":"Tiny {{weight}}","weight":{{weight}}}""")).Status);
        for (var number = 3; number <= 6; number++)
        {
            await room.Convener.DoAsync("POST", $"{room.Talk}/parties", new { name = $"Party {(char)('A' + (5 * number))}", weight = number == 3 ? 1_000_000 : 5e-324 }, 201);
            using var seat = await HostileRoom.InviteAsync(hostile.Server, room.Convener, room.Id, new { role = "delegate", party = number });
            await seat.DoAsync("POST", $"{room.Talk}/stances", new { statement = 1, position = number == 3 ? "oppose" : "support" });
        }
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/rounds/1/close", null, 204);

        Assert.NotEmpty((await room.Facilitator.DoAsync("GET", $"{room.Talk}/overlap")).AsObject());
    }

    [Fact]
    public async Task Whatever_is_sent_to_whatever_address_no_answer_is_a_failure_of_the_server()
    {
        using var room = await WithDraftAsync();
        using var stranger = await Person.RegisterAsync(Server, "stranger to all");
        var endpoints = Addresses.All(hostile.Server);
        var chance = new Chance(20261125);
        var faults = new List<string>();
        var statuses = new HashSet<int>();
        for (var request = 0; request < 900; request++)
        {
            var (method, pattern, type) = endpoints[request % endpoints.Count];
            var isOfDialogue = pattern.Contains("{dialogue}", StringComparison.Ordinal);
            // Sessions, accounts and places in a dialogue may end by what is sent there: that is a stranger's.
            var ends = pattern.EndsWith("/leave", StringComparison.Ordinal) || pattern.EndsWith("/erasure", StringComparison.Ordinal) || method == "DELETE";
            var who = isOfDialogue && !ends ? room.Everybody[chance.Below(room.Everybody.Length)].Token : stranger.Token;
            var path = Addresses.Parameter().Replace(pattern, parameter => parameter.Value == "{dialogue}" && chance.Below(10) > 0 ? room.Id : chance.Segment());
            // A client resolves "%2e%2e" itself: what it sends then may be a page's address.
            if (!new Uri(Server, path).AbsolutePath.StartsWith(pattern.Split('{')[0], StringComparison.Ordinal)) continue;
            var query = chance.Below(3) == 0 ? $"?{chance.Pick("language", "after", "limit", "from", "to", "revision", "caucus", "stances", "cookie")}={chance.Segment()}" : "";
            var body = method == "GET" ? null : chance.Body(type);
            var kind = chance.Below(12) == 0 ? "text/plain" : pattern.Contains("import", StringComparison.Ordinal) ? "application/zip" : "application/json";
            try
            {
                statuses.Add((await Hostile.SendAsync(Server, who, method, path + query, body, kind)).Status);
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add($"{method} {path}{query} {Encoding.UTF8.GetString(body ?? [])}: {fault.Message}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        // Not all of it was turned away at the door.
        Assert.Superset(new HashSet<int> { 200, 201, 400, 403, 404, 415 }, statuses);
        Assert.NotEmpty((await room.Convener.DoAsync("GET", room.Talk)).AsObject());
    }

    private async Task<HostileRoom> WithDraftAsync()
    {
        var room = await hostile.RoomAsync();
        await room.Facilitator.DoAsync("POST", $"{room.Talk}/drafts", new { title = "Code", language = "en", fromStatements = new[] { 1 } }, 201);
        return room;
    }

    private Task<(int Status, string Body)> WriteAsync(HostileRoom room, string[] row, string text)
    {
        var who = row[0] switch { "convener" => room.Convener, "facilitator" => room.Facilitator, _ => room.Arcadia };
        return Hostile.SendAsync(Server, who, row[1], $"{room.Talk}/{row[2]}", row[3].Replace("$", text, StringComparison.Ordinal));
    }

    /// <summary>Chance that comes out the same each time.</summary>
    private sealed class Chance(ulong seed)
    {
        private readonly CounterRandom _random = new(seed);
        private ulong _drawn;

        public int Below(int bound) => _random.Below(_drawn++, bound);

        public T Pick<T>(params T[] of) => of[Below(of.Length)];

        public string Segment() => Pick("1", "2", "0", "-1", "7", "2147483647", "2147483648", "fr", "x", "%F0%9F%92%A9", "%E2%80%AE", "%2e%2e", "a%2Fb", "1%201", "%27%3B--", "true", new string('z', 300));

        public byte[]? Body(Type? type)
        {
            if (Below(15) == 0)
                return Below(2) == 0 ? null : [.. Enumerable.Range(0, Below(200)).Select(_ => (byte)Below(256))];
            var members = type?.GetConstructors().MaxBy(one => one.GetParameters().Length)?.GetParameters().Select(one => (one.Name!, one.ParameterType))
                .Concat(type.GetProperties().Where(one => one.CanWrite).Select(one => (one.Name, one.PropertyType))).DistinctBy(one => one.Item1, StringComparer.OrdinalIgnoreCase).ToArray() ?? [];
            var text = new StringBuilder("{");
            foreach (var (name, kind) in members.Where(_ => Below(8) > 0))
                text.Append(text.Length == 1 ? "" : ",").Append(JsonSerializer.Serialize(JsonNamingPolicy.CamelCase.ConvertName(name))).Append(':').Append(Value(kind));
            if (Below(10) == 0)
                text.Append(text.Length == 1 ? "" : ",").Append(Pick("\"\\ud800\":1", "\"x\":{}", "\"\":null", "\"text\":1"));
            text.Append(Below(15) == 0 ? "" : "}");
            return Encoding.UTF8.GetBytes(text.ToString());
        }

        // Mostly something of the right type with a wicked value, so that it goes deep; sometimes anything.
        private string Value(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (Below(6) == 0)
                return Pick("null", "1", "-1", "1e400", "\"\"", "[]", "[null]", "{}", "true", "\"\\ud800\"", "\"\\u0000\"", "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]");
            if (type.IsEnum)
                return $"\"{JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(type)[Below(Enum.GetNames(type).Length)])}\"";
            if (type == typeof(string))
                return JsonSerializer.Serialize(Pick("en", "A text.", "[a]", "[[a]|b", "|]", "\u202e", "\u0301", "☃", "<b>", new string('x', 2_000), "1", "a\nb", "{1:a}"));
            if (type == typeof(bool))
                return Pick("true", "false");
            if (type == typeof(double))
                return Pick("0", "1", "1e308", "1e-320", "-5");
            if (type == typeof(TimeSpan))
                return Pick("\"1.00:00:00\"", "\"10675199.02:48:05.4775807\"", "\"-10675199.02:48:05.4775808\"", "\"00:00:00\"", "\"soon\"");
            if (type.IsArray || type.IsGenericType)
                return $"[{string.Join(',', Enumerable.Range(0, Below(4)).Select(_ => Value(type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0])))}]";
            return type.IsClass ? Pick("{}", "null") : Pick("1", "2", "3", "0", "-1", "2147483647", "-2147483648");
        }
    }
}
