using System.Text;
using System.Text.RegularExpressions;
using Entente.Measures.Randomness;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>What pages do with what no page of ours sends: it is refused in words, what is shown again is encoded, nothing is half done, and the server never fails.</summary>
public sealed partial class HostilePageTests(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    private const string Script = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
    private static readonly string[] Languages = ["ar", "zh", "en", "fr", "ru", "es"];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "a\u202Eb", "a\u2066b", "a\uD800b", "\uDC00", "a\uFFFEb", "\u200B", Script, "{count}", "-1", "0", "2", "6", "99", "2147483647", "-2147483648", "99999999999999999999", "1.5", "1e400", "NaN", "٣",
        "null", "true", "[]", "{}", "../../etc/passwd", "//evil.example", "support,oppose", "redLine", "9999-12-31T23:59", "0001-01-01T00:00+14:00", "a\r\nSet-Cookie: a=b", "yes", "en", "zz-ZZZZZZZZZZ", "%00", new string('x', 12_000), "a" + new string('\u0301', 3_000),
    ];

    private static readonly string[] Segments = ["-1", "0", "7", "2147483647", "-2147483648", "99999999999", "1%00", "%2e%2e", "..%2f..", "%D9%85", "%EF%BF%BE", "%ED%A0%80", "%3Cscript%3E", "1%0d%0aa:b", "%5C%5Cevil.example", "x%3Fy%23z"];

    private static readonly string[] Queries =
    [
        "", "=", "&&&=&", "1", "-1", "0", "2147483647", "-2147483648", "99999999999999999999", "%00", "%E2%80%AE", "%ED%A0%80", "%EF%BF%BE", "%", "%zz", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "%0d%0aSet-Cookie%3A%20a%3Db", "//evil.example", "[]", "support,oppose", "1&{name}=2&{name}=3", "a&{name}[]=b", "a&{name}[0]=b", "x&said=left", "%D9%85", "1e400", "NaN",
    ];

    private static readonly string[] Names =
    [
        "after", "about", "statement", "caucus", "show", "revision", "from", "to", "draft", "template", "next", "said", "q", "class", "page", "measure", "with", "a", "b", "topic", "dialogue", "mine", "language", "returnUrl", "%00", "__RequestVerificationToken",
    ];

    [Fact]
    public async Task Whatever_a_form_holds_it_is_carried_out_whole_or_refused_in_words_and_changes_nothing()
    {
        using var talk = await guarded.TalkAsync();
        using var other = await guarded.TalkAsync();
        var (chance, faults, statuses) = (new Chance(20261125), new List<string>(), new HashSet<int>());
        var (events, elsewhere) = (await guarded.EventsOfAsync(talk.Id), await guarded.EventsOfAsync(other.Id));
        foreach (var row in PageTable.Sent)
        {
            for (var attempt = 0; attempt < 14; attempt++)
            {
                var language = chance.Pick(Languages);
                var visitor = talk.Visitors[chance.Below(6) == 0 ? chance.Pick(GuardedTalk.Roles) : row[2].Split(' ')[0]];
                var pattern = chance.Below(5) == 0 ? Addresses.Parameter().Replace(row[0], _ => chance.Pick(Segments)) : PageTable.Filled(row[0]);
                var path = $"/{language}/dialogues/{(chance.Below(12) == 0 ? chance.Pick([other.Id, .. Segments]) : talk.Id)}{pattern}";
                var fields = Spoilt(chance, PageTable.FieldsOf(row[1]));
                var answer = await visitor.SendAsync(path, fields);
                statuses.Add(answer.Status);
                var now = await guarded.EventsOfAsync(talk.Id);
                if (FaultOf(answer, language) is { } fault) faults.Add($"{path} {Shown(fields)}: {fault}");
                if (answer.Status >= 400 && now != events) faults.Add($"{path} {Shown(fields)}: refused with {answer.Status}, and {now - events} events were kept");
                events = now;
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)) + guarded.Failures);
        Assert.Equal(elsewhere, await guarded.EventsOfAsync(other.Id));
        // Not all of it was turned away at the door.
        Assert.Superset(new HashSet<int> { 303, 400, 403, 404, 409 }, statuses);
    }

    [Fact]
    public async Task Whatever_an_address_asks_a_page_answers_in_order_and_leads_nowhere_else()
    {
        using var talk = await guarded.TalkAsync();
        using var nobody = new Visitor(guarded.Address);
        var (chance, faults) = (new Chance(11), new List<string>());
        foreach (var (_, pattern) in guarded.Pages().Where(page => page.Method == "GET"))
        {
            for (var attempt = 0; attempt < 12; attempt++)
            {
                var language = chance.Pick(Languages);
                var visitor = chance.Below(6) == 0 ? nobody : talk.Visitors[chance.Pick(GuardedTalk.Roles)];
                var path = pattern == "/" ? "" : Addresses.Parameter().Replace(pattern, parameter =>
                    parameter.Value == "{dialogue}" && chance.Below(6) > 0 ? talk.Id : chance.Below(3) == 0 ? chance.Pick(Segments) : parameter.Value == "{record}" ? "treaties" : "1");
                var name = chance.Pick(Names);
                var value = chance.Below(20) == 0 ? new string('x', 3_000) : chance.Pick(Queries);
                var address = $"/{language}{path}?{name}={value.Replace("{name}", name, StringComparison.Ordinal)}";
                if (FaultOf(await visitor.OpenAsync(address), language) is { } fault) faults.Add($"{address}: {fault}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)) + guarded.Failures);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused_on_a_page_and_does_nothing()
    {
        using var talk = await guarded.TalkAsync();
        using var nobody = new Visitor(guarded.Address);
        var events = await guarded.EventsOfAsync(talk.Id);
        var faults = new List<string>();
        (string? Type, byte[] Body)[] bodies =
        [
            (null, []), ("text/plain", "text=a"u8.ToArray()), ("application/json", """{"text":"a"}"""u8.ToArray()), ("nonsense", [1, 2, 3]),
            ("application/x-www-form-urlencoded", [0xFF, 0xFE, 0x00, 0x3D, 0x00]), ("application/x-www-form-urlencoded; charset=utf-16", "text=a"u8.ToArray()), ("application/x-www-form-urlencoded; charset=klingon", "nothing=a"u8.ToArray()),
            ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 5_000).Select(place => $"a{place}=b")))),
            ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(new string('k', 30_000) + "=v")), ("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(new string('&', 30_000))),
            ("multipart/form-data", "text"u8.ToArray()), ("multipart/form-data; boundary=", "text"u8.ToArray()), ($"multipart/form-data; boundary={new string('b', 300)}", "text"u8.ToArray()),
            ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\ncut off"u8.ToArray()), ("multipart/form-data; boundary=x", "--y\r\n\r\n"u8.ToArray()), ("multipart/form-data; boundary=x", []),
            ("multipart/form-data; boundary=x", Encoding.ASCII.GetBytes($"--x\r\n{new string('h', 30_000)}: v\r\n\r\n--x--\r\n")),
            // Files where texts are expected.
            ("multipart/form-data; boundary=x", Encoding.Latin1.GetBytes(string.Concat(((string[])["text", "name", "title", "request", "code", "stage"]).Select(name => $"--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"../\uFFFE.png\"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\0\r\n")) + "--x--\r\n")),
            ("multipart/form-data; boundary=x", Encoding.Latin1.GetBytes("--x\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''%EF%BF%BE.csv\r\n\r\n\0\u00FF\r\n--x--\r\n")),
        ];
        (string Path, Visitor Who)[] forms =
        [
            ("statements", talk.Visitors["delegate"]), ("packet", talk.Visitors["delegate"]), ("turn", talk.Visitors["delegate"]), ("limits", talk.Visitors["delegate"]), ("people/parties", talk.Visitors["convener"]),
            ("drafts", talk.Visitors["facilitator"]), ("adoptions", talk.Visitors["convener"]), ("lead/stage", talk.Visitors["convener"]), ("caucuses", talk.Visitors["facilitator"]), ("leave", talk.Visitors["observer"]),
            ("../new", talk.Visitors["convener"]), ("../../account/password", talk.Visitors["convener"]), ("../../observatory", talk.Visitors["convener"]), ("../../sign-in", nobody), ("../../register", nobody), ("../../join/" + talk.Id, nobody),
        ];
        foreach (var (path, who) in forms)
        {
            var address = path.StartsWith("../../", StringComparison.Ordinal) ? $"/ru/{path[6..]}" : path.StartsWith("../", StringComparison.Ordinal) ? $"/ru/dialogues/{path[3..]}" : $"/ru/dialogues/{talk.Id}/{path}";
            foreach (var (type, body) in bodies)
            {
                foreach (var isArmed in new[] { true, false })
                {
                    var answer = await who.PostAsync(address, body, type, isArmed);
                    if (FaultOf(answer, "ru") is { } fault) faults.Add($"{address} {type} {body.Length} {isArmed}: {fault}");
                    if (answer.Status is < 400 and not 303) faults.Add($"{address} {type} {body.Length} {isArmed}: taken with {answer.Status}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)) + guarded.Failures);
        Assert.Equal(events, await guarded.EventsOfAsync(talk.Id));
    }

    [Fact]
    public async Task Ten_megabytes_are_refused_and_whoever_sent_them_is_told()
    {
        using var talk = await guarded.TalkAsync();
        var body = Visitor.FormOf([("text", new string('x', 10_000_000)), ("language", "en"), ("name", "carla")]);
        using var nobody = new Visitor(guarded.Address);
        foreach (var (path, who) in new[] { ($"dialogues/{talk.Id}/statements", talk.Visitors["delegate"]), ($"dialogues/{talk.Id}/packet", talk.Visitors["delegate"]), ("register", nobody) })
        {
            foreach (var isArmed in new[] { true, false })
            {
                var answer = await who.PostAsync($"/fr/{path}", body, "application/x-www-form-urlencoded", isArmed);
                Assert.True(answer.Status is 413, $"{path}: {answer.Status} {guarded.Failures}");
                Assert.Null(FaultOf(answer, "fr"));
            }
        }
    }

    [Fact]
    public async Task No_form_is_carried_out_without_the_token_of_its_own_session()
    {
        using var talk = await guarded.TalkAsync();
        var events = await guarded.EventsOfAsync(talk.Id);
        var (_, foreign) = await talk.Visitors["facilitator"].ArmedAsync();
        foreach (var (method, pattern) in guarded.Pages().Where(page => page.Method == "POST"))
        {
            foreach (var token in new[] { null, "", "CfDJ8", foreign, new string('A', 3_000) })
            {
                var path = "/es" + PageTable.Filled(pattern, talk.Id);
                foreach (var role in new[] { "delegate", "convener" })
                {
                    var fields = (token is null ? [] : new[] { ("__RequestVerificationToken", token) }).Append(("request", "a"));
                    var answer = await talk.Visitors[role].PostAsync(path, Visitor.FormOf(fields), "application/x-www-form-urlencoded", isArmed: false);
                    Assert.True(answer.Status == 403 && FaultOf(answer, "es") is null, $"{method} {path} {token}: {answer.Status} {guarded.Failures}");
                }
            }
        }

        // Nor with a token whose cookie is not the one that it was given with.
        await talk.Visitors["delegate"].ArmedAsync();
        talk.Visitors["delegate"].Cookies.Plant("entente-antiforgery", "rubbish\"");
        Assert.Equal(403, (await talk.Visitors["delegate"].SendAsync($"/es/dialogues/{talk.Id}/turn", [("statement", "1"), ("position", "support")])).Status);
        Assert.Equal(events, await guarded.EventsOfAsync(talk.Id));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_carried_out_once_and_its_name_is_its_senders_own()
    {
        using var talk = await guarded.TalkAsync();
        (string, string)[] fields = [("text", "Aircraft keep away."), ("language", "en"), ("request", "the-same")];
        var events = await guarded.EventsOfAsync(talk.Id);

        Assert.Equal(303, (await talk.Visitors["delegate"].SendAsync($"/en/dialogues/{talk.Id}/statements", fields)).Status);
        Assert.Equal(303, (await talk.Visitors["delegate"].SendAsync($"/en/dialogues/{talk.Id}/statements", fields)).Status);
        Assert.Equal(events + 1, await guarded.EventsOfAsync(talk.Id));
        Assert.Equal(303, (await talk.Visitors["expert"].SendAsync($"/en/dialogues/{talk.Id}/statements", fields)).Status);
        Assert.Equal(events + 2, await guarded.EventsOfAsync(talk.Id));
    }

    [Fact]
    public async Task Guesses_are_made_all_or_none()
    {
        using var talk = await guarded.TalkAsync();
        var events = await guarded.EventsOfAsync(talk.Id);
        foreach (var wrong in new[] { "guess-2", "guess-3", "guess-99", "guess-2147483647" })
            Assert.InRange((await talk.Visitors["delegate"].SendAsync($"/en/dialogues/{talk.Id}/mirror/guesses", [("about", "2"), ("guess-1", "support"), (wrong, "oppose")])).Status, 400, 409);

        Assert.Equal(events, await guarded.EventsOfAsync(talk.Id));
    }

    [Fact]
    public async Task A_choice_that_is_sent_twice_is_no_third_one()
    {
        using var talk = await guarded.TalkAsync();
        var own = talk.Visitors["delegate"];

        // By their numbers the two together would be a third position.
        Assert.Equal(400, (await own.SendAsync($"/en/dialogues/{talk.Id}/caucuses/1/stances", [("statement", "4"), ("position", "support"), ("position", "supportWithReservation"), ("words", "Both.")])).Status);
        Assert.Equal(400, (await own.SendAsync($"/en/dialogues/{talk.Id}/turn", [("statement", "1"), ("position", "support,oppose"), ("words", "Both.")])).Status);
    }

    [Fact]
    public async Task Script_in_every_field_comes_back_as_text()
    {
        using var talk = await guarded.TalkAsync();
        string[][] written =
        [
            ["delegate", "/statements", "text"], ["delegate", "/limits", "text"], ["convener", "/people/parties", "name"], ["facilitator", "/caucuses", "name"], ["facilitator", "/drafts", "title"], ["facilitator", "/drafts/1/articles", "heading"],
            ["facilitator", "/drafts/1/articles/1/elements", "text"], ["delegate", "/drafts/1/amendments", "text"], ["facilitator", "/lead/agenda/level", "reason"], ["expert", "/lead/moderation/1/translation", "text"], ["facilitator", "/lead/rounds/1/close", ""],
            ["facilitator", "/lead/rounds", "title"], ["facilitator", "/lead/stage", "reason"],
        ];
        foreach (var row in written)
        {
            var form = PageTable.Sent.First(one => PageTable.Filled(one[0]) == row[1]);
            var answer = await talk.Visitors[row[0]].SendAsync($"/en/dialogues/{talk.Id}{row[1]}", PageTable.FieldsOf(form[1]).Select(field => field.Name == row[2] ? (field.Name, Script) : field));
            Assert.True(answer.Status == 303, $"{row[1]}: {answer.Status} {Plain(answer.Body)}");
        }

        var read = new StringBuilder();
        foreach (var visitor in talk.Visitors.Values)
        {
            foreach (var pattern in PageTable.Shown.Select(row => row[0]).Where(path => !path.Contains(".json", StringComparison.Ordinal) && !path.EndsWith(".md", StringComparison.Ordinal) && !path.EndsWith(".txt", StringComparison.Ordinal)))
                read.Append((await visitor.OpenAsync($"/ar{PageTable.Filled($"/dialogues/{{dialogue}}{pattern}", talk.Id)}")).Body);
        }

        Assert.Contains("&lt;script&gt;alert(1)", read.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", read.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", read.ToString(), StringComparison.Ordinal);
    }

    // A form as its page sends it, with one thing wrong; sometimes with everything wrong.
    private static List<(string Name, string Value)> Spoilt(Chance chance, List<(string Name, string Value)> fields)
    {
        if (fields.Count == 0 || chance.Below(10) == 0) fields.Add((chance.Pick("text", "number", "surprise", "guess-1", "guess-", "guess-99999999999", "\0", "text[]", "reason"), chance.Pick(Texts)));
        var place = chance.Below(fields.Count);
        switch (chance.Below(8))
        {
            case 0: fields.RemoveAt(place); break;
            case 1: fields.Add((fields[place].Name, chance.Pick(Texts))); break;
            case 2: fields.Add(("request", chance.Pick("", "\0", new string('r', 12_000), "a\u202Eb", "twice"))); break;
            case 3: fields = [.. fields.Select(field => (field.Name, chance.Pick(Texts)))]; break;
            default: fields[place] = (fields[place].Name, chance.Pick(Texts)); break;
        }

        return fields;
    }

    /// <summary>What is wrong with an answer; null for nothing.</summary>
    private static string? FaultOf(Seen answer, string language)
    {
        // A null byte in a path the server itself refuses, before there is a page.
        if (answer is { Status: 400, Body: "" } && !answer.Headers.ContainsKey("Content-Security-Policy")) return null;
        if (answer.Status >= 500) return $"{answer.Status} {Plain(answer.Body)}";
        if (answer.Location is { } next && (next is not ['/', not ('/' or '\\'), ..] || next.Any(letter => letter is <= ' ' or > '~'))) return $"leads to {next}";
        if (answer.Headers.TryGetValue("Set-Cookie", out var cookies) && cookies.Contains("a=b", StringComparison.Ordinal)) return $"sets {cookies}";
        if (!answer.Headers.TryGetValue("Content-Security-Policy", out var policy) || !answer.Headers.ContainsKey("X-Content-Type-Options")) return $"has no policy {policy}";
        if (answer.Body.Contains("<script>alert", StringComparison.Ordinal) && answer.Headers["Content-Type"].StartsWith("text/html", StringComparison.Ordinal)) return "runs a script";
        if (answer.Body.Contains("<img src=x", StringComparison.Ordinal)) return "shows a picture";
        if (answer.Status < 400 || !answer.Headers.TryGetValue("Content-Type", out var type) || type.StartsWith("application/problem+json", StringComparison.Ordinal) || answer.Status == 414) return answer.Status is 405 ? "is said to a program" : null;
        if (!answer.Body.Contains($"<html lang=\"{language}\"", StringComparison.Ordinal)) return $"{answer.Status} says nothing in {language}: {Plain(answer.Body)}";
        var said = Refusal().Match(answer.Body).Groups["said"].Value;
        return language is "ar" or "zh" or "ru" && said.Length > 0 && !said.Any(letter => letter > '\u0400') ? $"{answer.Status} is refused in another language: {said}" : null;
    }

    private static string Plain(string html) => Tag().Replace(html, " ") is var text && text.Length > 1_500 ? text[^1_500..] : text;

    private static string Shown(List<(string Name, string Value)> fields) => string.Join('&', fields.Select(field => $"{field.Name}={(field.Value.Length > 60 ? field.Value[..60] + "…" : field.Value)}")).Replace("\0", "\\0", StringComparison.Ordinal);

    [GeneratedRegex("""<p class="notice refused" role="alert">(?<said>[^<]*)<""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"<[^>]*>\s*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag();

    /// <summary>Chance that comes out the same each time.</summary>
    private sealed class Chance(ulong seed)
    {
        private readonly CounterRandom _random = new(seed);
        private ulong _drawn;

        public int Below(int bound) => _random.Below(_drawn++, bound);

        public T Pick<T>(params T[] of) => of[Below(of.Length)];
    }
}
