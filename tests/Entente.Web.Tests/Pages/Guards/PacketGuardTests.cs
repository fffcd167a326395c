using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Guards;

/// <summary>A packet belongs to one person, one dialogue and one round, and brings nothing that its person could not do.</summary>
public sealed class PacketGuardTests(GuardedServer guarded) : IClassFixture<GuardedServer>
{
    [Fact]
    public async Task A_packet_of_one_dialogue_is_worth_nothing_in_another_of_the_same_person()
    {
        using var first = await guarded.TalkAsync();
        using var second = await guarded.TalkAsync();
        using var person = await Person.RegisterAsync(guarded.Address, "delegate of two talks");
        using var visitor = new Visitor(guarded.Address, person);
        foreach (var talk in new[] { first, second })
        {
            var code = await GuardedTalk.CodeAsync(talk.Visitors["convener"].Person!, $"dialogues/{talk.Id}", new { role = "delegate", party = 1 });
            await person.DoAsync("POST", $"dialogues/{talk.Id}/join", new { code, name = "Dee", language = "en" }, 201);
        }

        var packet = (await visitor.OpenAsync($"/en/dialogues/{first.Id}/packet.txt")).Body.Replace("\n1: \n", "\n1: +\n", StringComparison.Ordinal);
        var events = await guarded.EventsOfAsync(second.Id);

        Assert.Equal(409, (await visitor.SendAsync($"/en/dialogues/{second.Id}/packet", [("text", packet)])).Status);
        Assert.Equal(events, await guarded.EventsOfAsync(second.Id));
        Assert.Equal(303, (await visitor.SendAsync($"/en/dialogues/{first.Id}/packet", [("text", packet)])).Status);
    }

    [Fact]
    public async Task A_packet_ends_with_its_round_and_with_its_persons_place()
    {
        using var talk = await guarded.TalkAsync();
        var (own, convener) = (talk.Visitors["delegate"], talk.Visitors["convener"].Person!);
        var packet = (await own.OpenAsync($"/en/dialogues/{talk.Id}/packet.txt")).Body.Replace("\n1: \n", "\n1: +\n", StringComparison.Ordinal);
        await convener.DoAsync("POST", $"dialogues/{talk.Id}/rounds/1/close", null, 204);
        Assert.Equal(409, (await own.SendAsync($"/en/dialogues/{talk.Id}/packet", [("text", packet)])).Status);
        await convener.DoAsync("POST", $"dialogues/{talk.Id}/rounds", new { title = "Second", takes = new[] { "stances" } }, 201);
        Assert.Equal(409, (await own.SendAsync($"/en/dialogues/{talk.Id}/packet", [("text", packet)])).Status);

        var latest = (await own.OpenAsync($"/en/dialogues/{talk.Id}/packet.txt")).Body.Replace("\n1: \n", "\n1: +\n", StringComparison.Ordinal);
        await convener.DoAsync("DELETE", $"dialogues/{talk.Id}/participants/3", new { reason = "A test." }, 204);
        Assert.Equal(404, (await own.SendAsync($"/en/dialogues/{talk.Id}/packet", [("text", latest)])).Status);
    }

    [Fact]
    public async Task A_packet_answers_only_what_it_asked_and_is_shown_again_as_text()
    {
        using var talk = await guarded.TalkAsync();
        var own = talk.Visitors["delegate"];
        var packet = (await own.OpenAsync($"/en/dialogues/{talk.Id}/packet.txt")).Body;
        var seal = packet.Split('\n').First(line => line.StartsWith("seal: ", StringComparison.Ordinal));
        var events = await guarded.EventsOfAsync(talk.Id);
        string[] spoilt =
        [
            packet.Replace("\n1: \n", "\n2: +\n", StringComparison.Ordinal), packet.Replace("\n1: \n", "\n4: +\n", StringComparison.Ordinal), packet.Replace("\n1: \n", "\n1: +\n2: -\n", StringComparison.Ordinal),
            packet.Replace("\n1: \n", "\n1: ~ a\u202Eb\n", StringComparison.Ordinal), packet.Replace("\n1: \n", "\n1: ! \"><script>alert(1)</script>\n1: +\n", StringComparison.Ordinal), packet.Replace("\n1: \n", "\n1: + (9)\n", StringComparison.Ordinal),
            $"seal: AAAA\n{packet}".Replace("\n1: \n", "\n1: +\n", StringComparison.Ordinal), packet.Replace(seal, "", StringComparison.Ordinal), "<pre id=\"packet\">" + packet, "<", new string('<', 50_000), "seal:\n1: +", new string('1', 40_000) + ": +",
        ];
        foreach (var text in spoilt)
        {
            var answer = await own.SendAsync($"/en/dialogues/{talk.Id}/packet", [("text", text)]);
            Assert.True(answer.Status is >= 400 and < 500, $"{answer.Status} {text[..Math.Min(80, text.Length)]} {guarded.Failures}");
            Assert.DoesNotContain("<script>alert", answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(events, await guarded.EventsOfAsync(talk.Id));
    }

    [Fact]
    public async Task A_stance_that_a_colleague_took_meanwhile_is_not_overwritten_by_a_packet()
    {
        using var talk = await guarded.TalkAsync();
        var own = talk.Visitors["delegate"];
        var packet = (await own.OpenAsync($"/en/dialogues/{talk.Id}/packet.txt")).Body.Replace("\n1: \n", "\n1: +\n", StringComparison.Ordinal);
        await own.Person!.DoAsync("POST", $"dialogues/{talk.Id}/stances", new { statement = 1, position = "oppose" });

        Assert.Equal(409, (await own.SendAsync($"/en/dialogues/{talk.Id}/packet", [("text", packet)])).Status);
        Assert.Contains("\"oppose\"", (await own.Person!.DoAsync("GET", $"dialogues/{talk.Id}/stances")).ToJsonString(), StringComparison.Ordinal);
    }
}
