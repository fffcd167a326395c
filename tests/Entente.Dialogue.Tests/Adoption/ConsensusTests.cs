using Entente.Dialogue.Adoption;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

/// <summary>Consensus is the absence of formal objection when the chair asks [UNJY2005, p. 457; UNCLOS1982, art. 161 (8) (e)]; no vote is
/// taken.</summary>
public sealed class ConsensusTests
{
    [Fact]
    public void A_text_that_nobody_objects_to_is_adopted_though_nobody_said_yes()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);

        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
        Assert.Equal([Arc, Bor, Cas], talk.Adoption().Parties);
    }

    [Fact]
    public void One_objection_blocks_it()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("cid", new RaiseObjection(Up, "Not without a treaty."));

        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(AdoptionOutcome.NotAdopted, talk.Outcome());
    }

    [Fact]
    public void An_objection_taken_back_blocks_no_longer_and_stays_on_the_record()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Seat("cem", Cas);
        talk.Do("cid", new RaiseObjection(Up, "Not without a treaty."));
        talk.Do("cem", new WithdrawObjection(Up));

        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
        Assert.NotNull(Assert.Single(talk.Adoption().Objections).TakenBack);
    }

    [Fact]
    public void Two_seats_make_one_objection_and_the_later_words_count()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Seat("cem", Cas);
        talk.Do("cid", new RaiseObjection(Up, "Not without a treaty."));
        talk.Do("cem", new RaiseObjection(Up, "Not without two treaties."));

        Assert.Equal("Not without two treaties.", Assert.Single(talk.Adoption().Objections).Reason);
    }

    [Fact]
    public void An_objection_after_the_conclusion_is_too_late_and_none_concludes_twice()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.IsType<AdoptionIsOver>(talk.Refused("cid", new RaiseObjection(Up, "Too late.")));
        Assert.IsType<AdoptionIsOver>(talk.Refused("fay", new ConcludeAdoption(Up)));
        Assert.IsType<AdoptionIsOver>(talk.Refused("fay", new TakeTextBack(Up, "Too late.")));
        Assert.IsType<AdoptionIsOver>(talk.Refused("cid", new WithdrawObjection(Up)));
        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
    }

    [Fact]
    public void Nobody_but_a_delegate_of_a_party_that_is_here_objects()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));

        Assert.All(new[] { "carla", "fay", "eve", "oz", "cid" }, account =>
            Assert.IsType<NotAllowed>(talk.Refused(account, new RaiseObjection(Up, "No."))));
        Assert.IsType<NotFound>(talk.Refused("stranger", new RaiseObjection(Up, "No.")));
    }

    [Fact]
    public void The_objection_of_a_party_that_left_counts_no_longer_and_both_are_on_the_record()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("cid", new RaiseObjection(Up, "Not without a treaty."));
        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
        Assert.Equal([Cas], talk.Adoption().LeftMeanwhile);
        Assert.Equal(Cas, Assert.Single(talk.Adoption().Objections).Party);
        Assert.Equal([Arc, Bor], talk.Adoption().Parties);
    }

    [Fact]
    public void A_party_that_came_after_the_text_was_put_up_does_not_count()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("carla", new AdmitParty("Dorado", "DOR"));
        talk.Bring("dan", Entente.Dialogue.Participants.Role.Delegate, 4);

        Assert.IsType<CameTooLate>(talk.Refused("dan", new RaiseObjection(Up, "No.")));
    }

    [Fact]
    public void Where_a_time_was_announced_the_chair_does_not_conclude_sooner()
    {
        var talk = PutUp(AdoptionProcedure.Consensus, new() { Lasts = TimeSpan.FromMinutes(30) });
        Assert.IsType<TextIsUpUntil>(talk.Refused("fay", new ConcludeAdoption(Up)));

        talk.Now += TimeSpan.FromMinutes(30);
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
    }

    [Fact]
    public void A_text_taken_back_can_be_negotiated_and_put_up_again()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("cid", new RaiseObjection(Up, "Not these words."));
        talk.Do("fay", new TakeTextBack(Up, "To find other words."));
        talk.Do("fay", new Dialogue.Drafts.RewordElement(One, new Dialogue.Drafts.ElementId(1), "Parties should notify."));
        talk.PutUpAgain(AdoptionProcedure.Consensus);
        talk.Do("fay", new ConcludeAdoption(new AdoptionId(2)));

        Assert.Equal((AdoptionOutcome.TakenBack, AdoptionOutcome.Adopted), (talk.Outcome(), talk.Outcome(2)));
        Assert.Equal("Parties shall notify.", talk.Adoption().Text.Elements.First().Text);
    }

    [Fact]
    public void No_vote_is_taken() => Assert.IsType<IsNotVotedOn>(PutUp(AdoptionProcedure.Consensus)
        .Refused("ann", new CastVote(Up, Ballot.InFavour)));
}
