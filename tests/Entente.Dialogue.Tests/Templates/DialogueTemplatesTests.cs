using Entente.Dialogue.Overviews;
using Entente.Dialogue.Templates;
using Entente.Records;

namespace Entente.Dialogue.Tests.Templates;

public sealed class DialogueTemplatesTests
{
    public static TheoryData<string> Ids => [.. DialogueTemplates.All.Select(template => template.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_dialogue_is_convened_from_a_template_and_its_first_round_opened(string id)
    {
        var template = DialogueTemplates.Find(id)!;
        var talk = new Talk();

        talk.Do("carla", new ConveneDialogue(template.Name, template.Purpose, template.Rules, template.Id, "Carla", "en"));
        talk.Do("carla", template.FirstRound);

        Assert.Equal(template.Rules, talk.State.Rules);
        Assert.NotNull(talk.State.OpenRound(talk.Now));
        Assert.Equal(template.Agenda.Count, template.Agenda.Select(item => item.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_template_suggests_is_in_the_order_of_the_goal_levels_and_found_again_after_convening(string id)
    {
        var template = DialogueTemplates.Find(id)!;
        var talk = new Talk();

        talk.Do("carla", new ConveneDialogue(template.Name, template.Purpose, template.Rules, template.Id, "Carla", "en"));

        var levels = template.Agenda.Select(item => item.Level).OfType<GoalLevel>();
        Assert.Equal(levels.Order(), levels);
        Assert.Equal(id, talk.Ask("carla", new ReadAgenda()).Template);
    }

    [Fact]
    public void Of_a_dialogue_without_a_template_none_is_told() => Assert.Null(Talk.Convened().Ask("carla", new ReadAgenda()).Template);

    [Fact]
    public void An_unknown_template_is_none() => Assert.Null(DialogueTemplates.Find("moon-landing"));
}
