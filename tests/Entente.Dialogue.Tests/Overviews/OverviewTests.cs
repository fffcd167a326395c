using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue.Tests.Overviews;

public sealed class OverviewTests
{
    [Fact]
    public void An_overview_says_what_the_dialogue_is_and_who_I_am()
    {
        var talk = Talk.WithThreeParties();
        talk.Say("ann", "Patrols announce their course.");

        var overview = talk.Ask("bob", new ReadOverview());

        Assert.Equal(("Borders", "First round", 3, 1), (overview.Title, overview.Round!.Title, overview.Parties.Count, overview.Size.Statements));
        Assert.Equal((Role.Delegate, "Borduria", "bob"), (overview.Me!.Role, overview.Me.PartyName, overview.Me.Name));
    }

    [Fact]
    public void An_invited_dialogue_does_not_tell_strangers_that_it_exists() =>
        Assert.IsType<NotFound>(Talk.WithThreeParties().NotTold("mallory", new ReadOverview()));

    [Fact]
    public void An_open_dialogue_can_be_read_about_before_joining() =>
        Assert.Null(Talk.Convened(new DialogueRules { Openness = Openness.Open }).Ask("anybody", new ReadOverview()).Me);

    [Fact]
    public void A_statement_is_read_in_the_readers_language_with_the_original_beside_it()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("eve", new AttachTranslation(statement, "fr", "Machine.", TranslationOrigin.Machine));
        talk.Do("eve", new AttachTranslation(statement, "fr", "Les patrouilles annoncent leur route.", TranslationOrigin.Human));

        var line = talk.Ask("bob", new ListStatements("fr")).Statements.Single();

