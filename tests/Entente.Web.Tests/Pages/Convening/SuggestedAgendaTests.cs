using System.Net;
using Entente.Web.Tests.Dialogues;

namespace Entente.Web.Tests.Pages.Convening;

public sealed class SuggestedAgendaTests
{
    [Fact]
    public async Task Who_convenes_from_a_template_reads_what_it_suggests_to_take_up_in_the_order_of_the_goal_levels()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await PageReader.RegisterAsync(server.Address, "carla");

        var (_, page) = await carla.GetAsync("/fr/dialogues/new?template=assembly-conference");
        var (_, without) = await carla.GetAsync("/fr/dialogues/new?template=none");

        Assert.Contains("Ordre du jour suggéré", page, StringComparison.Ordinal);
        InOrder(page, "Déclarations générales", "Survie et sûreté", "Sécurité et justice économiques", "Questions mondiales : climat");
        Assert.DoesNotContain("Ordre du jour suggéré", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_convening_the_suggestions_stand_where_rounds_are_opened_and_fill_in_the_title_of_one()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await Person.RegisterAsync(server.Address, "carla");
        await ConveneAsync(carla, "at-sea", "assembly-conference");
        await ConveneAsync(carla, "at-home", null);
        using var reader = new PageReader(server.Address, carla);

        var (_, lead) = await reader.GetAsync("/en/dialogues/at-sea/lead");
        var (_, chosen) = await reader.GetAsync("/en/dialogues/at-sea/lead?item=justice");
        var (status, unknown) = await reader.GetAsync("/en/dialogues/at-sea/lead?item=%3Cb%3E");
        var (_, without) = await reader.GetAsync("/en/dialogues/at-home/lead");

        InOrder(lead, "General statements of delegations", "Survival and safety", "Economic security and justice", "Global issues: climate");
        Assert.Contains("href=\"/en/dialogues/at-sea/lead?item=justice#round\"", lead, StringComparison.Ordinal);
        Assert.Contains("name=\"title\" value=\"Economic security and justice", chosen, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("<b>", unknown, StringComparison.Ordinal);
        Assert.DoesNotContain("Suggested agenda", without, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_round_is_open_the_suggestions_are_there_without_a_way_to_open_another()
    {
        await using var server = await DialogueServer.StartAsync();
        using var carla = await Person.RegisterAsync(server.Address, "carla");
        await ConveneAsync(carla, "at-sea", "track-two-workshop");
        await carla.DoAsync("POST", "dialogues/at-sea/rounds", new { title = "First", takes = new[] { "statements" } }, 201);
        using var reader = new PageReader(server.Address, carla);

        var (_, lead) = await reader.GetAsync("/en/dialogues/at-sea/lead");

        Assert.Contains("Mutual restraint", lead, StringComparison.Ordinal);
        Assert.DoesNotContain("?item=", lead, StringComparison.Ordinal);
    }

    private static async Task ConveneAsync(Person convener, string id, string? template) => await convener.DoAsync(
        "POST", "dialogues", new { id, title = "Ships", purpose = "Rules for ships.", language = "en", template }, 201);

    private static void InOrder(string page, params string[] texts)
    {
        var places = texts.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }
}
