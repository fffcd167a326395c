using System.Net;
using Entente.Web.Tests.Translation;
using Entente.Web.Translation;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Pages.Participants;

public sealed class MachineTranslationTests
{
    private const string Statements = $"{SeaTalk.Room}/statements";
    private const string Machine = $"{Statements}/1/translations/machine";
    private const string Moderation = $"{SeaTalk.Room}/lead/moderation";

    [Fact]
    public async Task Where_no_machine_is_set_up_nothing_is_offered_and_who_asks_is_told_so()
    {
        await using var talk = await SeaTalk.StartAsync();
        using var ann = await talk.DelegateAsync(1);

        await ann.OpenAsync(Statements);
        Assert.DoesNotContain("/translations/machine", ann.Page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Conflict, await ann.SubmitAsync(Machine, ("language", "fr")));
        Assert.Contains("The machine did not translate this", ann.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_machine_translated_is_attached_and_says_so_beside_the_text()
    {
        var machine = new StubTranslator((_, _) => "Les navires <b>annoncent</b> leurs exercices.");
        await using var talk = await StartAsync(machine);
        using var ann = await talk.DelegateAsync(1);
        await ann.OpenAsync(Statements);
        Assert.Contains($"formaction=\"{Machine}\"", ann.Page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await ann.SubmitAsync(Machine, ("language", "fr"), ("text", ""), ("origin", "human")));
        Assert.Contains("The machine’s translation is attached.", ann.Page, StringComparison.Ordinal);
        await ann.OpenAsync("/fr/dialogues/at-sea/statements");

        Assert.Equal([("Ships announce exercises.", "en", "fr")], machine.Asked);
        Assert.Contains("Les navires &lt;b&gt;annoncent&lt;/b&gt; leurs exercices.", ann.Page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag care\">Traduction automatique</span>", ann.Page, StringComparison.Ordinal);
        Assert.Contains("Ships announce exercises.", ann.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_fails_and_a_language_that_does_not_fit_are_said_in_words()
    {
        var machine = new StubTranslator((_, to) => to == "en" ? "Ships announce exercises." : null);
        await using var talk = await StartAsync(machine);
        using var ann = await talk.DelegateAsync(1);
        await ann.OpenAsync(Statements);

        Assert.Equal(HttpStatusCode.Conflict, await ann.SubmitAsync(Machine, ("language", "fr")));
        Assert.Contains("role=\"alert\"", ann.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await ann.SubmitAsync(Machine, ("language", "en")));
        Assert.Equal(HttpStatusCode.BadRequest, await ann.SubmitAsync(Machine));
        Assert.Equal(HttpStatusCode.NotFound, await ann.SubmitAsync($"{Statements}/77/translations/machine", ("language", "fr")));
    }

    [Fact]
    public async Task Nothing_is_sent_away_for_somebody_who_may_not_see_or_translate_it()
    {
        var machine = new StubTranslator((_, _) => "Traduit.");
        await using var talk = await StartAsync(machine);
        using var observer = await talk.JoinAsync(new { role = "observer" }, "Olga");
        await observer.OpenAsync(Statements);
        using var stranger = await PageReader.RegisterAsync(talk.Server.Address, "mallory");
        await stranger.OpenAsync("/en/account");

        Assert.DoesNotContain("/translations/machine", observer.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await observer.SubmitAsync(Machine, ("language", "fr")));
        Assert.Equal(HttpStatusCode.NotFound, await stranger.SubmitAsync(Machine, ("language", "fr")));
        Assert.Empty(machine.Asked);
    }

    [Fact]
    public async Task Who_moderates_has_the_machine_where_they_translate()
    {
        var machine = new StubTranslator((text, _) => text.StartsWith("Ships", StringComparison.Ordinal) ? "Les navires." : null);
        await using var talk = await StartAsync(machine);
        using var fay = await talk.JoinAsync(new { role = "facilitator" }, "Second");
        await fay.OpenAsync($"{Moderation}?show=accepted");
        Assert.Contains($"formaction=\"{Moderation}/1/translation/machine?show=accepted\"", fay.Page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await fay.SubmitAsync($"{Moderation}/1/translation/machine?show=accepted", ("language", "fr")));
        Assert.Contains("The machine’s translation is attached.", fay.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await fay.SubmitAsync($"{Moderation}/2/translation/machine?show=accepted", ("language", "fr")));
        Assert.Contains("The machine did not translate this", fay.Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await fay.SubmitAsync($"{Moderation}/2/translation/machine"));
    }

    private static Task<SeaTalk> StartAsync(StubTranslator machine) =>
        SeaTalk.StartAsync(services: services => services.AddSingleton<ITranslator>(machine));
}
