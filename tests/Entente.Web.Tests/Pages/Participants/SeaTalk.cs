using Entente.Web.Tests.Dialogues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Entente.Web.Tests.Pages.Participants;

/// <summary>A dialogue of two delegations with an open round and three statements, and browsers for who takes part in it.</summary>
internal sealed class SeaTalk : IAsyncDisposable
{
    public const string Room = "/en/dialogues/at-sea";

    private SeaTalk(DialogueServer server, Person convener, Person facilitator) => (Server, Convener, Facilitator) = (server, convener, facilitator);

    public DialogueServer Server { get; }

    public Person Convener { get; }

    public Person Facilitator { get; }

    public static async Task<SeaTalk> StartAsync(
        FakeTimeProvider? clock = null, string third = "A telephone line is open day and night.", Action<IServiceCollection>? services = null)
    {
        var server = await DialogueServer.StartAsync(clock: clock, services: services);
        var convener = await Person.RegisterAsync(server.Address, "carla");
        await convener.DoAsync("POST", "dialogues", new { id = "at-sea", title = "Incidents at sea", purpose = "Rules for ships that meet.", language = "en", template = "assembly-conference" }, 201);
        foreach (var name in new[] { "Arcadia", "Borduria" })
            await convener.DoAsync("POST", "dialogues/at-sea/parties", new { name }, 201);
        var facilitator = await Person.GuestAsync(server.Address, "at-sea", await CodeAsync(convener, new { role = "facilitator" }), "Fay", "en");
        await convener.DoAsync("POST", "dialogues/at-sea/rounds", new { title = "First round", takes = new[] { "statements", "stances", "guesses" } }, 201);
        foreach (var text in new[] { "Ships announce exercises.", "Aircraft keep their distance.", third })
        {
            var statement = (int)(await facilitator.DoAsync("POST", "dialogues/at-sea/statements", new { text, language = "en", tags = new { goalLevel = "basicSecurity" } }, 201))["statement"]!;
            await facilitator.DoAsync("PUT", $"dialogues/at-sea/statements/{statement}/moderation", new { moderation = "accepted" }, 204);
        }
        return new SeaTalk(server, convener, facilitator);
    }

    /// <summary>A browser in which somebody joined by the pages.</summary>
    public async Task<PageReader> JoinAsync(object invitation, string name)
    {
        var browser = new PageReader(Server.Address);
        await browser.OpenAsync("/en/join/at-sea");
        await browser.SubmitAsync("/en/join/at-sea", ("code", await CodeAsync(Convener, invitation)), ("name", name), ("language", "en"));
        return browser;
    }

    public Task<PageReader> DelegateAsync(int party, string name = "Ann") => JoinAsync(new { role = "delegate", party }, name);

    /// <summary>The code of a new invitation.</summary>
    public Task<string> CodeAsync(object invitation) => CodeAsync(Convener, invitation);

    public async ValueTask DisposeAsync()
    {
        Convener.Dispose();
        Facilitator.Dispose();
        await Server.DisposeAsync();
    }

    private static async Task<string> CodeAsync(Person convener, object invitation) =>
        (string)(await convener.DoAsync("POST", "dialogues/at-sea/invitations", invitation, 201))["code"]!;
}
