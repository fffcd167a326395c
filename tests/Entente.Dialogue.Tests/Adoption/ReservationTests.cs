using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

/// <summary>Reservations [VCLT1969, arts 2 (1) (d), 19, 20, 22].</summary>
public sealed class ReservationTests
{
    [Theory]
    [InlineData(ReservationRule.Anywhere, new[] { 1 }, true)]
    [InlineData(ReservationRule.Anywhere, new int[0], true)]
    [InlineData(ReservationRule.Nowhere, new[] { 1 }, false)]
    [InlineData(ReservationRule.OnlyToNamed, new[] { 2 }, true)]
    [InlineData(ReservationRule.OnlyToNamed, new[] { 1, 2 }, false)]
    [InlineData(ReservationRule.OnlyToNamed, new int[0], false)]
    [InlineData(ReservationRule.NotToNamed, new[] { 1 }, true)]
    [InlineData(ReservationRule.NotToNamed, new[] { 2 }, false)]
    [InlineData(ReservationRule.NotToNamed, new int[0], false)]
    public void The_text_says_where_it_admits_them(ReservationRule rule, int[] elements, bool isAdmitted)
    {
        var isNaming = rule is ReservationRule.OnlyToNamed or ReservationRule.NotToNamed;
        var talk = PutUp(AdoptionProcedure.Consensus, new()
        {
            Reservations = rule,
            ReservationElements = isNaming ? [new ElementId(2)]
            : []
        });
        var command = new EnterReservation(Up, [.. elements.Select(element => new ElementId(element))], "Except in storms.");

        if (isAdmitted)
            Assert.Single(talk.Do("ann", command));
        else
            Assert.IsType<ReservationNotAdmitted>(talk.Refused("ann", command));
    }

    [Fact]
    public void A_later_reservation_to_the_same_elements_takes_the_earlier_ones_place_whichever_seat_enters_it()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Seat("amy", Arc);
        talk.Do("ann", new EnterReservation(Up, [new ElementId(1)], "Except in storms."));
        talk.Do("bob", new ObjectToReservation(Up, 1, "Storms are when it matters."));
        talk.Do("amy", new EnterReservation(Up, [new ElementId(1), new ElementId(1)], "Except in hurricanes."));

        var reservation = Assert.Single(talk.Adoption().Reservations);
        Assert.Equal("Except in hurricanes.", reservation.Text);
        Assert.Empty(reservation.Objections);
    }

    [Fact]
    public void They_are_taken_until_the_announced_time_after_the_decision_and_not_at_it()
    {
        var talk = PutUp(AdoptionProcedure.Consensus, new() { StatementsWithin = TimeSpan.FromHours(2) });
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Now += TimeSpan.FromHours(2) - TimeSpan.FromTicks(1);
        talk.Do("ann", new EnterReservation(Up, [new ElementId(1)], "Except in storms."));
        talk.Now += TimeSpan.FromTicks(1);

        Assert.IsType<RecordIsClosed>(talk.Refused("bob", new EnterReservation(Up, [new ElementId(1)], "Nor us.")));
        Assert.True(talk.Ask("ann", new ReadAdoption(Up)).IsClosed);
    }

    [Fact]
    public void After_a_silence_the_time_runs_from_its_end_even_before_somebody_concludes_it()
    {
        var talk = PutUp(AdoptionProcedure.Silence, new() { StatementsWithin = TimeSpan.FromHours(2) });
        talk.Now += TimeSpan.FromHours(73);
        talk.Do("ann", new EnterReservation(Up, [new ElementId(1)], "Except in storms."));
        talk.Now += TimeSpan.FromHours(1);

        Assert.IsType<RecordIsClosed>(talk.Refused("bob", new EnterReservation(Up, [new ElementId(1)], "Nor us.")));
    }

    [Fact]
    public void Other_parties_object_for_twelve_months_and_the_text_stays_adopted()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("ann", new EnterReservation(Up, [], "Except in storms."));
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Do("bob", new ObjectToReservation(Up, 1, "It defeats the purpose."));

        Assert.Equal("It defeats the purpose.", talk.Adoption().Reservations[0].Objections.Single().Reason);
        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
        Assert.IsType<NotAllowed>(talk.Refused("ann", new ObjectToReservation(Up, 1, "Ours.")));
        talk.Now = talk.Now.AddMonths(12);
        Assert.IsType<ReservationIsAccepted>(talk.Refused("cid", new ObjectToReservation(Up, 1, "Late.")));
    }

    [Fact]
    public void Only_its_party_withdraws_one_and_at_any_time()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("ann", new EnterReservation(Up, [], "Except in storms."));
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Now = talk.Now.AddYears(3);

        Assert.IsType<NotAllowed>(talk.Refused("bob", new WithdrawReservation(Up, 1)));
        talk.Do("ann", new WithdrawReservation(Up, 1));
        Assert.Equal(talk.Now, talk.Adoption().Reservations[0].Withdrawn);
        Assert.IsType<NotFound>(talk.Refused("bob", new ObjectToReservation(Up, 1, "Late.")));
    }

    [Fact]
    public void There_are_none_to_a_text_that_was_not_adopted_or_to_elements_it_does_not_have()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        Assert.IsType<NotFound>(talk.Refused("ann", new EnterReservation(Up, [new ElementId(9)], "Except in storms.")));
        Assert.IsType<NotFound>(talk.Refused("ann", new EnterReservation(Up, [new ElementId(0)], "Except in storms.")));
        talk.Do("bob", new RaiseObjection(Up, "No."));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.IsType<AdoptionIsOver>(talk.Refused("ann", new EnterReservation(Up, [new ElementId(1)], "Except in storms.")));
    }
}