        Assert.Equal(("Les patrouilles annoncent leur route.", TranslationOrigin.Human), (line.Text, line.Origin));
        Assert.Equal(("Patrols announce their course.", "en"), (line.Original, line.OriginalLanguage));
    }

    [Fact]
    public void A_translation_by_the_party_itself_comes_first_and_another_region_serves()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("eve", new AttachTranslation(statement, "zh-Hans", "人", TranslationOrigin.Human));
        talk.Do("ann", new AttachTranslation(statement, "zh-Hans", "方", TranslationOrigin.Party));

        Assert.Equal("方", talk.Ask("bob", new ListStatements("zh")).Statements.Single().Text);
        Assert.Null(talk.Ask("bob", new ListStatements("en-GB")).Statements.Single().Origin);
    }

    [Fact]
    public void A_waiting_statement_is_seen_by_its_author_and_the_moderators_alone()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("ann", new SubmitStatement("Not yet looked at.", "en", StatementTags.None));

        Assert.Single(talk.Ask("ann", new ListStatements()).Statements);
        Assert.Single(talk.Ask("fay", new ListStatements()).Statements);
        Assert.Empty(talk.Ask("bob", new ListStatements()).Statements);
    }

    [Fact]
    public void Pages_follow_each_other_without_gaps()
    {
        var talk = Talk.WithThreeParties();
        for (var number = 1; number <= 5; number++)
            talk.Say("ann", $"Statement of number {number} {new string('a', number)}.");

        var first = talk.Ask("bob", new ListStatements(Limit: 3));
        var second = talk.Ask("bob", new ListStatements(After: first.Next!.Value.Number, Limit: 3));

        Assert.Equal([1, 2, 3, 4, 5], first.Statements.Concat(second.Statements).Select(line => line.Statement.Number));
        Assert.Null(second.Next);
        Assert.IsType<InvalidField>(talk.NotTold("bob", new ListStatements(Limit: 201)));
    }

    [Fact]
    public void Stances_of_others_are_hidden_while_a_round_takes_stances_and_shown_after()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("bob", new TakeStance(statement, Position.RedLine, 3, "Not on our coast."));

        Assert.IsType<StancesAreHidden>(talk.NotTold("ann", new ReadStancesOn(statement)));
        talk.Do("carla", new CloseRound(new RoundId(1)));

        var stance = talk.Ask("ann", new ReadStancesOn(statement)).Parties.Single();
        Assert.Equal(("Borduria", Position.RedLine, "Not on our coast."), (stance.Name, stance.Stance.Position, stance.Stance.Words));
        Assert.IsType<NotAllowed>(talk.NotTold("oz", new ReadStancesOn(statement)));
    }

    [Fact]
    public void An_anonymous_dialogue_shows_no_stance_of_others_and_lists_no_delegates()
    {
        var talk = Talk.WithThreeParties(new DialogueRules { Attribution = Attribution.Anonymous });
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("bob", new TakeStance(statement, Position.Oppose));
        talk.Do("carla", new CloseRound(new RoundId(1)));

        Assert.IsType<StancesAreAnonymous>(talk.NotTold("ann", new ReadStancesOn(statement)));
        Assert.Null(talk.Ask("bob", new ListStatements()).Statements.Single().Party);
        var page = talk.Ask("ann", new ListParticipants());
        Assert.Equal(3, page.AnonymousDelegates);
        Assert.Equal(["ann"], page.Participants.Where(one => one.Role == Role.Delegate).Select(one => one.IsMe ? "ann" : "other"));
    }

    [Fact]
    public void Own_stances_come_with_all_versions()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("bob", new TakeStance(statement, Position.Oppose));
        talk.Do("bob", new TakeStance(statement, Position.Support));

        var own = talk.Ask("bob", new ReadOwnStances()).Statements.Single();

        Assert.Equal([Position.Support, Position.Oppose], own.Versions.Select(version => version.Position));
    }

    [Fact]
    public void The_next_statement_without_an_analysis_has_the_fewest_stances()
    {
        var talk = Talk.WithThreeParties();
        var heard = talk.Say("ann", "Patrols announce their course.");
        var unheard = talk.Say("ann", "Pilots speak one language.");
        talk.Do("bob", new TakeStance(heard, Position.Support));

        Assert.Equal(unheard, talk.Ask("cid", new NextStatement(), draw: 0.99).Statement!.Statement);
    }

    [Fact]
    public void The_next_statement_is_one_that_the_party_has_not_spoken_on_and_none_when_all_are_done()
    {
        var talk = Talk.WithThreeParties();
        var one = talk.Say("ann", "Patrols announce their course.");
        var two = talk.Say("ann", "Pilots speak one language.");
        talk.Do("bob", new TakeStance(one, Position.Support));

        var next = talk.Ask("bob", new NextStatement());
        talk.Do("bob", new TakeStance(two, Position.Abstain));

        Assert.Equal((two, 1), (next.Statement!.Statement, next.Left));
        Assert.Null(talk.Ask("bob", new NextStatement()).Statement);
        Assert.Null(talk.Ask("bob", new NextStatement(), analysis: talk.Analysis()).Statement);
    }

    [Fact]
    public void The_next_statement_is_drawn_by_the_weights_of_the_analysis()
    {
        var talk = Talk.WithThreeParties();
        for (var number = 1; number <= 4; number++)
            talk.Say("ann", $"Statement of number {new string('b', number)}.");
        talk.Do("ann", new TakeStance(new StatementId(1), Position.Support));
        var analysis = talk.Analysis();
        var weights = new double[4];
        analysis.RoutingWeights([true, true, true, true], weights);

        var drawn = Enumerable.Range(0, 10_000).Select(draw => NextStatement.Draw(talk.State, new PartyId(2), (draw + 0.5) / 10_000, analysis).Next!.Id.Number)
            .GroupBy(number => number).ToDictionary(group => group.Key, group => group.Count());

        Assert.All(Enumerable.Range(1, 4), number => Assert.Equal(10_000 * weights[number - 1] / weights.Sum(), drawn[number], tolerance: 1.5));
    }

    [Fact]
    public void The_next_statement_is_within_the_open_goal_level()
    {
        var talk = Talk.WithThreeParties();
        talk.Say("ann", "Climate first.", new StatementTags(GoalLevel.GlobalIssues, null, null));

        Assert.Null(talk.Ask("bob", new NextStatement()).Statement);
        Assert.False(talk.Ask("bob", new ListStatements()).Statements.Single().IsOnAgenda);
        Assert.Equal([true, false, false], talk.Ask("bob", new ReadAgenda()).Levels.Select(level => level.IsOpen));
    }

    [Fact]
    public void Invitations_are_shown_to_the_convener_without_codes()
    {
        var talk = Talk.WithThreeParties();

        var list = talk.Ask("carla", new ListInvitations());

        Assert.All(list.Invitations, invitation => Assert.Equal(InvitationStatus.Used, invitation.Status));
        Assert.DoesNotContain(Talk.Hash("ann"), list.ToString() + string.Concat(list.Invitations), StringComparison.Ordinal);
        Assert.IsType<NotAllowed>(talk.NotTold("fay", new ListInvitations()));
    }

    [Fact]
    public void The_log_of_moderation_is_public()
    {
        var talk = Talk.WithThreeParties();
        talk.Say("ann", "Patrols announce their course.");
        talk.Do("carla", new ModerateStatement(new StatementId(1), ModerationStatus.Withheld, "Off the subject."));

        var log = talk.Ask("oz", new ReadModerationLog());

        Assert.Equal([null, "Off the subject."], log.Entries.Select(entry => entry.Reason));
        Assert.Equal(Role.Convener, log.Entries[^1].By);
    }
}
