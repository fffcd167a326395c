using Entente.Dialogue.Agenda;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue.Tests.Statements;

public sealed class StatementCommandTests
{
    [Fact]
    public void To_withhold_a_statement_takes_a_reason()
    {
        var talk = Talk.WithThreeParties();
        talk.Say("ann", "Patrols announce their course.");

        Assert.IsType<InvalidField>(talk.Refused("carla", new ModerateStatement(new StatementId(1), ModerationStatus.Withheld, null)));
        talk.Do("carla", new ModerateStatement(new StatementId(1), ModerationStatus.Withheld, "Names a person."));
        Assert.IsType<NotFound>(talk.Refused("bob", new TakeStance(new StatementId(1), Position.Support)));
    }

    [Fact]
    public void A_translation_of_the_party_is_the_partys_to_make()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");

        Assert.IsType<NotAllowed>(talk.Refused("bob", new AttachTranslation(statement, "fr", "Autre.", TranslationOrigin.Party)));
        Assert.IsType<NotAllowed>(talk.Refused("eve", new AttachTranslation(statement, "fr", "Autre.", TranslationOrigin.Party)));
        Assert.IsType<InvalidField>(talk.Refused("eve", new AttachTranslation(statement, "EN", "Same language.", TranslationOrigin.Human)));
    }

    [Fact]
    public void A_later_translation_of_the_same_origin_takes_the_earlier_ones_place()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("eve", new AttachTranslation(statement, "fr", "Un.", TranslationOrigin.Human));
        talk.Do("eve", new AttachTranslation(statement, "fr", "Deux.", TranslationOrigin.Human));

        Assert.Equal(["Deux."], talk.State.Statements[0].Translations.Select(translation => translation.Text.Value));
    }

    [Fact]
    public void A_delegate_tags_only_what_they_wrote()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");

        Assert.IsType<NotAllowed>(talk.Refused("bob", new TagStatement(statement, new StatementTags(GoalLevel.BasicSecurity, null, null))));
        talk.Do("ann", new TagStatement(statement, new StatementTags(GoalLevel.BasicSecurity, null, null)));
        Assert.IsType<InvalidField>(talk.Refused("ann", new TagStatement(statement, new StatementTags((GoalLevel)9, null, null))));
    }

    [Fact]
    public void A_higher_goal_level_is_opened_once_the_lower_are_dealt_with_or_with_a_reason()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.", new StatementTags(GoalLevel.BasicSecurity, null, null));
        Assert.IsType<LowerLevelsAreOpen>(talk.Refused("carla", new OpenGoalLevel(GoalLevel.EconomicJustice, null)));

        foreach (var account in new[] { "ann", "bob", "cid" })
            talk.Do(account, new TakeStance(statement, Position.Support));
        talk.Do("carla", new OpenGoalLevel(GoalLevel.EconomicJustice, null));

        Assert.Empty(talk.State.AgendaExceptions);
        talk.Say("ann", "Fish are counted together.", new StatementTags(GoalLevel.EconomicJustice, null, null));
        talk.Do("carla", new OpenGoalLevel(GoalLevel.GlobalIssues, "The flood does not wait."));
        Assert.Equal("The flood does not wait.", talk.State.AgendaExceptions.Single().Reason);
    }

    [Fact]
    public void A_statement_is_taken_up_early_with_a_reason_and_stances_are_taken_on_it()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Climate first.", new StatementTags(GoalLevel.GlobalIssues, null, null));
        Assert.IsType<NotOnTheAgendaYet>(talk.Refused("bob", new TakeStance(statement, Position.Support)));

        talk.Do("fay", new TakeUpStatement(statement, "The flood does not wait."));

        talk.Do("bob", new TakeStance(statement, Position.Support));
        Assert.Empty(talk.Do("fay", new TakeUpStatement(statement, "Again.")));
    }

    [Fact]
    public void One_round_is_open_at_a_time_and_takes_what_it_says()
    {
        var talk = Talk.WithThreeParties();
        Assert.IsType<RoundIsOpen>(talk.Refused("carla", new OpenRound("Second", RoundTakes.All, null)));
        talk.Do("carla", new CloseRound(new RoundId(1)));
        talk.Do("carla", new OpenRound("Guesses", RoundTakes.Guesses, null));

        Assert.IsType<RoundDoesNotTake>(talk.Refused("ann", new SubmitStatement("Text.", "en", StatementTags.None)));
        Assert.Empty(talk.Do("carla", new CloseRound(new RoundId(1))));
        Assert.IsType<NotFound>(talk.Refused("carla", new CloseRound(new RoundId(9))));
        Assert.IsType<InvalidField>(talk.Refused("carla", new OpenRound("None", RoundTakes.None, null)));
    }
}
