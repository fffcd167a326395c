using Entente.Dialogue.Templates;

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

    [Fact]
    public void An_unknown_template_is_none() => Assert.Null(DialogueTemplates.Find("moon-landing"));
}
