using Entente.Dialogue.Limits;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests.Participants;

public sealed class ParticipantTests
{
    private static readonly DialogueRules Open = new() { Openness = Openness.Open };

    [Fact]
    public void In_an_open_dialogue_each_person_is_a_party()
    {
        var talk = Talk.Convened(Open);
        talk.Do("ann", new JoinOpenDialogue("Ann", "en"));

        Assert.Equal(PartyKind.Person, talk.State.Parties.Single().Kind);
        Assert.IsType<HasJoinedOpenDialogue>(talk.Refused("ann", new JoinOpenDialogue("Ann", "en")));
    }

    [Fact]
    public void An_invited_dialogue_is_not_joined_like_that() => Assert.IsType<NotFound>(Talk.Convened().Refused("ann", new JoinOpenDialogue("Ann", "en")));

    [Theory]
    [InlineData(AccountKind.Device)]
    [InlineData(AccountKind.Guest)]
    public void The_key_of_a_device_joins_only_where_the_rules_allow_it(AccountKind kind)
    {
        Assert.IsType<NotAllowed>(Talk.Convened(Open).Refused("key", new JoinOpenDialogue(null, "en"), kind));
        Talk.Convened(Open with { AllowsAnonymous = true }).Do("key", new JoinOpenDialogue(null, "en"), kind: kind);
    }

    [Theory]
    [InlineData("Аnn")] // Cyrillic A
    [InlineData("ANN")]
    [InlineData("Ａｎｎ")] // full width
    [InlineData("Ánn")]
    public void A_name_that_looks_like_anothers_is_refused(string name)
    {
        var talk = Talk.Convened(Open);
        talk.Do("ann", new JoinOpenDialogue("Ann", "en"));

        Assert.IsType<NameTaken>(talk.Refused("mallory", new JoinOpenDialogue(name, "en")));
    }

    [Fact]
    public void An_anonymous_dialogue_keeps_no_name()
    {
        var talk = Talk.Convened(Open with { Attribution = Attribution.Anonymous });
        talk.Do("ann", new JoinOpenDialogue("Ann", "en"));

        Assert.Null(talk.State.FindByAccount("ann")!.Name);
    }

    [Fact]
    public void Erasure_takes_name_and_account_and_leaves_the_stance_to_the_party()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("bob", new TakeStance(statement, Position.Support));
        talk.Do("bob", new EraseMe(ErasureScope.Identity));

        Assert.Null(talk.State.FindByAccount("bob"));
        Assert.Equal(Position.Support, talk.State.Stances.PositionOf(statement, new PartyId(2)));
        Assert.DoesNotContain("bob", talk.State.Participants[2].ToString(), StringComparison.Ordinal);
        Assert.IsType<NotFound>(talk.Refused("bob", new TakeStance(statement, Position.Oppose)));
    }

    [Fact]
    public void Erasure_of_words_takes_the_words_of_a_living_dialogue_too()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "Words to be forgotten.");
        talk.Do("bob", new TakeStance(statement, Position.RedLine, 3, "A reason to be forgotten."));
        talk.Do("eve", new AttachTranslation(statement, "fr", "Traduction.", TranslationOrigin.Human));
        talk.Do("bob", new StateLimit(LimitKind.Interest, "A need to be forgotten.", null, IsSealed: false));
        talk.Do("bob", new EraseMe(ErasureScope.IdentityAndWords));
        talk.Do("carla", new CloseRound(new RoundId(1)));

        var line = talk.Ask("ann", new ListStatements("en")).Statements.Single();
        Assert.Null(line.Text);
        Assert.Null(talk.Ask("ann", new ReadStancesOn(statement)).Parties.Single().Stance.Words);
        Assert.Null(talk.Ask("ann", new ReadLimits()).Limits.Single().Text);
    }

    [Fact]
    public void A_convener_cannot_leave_be_removed_or_be_erased()
    {
        var talk = Talk.Convened();

        Assert.IsType<NotAllowed>(talk.Refused("carla", new LeaveDialogue()));
        Assert.IsType<NotAllowed>(talk.Refused("carla", new RemoveParticipant(new ParticipantId(1), "No.")));
        Assert.IsType<NotAllowed>(talk.Refused("carla", new EraseMe(ErasureScope.Identity)));
    }

    [Fact]
    public void A_person_of_the_open_floor_takes_their_party_along()
    {
        var talk = Talk.Convened(Open);
        talk.Do("ann", new JoinOpenDialogue("Ann", "en"));
        talk.Do("ann", new LeaveDialogue());

        Assert.True(talk.State.Parties.Single().HasWithdrawn);
        talk.Do("ann", new JoinOpenDialogue("Ann", "en"));
        Assert.Equal(2, talk.State.Parties.Count);
    }

    [Fact]
    public void A_party_that_left_speaks_no_more()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Do("carla", new WithdrawParty(new PartyId(2), "It went home."));

        Assert.IsType<NotAllowed>(talk.Refused("bob", new TakeStance(statement, Position.Support)));
    }
}
