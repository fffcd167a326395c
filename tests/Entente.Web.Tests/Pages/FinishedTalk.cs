using System.Globalization;
using Microsoft.Playwright;

namespace Entente.Web.Tests.Pages;

/// <summary>
/// A dialogue that was held in the browser with <c>entente serve</c>, from its convening to an adopted text: three delegations and twelve people in two languages, one
/// of them without scripts in a narrow window, four with phones in Arabic. Everything is done with the forms and links of the pages, and each page is looked at
/// while it has something to show.
/// </summary>
public sealed class FinishedTalk : IAsyncLifetime
{
    private static readonly string[] Texts = ["Ships announce exercises a day ahead.", "Aircraft keep ten miles from the ships of others.", "A telephone line is open day and night."];
    private static readonly string[] Translations = ["تعلن السفن عن تدريباتها قبل يوم.", "تبقى الطائرات على بعد عشرة أميال من سفن الآخرين.", "خط هاتفي مفتوح ليل نهار."];
    private static readonly (string Name, string Code)[] Delegations = [("Arcadia", "ARC"), ("Borduria", "BOR"), ("Cascadia", "CAS")];

    private ServedWorkbench _server = null!;

    internal ChromiumBrowser Browser { get; private set; } = null!;

    internal Uri Address => _server.Address;

    /// <summary>The path of the dialogue within a language.</summary>
    public const string Room = "/dialogues/incidents-at-sea";

    internal IPage Convener { get; private set; } = null!;

    internal IPage Facilitator { get; private set; } = null!;

    /// <summary>Two of each delegation, the second reading Arabic.</summary>
    internal List<IPage> Delegates { get; } = [];

    internal IPage Expert { get; private set; } = null!;

    internal IPage Observer { get; private set; } = null!;

    /// <summary>How many came in by an invitation.</summary>
    internal int Joined { get; private set; }

    /// <summary>What was wrong with the pages, looked at while the dialogue went on and after it.</summary>
    internal PageLooks Looks { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Browser = await ChromiumBrowser.StartAsync();
        _server = await ServedWorkbench.StartAsync();
        await ConveneAsync();
        await CommunicateAsync();
        await MirrorAsync();
        await LimitsAsync();
        await OverlapAsync();
        await NormsAsync();
        await AfterwardsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>Opens a page of the dialogue in the language of whoever opens it.</summary>
    internal static async Task<IPage> OpenAsync(IPage person, string path, string language = "en")
    {
        var answer = await person.GotoAsync($"/{language}{Room}{path}");
        Assert.True(answer!.Ok, $"{person.Url} answered {answer.Status}");
        return person;
    }

    /// <summary>Fills in the form of the page that is sent to an address, and presses its button.</summary>
    internal static async Task SendAsync(IPage page, string action, string? button = null, params (string Field, string Value)[] fields)
    {
        var sentTo = $"form[action$=\"{action}\"], form[action*=\"{action}?\"]";
        var form = page.Locator(sentTo).First;
        Assert.True(await form.CountAsync() > 0, $"{page.Url} has no form for {action}: {await page.Locator("body").InnerTextAsync()}");
        var closed = form.Locator("xpath=ancestor::details[not(@open)]");
        while (await closed.CountAsync() > 0) await closed.First.Locator("> summary").ClickAsync();
        foreach (var (field, value) in fields)
        {
            var input = form.Locator($"[name=\"{field}\"]");
            var kind = await input.First.GetAttributeAsync("type");
            if (kind is "radio" or "checkbox") await form.Locator($"[name=\"{field}\"][value=\"{value}\"]").CheckAsync();
            else if (await input.First.EvaluateAsync<string>("element => element.tagName") == "SELECT") await input.First.SelectOptionAsync(value);
            else await input.First.FillAsync(value);
        }
        await PressAsync(page, form.Locator(button ?? "button:not([disabled])").First);
        Assert.True(await page.Locator("[role=alert]").CountAsync() == 0, $"{action} was refused on {page.Url}: {(await page.Locator("main").InnerTextAsync())[..Math.Min(400, (await page.Locator("main").InnerTextAsync()).Length)]}");
    }

    // Pressing begins to load a page; it has been loaded when this returns.
    private static async Task PressAsync(IPage page, ILocator button)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Load += Loaded;
        await button.ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        page.Load -= Loaded;

        void Loaded(object? sender, IPage opened) => loaded.TrySetResult();
    }

