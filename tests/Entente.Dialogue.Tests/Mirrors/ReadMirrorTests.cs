using Entente.Dialogue.Guesses;
using Entente.Dialogue.Mirrors;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue.Tests.Mirrors;

public sealed class ReadMirrorTests
{
    [Fact]
    public void A_profile_shows_ones_own_lean_beside_the_others()
    {
        var talk = Spoken(closes: true);

        var military = talk.Ask("ann", new ReadMirror()).Profile.Single(tag => tag is { Axis: TagAxis.Sector, Tag: "Military" });

        // Arcadia supports all six; of the others' twelve stances six support.
        Assert.Equal((6, 1.0, 12, 0.5, 1), (military.Own, military.OwnSupport!.Value.Share, military.Others, military.OthersSupport!.Value.Share, military.Leans));
        Assert.False(military.IsThin);
    }

    [Fact]
    public void Few_stances_are_said_to_be_few()
    {
        var talk = Spoken(closes: true);

        Assert.True(talk.Ask("ann", new ReadMirror()).IsThin);
        Assert.All(talk.Ask("ann", new ReadMirror()).Profile.Where(tag => tag.Own < 5), tag => Assert.Equal((true, 0), (tag.IsThin, tag.Leans)));
    }

    [Fact]
    public void Perception_gaps_are_mean_errors_with_the_statements_most_misread()
    {
        var talk = Spoken(closes: true);

        var gap = talk.Ask("ann", new ReadMirror()).Perception.Single(one => one.Party == new PartyId(3));

        // Cascadia opposes (−½) all three that Arcadia took for support (1), opposition (−½) and abstention (0).
        Assert.Equal((3, 2.0 / 3, 2.0 / 3), (gap.Guesses, gap.SignedError, gap.AbsoluteError));
        Assert.Equal([new StatementId(1), new StatementId(3)], gap.MostMisread);
    }

    [Fact]
    public void Agreement_against_ones_guess_is_unexpected()
    {
        var talk = Spoken(closes: true);

        var unexpected = talk.Ask("ann", new ReadMirror()).Unexpected.Where(one => one.Reason == UnexpectedBecause.Guess);

        Assert.Equal([(new PartyId(2), new StatementId(1))], unexpected.SelectMany(one => one.Statements.Select(statement => (one.Party, statement))));
    }

    [Fact]
    public void Who_agrees_least_is_told_with_what_is_shared_and_nobody_is_where_all_agree_alike()
    {
        var (apart, alike) = (Talk.WithThreeParties(), Talk.WithThreeParties());
        foreach (var talk in new[] { apart, alike })
        {
            for (var number = 1; number <= 4; number++)
            {
                var statement = talk.Say("ann", $"Statement {new string('c', number)}.");
                foreach (var speaker in new[] { "ann", "bob" }) talk.Do(speaker, new TakeStance(statement, Position.Support));
                talk.Do("cid", new TakeStance(statement, talk == apart && number > 1 ? Position.Oppose : Position.Support));
            }
            talk.Do("carla", new CloseRound(new RoundId(1)));
        }

        var least = Assert.Single(apart.Ask("ann", new ReadMirror()).Unexpected);

        Assert.Equal((new PartyId(3), UnexpectedBecause.LowAgreement, new StatementId(1)), (least.Party, least.Reason, Assert.Single(least.Statements)));
        Assert.Empty(alike.Ask("ann", new ReadMirror()).Unexpected);
    }

    [Fact]
    public void Ones_own_guesses_are_told_to_oneself_alone_while_the_round_is_open_too()
    {
        var talk = Spoken(closes: false);
        talk.Bring("amy", Dialogue.Participants.Role.Delegate, 1);

        Assert.Equal(
            [new OwnGuess(new StatementId(1), Position.Support), new OwnGuess(new StatementId(2), Position.Oppose), new OwnGuess(new StatementId(3), Position.Abstain)],
            talk.Ask("ann", new ReadOwnGuesses(new PartyId(3))).Guesses);
        Assert.Empty(talk.Ask("amy", new ReadOwnGuesses(new PartyId(3))).Guesses);
        Assert.Empty(talk.Ask("bob", new ReadOwnGuesses(new PartyId(3))).Guesses);
        Assert.Empty(talk.Ask("ann", new ReadOwnGuesses(new PartyId(77))).Guesses);
    }

    [Fact]
    public void While_the_round_is_open_no_stance_of_another_party_reaches_the_mirror()
    {
        var before = Spoken(closes: false);
        var after = Spoken(closes: false);
        after.Do("cid", new TakeStance(new StatementId(1), Position.Support));
        after.Do("bob", new TakeStance(new StatementId(2), Position.Oppose));

        Assert.Equivalent(before.Ask("ann", new ReadMirror()), after.Ask("ann", new ReadMirror()), strict: true);
        Assert.False(before.Ask("ann", new ReadMirror()).IsNamed);
    }

    [Fact]
    public void In_an_anonymous_dialogue_guesses_meet_no_stance_of_a_single_party()
    {
        var mirror = Spoken(closes: true, new DialogueRules { Attribution = Attribution.Anonymous }).Ask("ann", new ReadMirror());

        Assert.Empty(mirror.Perception);
        Assert.Empty(mirror.Unexpected);
        Assert.All(mirror.Profile, tag => Assert.Null(tag.OthersSupport));
    }

    [Fact]
    public void Who_speaks_for_nobody_has_no_mirror() => Assert.IsType<NotAllowed>(Talk.WithThreeParties().NotTold("carla", new ReadMirror()));

    // Six statements on military matters: Arcadia and Borduria support all, Cascadia opposes all; Arcadia guessed at some.
    private static Talk Spoken(bool closes, DialogueRules? rules = null)
    {
        var talk = Talk.WithThreeParties(rules);
        for (var number = 1; number <= 6; number++)
        {
            var statement = talk.Say("ann", $"Statement {new string('c', number)}.", new StatementTags(number > 4 ? GoalLevel.BasicSecurity : null, Sector.Military, null));
            talk.Do("ann", new TakeStance(statement, Position.Support));
            talk.Do("bob", new TakeStance(statement, Position.Support));
            talk.Do("cid", new TakeStance(statement, Position.Oppose));
        }
        talk.Do("ann", new MakeGuess(new StatementId(1), new PartyId(3), Position.Support));
        talk.Do("ann", new MakeGuess(new StatementId(2), new PartyId(3), Position.Oppose));
        talk.Do("ann", new MakeGuess(new StatementId(3), new PartyId(3), Position.Abstain));
        talk.Do("ann", new MakeGuess(new StatementId(1), new PartyId(2), Position.Oppose));
        if (closes)
            talk.Do("carla", new CloseRound(new RoundId(1)));
        return talk;
    }
}
