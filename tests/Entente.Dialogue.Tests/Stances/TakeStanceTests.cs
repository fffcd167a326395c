using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Tests.Stances;

public sealed class TakeStanceTests
{
    [Fact]
    public void A_stance_of_a_delegate_is_the_stance_of_the_party()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course a day ahead.");

        talk.Do("bob", new TakeStance(statement, Position.Support, Importance: 2));

        Assert.Equal(Position.Support, talk.State.Stances.PositionOf(statement, new PartyId(2)));
    }

    [Fact]
    public void Two_seats_of_a_delegation_speak_with_one_voice_and_all_versions_are_kept()
    {
        var talk = Talk.WithThreeParties();
        talk.Bring("amy", Role.Delegate, 1);
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");

        talk.Do("ann", new TakeStance(statement, Position.Oppose));
        talk.Do("amy", new TakeStance(statement, Position.SupportWithReservation, 3, "Except in storms."));

        Assert.Single(talk.State.Stances.Standing());
        Assert.Equal([2, 1], talk.State.Stances.History(statement, new PartyId(1)).Select(version => version.Number));
        Assert.Equal("Except in storms.", talk.State.Stances.Latest(statement, new PartyId(1))!.Words!.Value);
    }

    [Fact]
    public void A_stance_built_on_an_old_version_is_refused()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");
        talk.Do("ann", new TakeStance(statement, Position.Oppose));

        Assert.IsType<ChangedMeanwhile>(talk.Refused("ann", new TakeStance(statement, Position.Support, Version: 0)));
    }

    [Theory]
    [InlineData(Position.SupportWithReservation)]
    [InlineData(Position.RedLine)]
    public void A_reservation_and_a_red_line_need_words(Position position)
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");

        Assert.IsType<InvalidField>(talk.Refused("ann", new TakeStance(statement, position)));
    }

    [Fact]
    public void A_stance_of_a_closed_round_is_refused()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");
        talk.Do("carla", new CloseRound(new RoundId(1)));

        Assert.IsType<RoundIsClosed>(talk.Refused("ann", new TakeStance(statement, Position.Support)));
    }

    [Fact]
    public void A_round_closes_by_its_clock()
    {
        var talk = Talk.Convened();
        talk.Do("carla", new AdmitParty("Arcadia", "ARC"));
        talk.Bring("ann", Role.Delegate, 1);
        talk.Do("carla", new OpenRound("Short", RoundTakes.All, TimeSpan.FromMinutes(5)));
        var statement = talk.Say("ann", "Patrols announce their course a day ahead.");

        talk.Now += TimeSpan.FromMinutes(5);

        Assert.IsType<RoundIsClosed>(talk.Refused("ann", new TakeStance(statement, Position.Support)));
    }

    [Fact]
    public void A_request_that_is_repeated_is_carried_out_once()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");
        talk.Do("ann", new TakeStance(statement, Position.Support), request: "r-1");
        talk.Do("ann", new TakeStance(statement, Position.Oppose), request: "r-2");

        Assert.Empty(talk.Do("ann", new TakeStance(statement, Position.Support), request: "r-1"));
        Assert.Equal(Position.Oppose, talk.State.Stances.PositionOf(statement, new PartyId(1)));
    }

    [Fact]
    public void A_clock_that_went_back_does_not_turn_the_order_of_events()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("bob", "Patrols announce their course a day ahead.");
        var before = talk.State.LastEvent;
        talk.Now -= TimeSpan.FromHours(1);

        var taken = talk.Do("ann", new TakeStance(statement, Position.Support)).Single();

        Assert.Equal(before, taken.At);
    }
}