    private async Task ConveneAsync()
    {
        Convener = await Browser.SitAsync(Address);
        await Looks.LookAsync(Convener, "", "home");
        await Looks.LookAsync(Convener, "/sign-in", "sign-in");
        await Convener.GotoAsync("/en/sign-in");
        await SendAsync(Convener, "/register", null, ("name", "carla"), ("password", "correct horse battery staple"));
        await Looks.LookAsync(Convener, "/dialogues", "dialogues-none");
        await Looks.LookAsync(Convener, "/dialogues/new", "templates");
        foreach (var template in new[] { "track-two-workshop", "assembly-conference", "open-consultation" }) await Looks.LookAsync(Convener, $"/dialogues/new?template={template}", template);
        await Convener.GotoAsync("/en/dialogues/new?template=assembly-conference");
        await SendAsync(Convener, "/dialogues/new", null, ("title", "Incidents at sea"), ("purpose", "Rules for ships and aircraft that meet."), ("language", "en"), ("convenerName", "Carla"), ("id", "incidents-at-sea"));
        await LookAsync(Convener, "", "begun");
        await LookAsync(Convener, "/people", "people-none");
        foreach (var (name, code) in Delegations)
        {
            await OpenAsync(Convener, "/people");
            await SendAsync(Convener, "/people/parties", null, ("name", name), ("code", code));
        }

        for (var party = 1; party <= 3; party++)
        {
            var links = await InviteAsync("Delegate", 2, party);
            // One without scripts on a narrow window, one with a phone in Arabic.
            Delegates.Add(await JoinAsync(links[0], $"First of {party}", "en", width: party == 2 ? 360 : 1280, scripts: party != 2));
            Delegates.Add(await JoinAsync(links[1], $"ثاني {party}", "ar", width: 360));
        }

        var facilitation = (await InviteAsync("Facilitator", 1))[0];
        await Looks.LookAsync(await Browser.SitAsync(Address), new Uri(facilitation.Link).AbsolutePath, "join");
        Facilitator = await JoinAsync(facilitation, "Fay", "en");
        var experts = await InviteAsync("Expert", 2);
        Expert = await JoinAsync(experts[0], "Eve", "ar");
        await JoinAsync(experts[1], "Emil", "en");
        var observers = await InviteAsync("Observer", 3);
        Observer = await JoinAsync(observers[0], "Olga", "en");
        await JoinAsync(observers[1], "Omar", "ar");
        await JoinAsync(observers[2], "Otto", "en");
        await LookAsync(Convener, "/people", "people");
    }

    private async Task<List<(string Link, string Code)>> InviteAsync(string role, int count, int? party = null)
    {
        await OpenAsync(Convener, "/people");
        await SendAsync(Convener, "/people/invitations", null, ("role", role), ("party", party?.ToString(CultureInfo.InvariantCulture) ?? ""), ("count", count.ToString(CultureInfo.InvariantCulture)));
        if (Joined == 0) await Looks.LookHereAsync(Convener, "links-en");
        var shown = await Convener.Locator("table.links .copied").AllInnerTextsAsync();
        return [.. shown.Chunk(2).Select(pair => (pair[0].Trim(), pair[1].Trim()))];
    }

    private async Task<IPage> JoinAsync((string Link, string Code) invitation, string name, string language, int width = 1280, bool scripts = true)
    {
        var person = await Browser.SitAsync(Address, language, width, scripts);
        await person.GotoAsync(invitation.Link);
        Assert.Contains($"/{language}/join/", person.Url, StringComparison.Ordinal);
        // With scripts the link fills in the code; without, people type it.
        if (scripts) Assert.Equal(invitation.Code, await person.Locator("input[name=code]").InputValueAsync());
        else await person.Locator("input[name=code]").FillAsync(invitation.Code);
        await SendAsync(person, "/join/incidents-at-sea", null, ("name", name), ("language", language));
        Assert.EndsWith(Room, new Uri(person.Url).AbsolutePath, StringComparison.Ordinal);
        Joined++;
        return person;
    }

    private async Task CommunicateAsync()
    {
        await LookAsync(Convener, "/lead", "lead-begun");
        await LookAsync(Delegates[0], "/turn", "turn-nothing");
        await OpenAsync(Convener, "/lead");
        await SendAsync(Convener, "/lead/rounds", null, ("title", "First round"), ("takes", "Statements"), ("takes", "Stances"), ("takes", "Guesses"));
        for (var party = 0; party < 3; party++)
        {
            await OpenAsync(Delegates[2 * party], "/statements");
            await SendAsync(Delegates[2 * party], $"{Room}/statements", null, ("text", Texts[party]), ("language", "en"), ("goalLevel", "basicSecurity"), ("sector", "military"), ("approach", "common"));
            if (party == 0) await LookAsync(Facilitator, "/lead/moderation", "moderation-queue");
            await OpenAsync(Facilitator, "/lead/moderation");
            await SendAsync(Facilitator, $"/lead/moderation/{party + 1}", "button[value=accepted], button[value=Accepted]");
            await OpenAsync(Expert, "/statements", "ar");
            await SendAsync(Expert, $"/statements/{party + 1}/translations", null, ("language", "ar"), ("text", Translations[party]), ("origin", "human"));
        }

        await LookAsync(Expert, "/statements", "statements-expert");
        await LookAsync(Delegates[0], "/statements", "statements-delegate");
        await LookAsync(Convener, "/projector", "projector-communicate");
        await OpenAsync(Delegates[1], "/statements", "ar");
        Assert.Contains(Translations[0], await Delegates[1].Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await EnterAsync("Mirror");
    }

    private async Task MirrorAsync()
    {
        await LookAsync(Delegates[0], "/mirror?about=2", "mirror-guesses");
        await LookAsync(Delegates[0], "/turn", "turn");
        await LookAsync(Delegates[0], "/packet", "packet");
        foreach (var language in new[] { "en", "ar" })
        {
            var packet = await Delegates[0].APIRequest.GetAsync($"/{language}{Room}/packet.html");
            var reader = await Browser.SitAsync(Address, language);
            await reader.SetContentAsync(await packet.TextAsync());
            await Looks.LookHereAsync(reader, $"packet-file-{language}");
        }

        for (var seat = 0; seat < 6; seat++)
        {
            var language = seat % 2 == 0 ? "en" : "ar";
            for (var about = 1; about <= 3; about++)
            {
                if (about == (seat / 2) + 1) continue;
                await OpenAsync(Delegates[seat], $"/mirror?about={about}", language);
                await SendAsync(Delegates[seat], "/mirror/guesses", null, ("guess-1", "oppose"), ("guess-2", "oppose"), ("guess-3", "support"));
            }
        }

        for (var party = 0; party < 3; party++)
        {
            for (var statement = 1; statement <= 3; statement++)
            {
                await OpenAsync(Delegates[2 * party], $"/turn?statement={statement}");
                if (party == 2 && statement == 2)
                {
                    var page = Delegates[2 * party];
                    await page.Locator("details.reservation > summary").ClickAsync();
                    await page.Locator("details.reservation textarea").FillAsync("Except in storms.");
                    await PressAsync(page, page.Locator("details.reservation form button"));
                }
                else
                {
                    await SendAsync(Delegates[2 * party], $"{Room}/turn", "button[value=support]");
                }
            }
        }

        for (var seat = 0; seat < 6; seat++)
        {
            await OpenAsync(Delegates[seat], "/mirror", seat % 2 == 0 ? "en" : "ar");
            await SendAsync(Delegates[seat], "/mirror/look");
        }

        await LookAsync(Delegates[0], "/mirror", "mirror");
        await LookAsync(Delegates[0], "/turn?statement=2", "turn-taken");
        await LookAsync(Convener, "/lead", "lead-mirror");
        await LookAsync(Observer, "", "room-observer");
        await EnterAsync("Limits");
    }

    private async Task LimitsAsync()
    {
        (int Seat, string Kind, string Text, string Seal)[] limits =
        [
            (0, "interest", "Fishing goes on.", "open"), (2, "redLine", "No inspection on board.", "sealed"), (4, "interest", "Safe straits.", "open"),
        ];
        foreach (var (seat, kind, text, seal) in limits)
        {
            await OpenAsync(Delegates[seat], "/limits");
            await SendAsync(Delegates[seat], $"{Room}/limits", null, ("kind", kind), ("text", text), ("seal", seal));
        }

        await LookAsync(Delegates[4], "/limits", "limits-delegate");
        await LookAsync(Facilitator, "/limits", "limits-facilitator");
        await OpenAsync(Delegates[2], "/limits");
        await SendAsync(Delegates[2], $"{Room}/limits/none");
        Assert.Contains("No inspection", await (await OpenAsync(Facilitator, "/limits")).Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("No inspection", await (await OpenAsync(Delegates[0], "/limits")).Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await EnterAsync("Overlap");
    }

    private async Task OverlapAsync()
    {
        await OpenAsync(Convener, "/lead");
        await SendAsync(Convener, "/lead/rounds/1/close");
        await LookAsync(Facilitator, "/overlap", "overlap-facilitator");
        await LookAsync(Delegates[0], "/overlap", "overlap-delegate");
        await LookAsync(Convener, "/projector", "projector-overlap");
        await OpenAsync(Facilitator, "/caucuses");
        await SendAsync(Facilitator, $"{Room}/caucuses", null, ("name", "Friends of the text"), ("members", "2"));
        await LookAsync(Facilitator, "/caucuses", "caucuses");
        await LookAsync(Facilitator, "/caucuses/1", "caucus");
        Assert.Contains(Texts[2], await (await OpenAsync(Facilitator, "/overlap")).Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await EnterAsync("Norms");
    }

    private async Task NormsAsync()
    {
        await LookAsync(Facilitator, "/drafts", "drafts-none");
        await OpenAsync(Facilitator, "/drafts");
        await SendAsync(Facilitator, $"{Room}/drafts", null, ("title", "Code for incidents at sea"), ("language", "en"), ("statements", "1"), ("statements", "2"), ("statements", "3"));
        await OpenAsync(Delegates[2], "/drafts/1");
        await SendAsync(Delegates[2], "/drafts/1/wordings/1/bracket", null, ("words", "a day ahead"));
        await OpenAsync(Delegates[0], "/drafts/1");
        await SendAsync(Delegates[0], "/drafts/1/amendments", null, ("kind", "replace"), ("text", "Ships announce exercises a full day ahead."), ("reason", "A day may be short."));
        await LookAsync(Facilitator, "/drafts/1", "draft-facilitator");
        await LookAsync(Delegates[0], "/drafts/1", "draft-delegate");
        await OpenAsync(Delegates[0], "/drafts/1");
        await SendAsync(Delegates[0], "/drafts/1/amendments/1/withdrawal");
        await OpenAsync(Delegates[2], "/drafts/1");
        await SendAsync(Delegates[2], "/drafts/1/elements/4/lifting");
        await LookAsync(Delegates[0], "/drafts/1/comparison?from=1&to=2", "comparison");
        for (var element = 1; element <= 3; element++)
        {
            foreach (var seat in new[] { 0, 2, 4 })
            {
                await OpenAsync(Delegates[seat], "/drafts/1");
                await SendAsync(Delegates[seat], $"/drafts/1/elements/{element}/stances", null, ("position", "support"));
            }
        }

        await LookAsync(Facilitator, "/drafts/1/adoptable", "adoptable");
        await LookAsync(Facilitator, "/adoptions", "adoptions-none");
        await OpenAsync(Facilitator, "/adoptions");
        await SendAsync(Facilitator, $"{Room}/adoptions", null, ("procedure", "consensus"));
        await LookAsync(Delegates[0], "/adoptions/1", "adoption-delegate");
        await LookAsync(Facilitator, "/adoptions/1", "adoption-facilitator");
        await OpenAsync(Delegates[0], "/adoptions/1");
        await SendAsync(Delegates[0], "/adoptions/1/explanations", null, ("text", "We join the consensus as a first step."));
        await OpenAsync(Delegates[4], "/adoptions/1");
        await SendAsync(Delegates[4], "/adoptions/1/reservations", null, ("elements", "2"), ("text", "Except in storms."));
        await OpenAsync(Facilitator, "/adoptions/1");
        await SendAsync(Facilitator, "/adoptions/1/conclusion");
    }

    // What people find later; a second text is under silence meanwhile.
    private async Task AfterwardsAsync()
    {
        await OpenAsync(Facilitator, "/drafts");
        await SendAsync(Facilitator, $"{Room}/drafts", null, ("title", "Telephone lines"), ("language", "en"), ("statements", "3"));
        await OpenAsync(Facilitator, "/adoptions?draft=2");
        await SendAsync(Facilitator, $"{Room}/adoptions", null, ("procedure", "silence"));
        await LookAsync(Delegates[0], "/adoptions/2", "silence");
        foreach (var (path, name) in new[] { ("/dialogues", "dialogues"), ("/account", "account"), ("/join", "join-by-name"), ("/nowhere", "nowhere") }) await Looks.LookAsync(Convener, path, name, name == "nowhere" ? 404 : 200);
        foreach (var path in new[] { "/people", "/lead", "/projector" }) await LookAsync(Convener, path, $"{path[1..]}-after");
        foreach (var path in new[] { "/drafts", "/drafts/1", "/lead/moderation" }) await LookAsync(Facilitator, path, $"{path[1..].Replace('/', '-')}-after");
        await LookAsync(Facilitator, "/lead/moderation?show=accepted", "moderation-accepted");
        await LookAsync(Facilitator, "/drafts/1?revision=1", "draft-earlier");
        await LookAsync(Delegates[0], "/statements?mine", "statements-mine");
        foreach (var path in new[] { "", "/turn", "/statements", "/mirror", "/overlap", "/adoptions/1" }) await LookAsync(Delegates[0], path, $"room{path.Replace('/', '-')}-delegate-after");
        foreach (var path in new[] { "", "/statements", "/adoptions", "/report", "/moderation" }) await LookAsync(Observer, path, $"room{path.Replace('/', '-')}-observer-after");
    }

    private Task LookAsync(IPage person, string path, string name) => Looks.LookAsync(person, Room + path, name);

    // A stage that is complete is left without a reason; that none is needed is part of what is tested.
    private async Task EnterAsync(string stage)
    {
        await OpenAsync(Convener, "/lead");
        var form = Convener.Locator("form[action$=\"/lead/stage\"]", new PageLocatorOptions { Has = Convener.Locator($"input[name=stage][value={stage}]") });
        await Convener.Locator("details", new PageLocatorOptions { Has = Convener.Locator($"input[name=stage][value={stage}]") }).Locator("> summary").ClickAsync();
        Assert.Null(await form.Locator("textarea").GetAttributeAsync("required"));
        await PressAsync(Convener, form.Locator("button"));
        Assert.Equal(0, await Convener.Locator("[role=alert]").CountAsync());
    }
}
