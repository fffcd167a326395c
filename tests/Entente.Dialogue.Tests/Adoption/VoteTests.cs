using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

/// <summary>Majorities of the parties present and voting, a quorum of a majority of the parties [GARules2008, rules 67, 83 to 86, 108, 125,
/// 126, 133].</summary>
public sealed class VoteTests
{
    [Theory]
    [InlineData(2, 1, 0, true, true)]
    [InlineData(1, 1, 0, false, false)]
    [InlineData(1, 0, 9, true, true)]
    [InlineData(0, 0, 9, false, false)]
    [InlineData(0, 1, 0, false, false)]
    [InlineData(3, 2, 0, true, false)]
    [InlineData(4, 2, 5, true, true)]
    [InlineData(39, 20, 0, true, false)]
    [InlineData(128, 64, 1, true, true)]
    [InlineData(127, 64, 2, true, false)]
    public void Majorities_are_of_those_present_and_voting(int inFavour, int against, int abstaining, bool simple, bool twoThirds)
    {
        var count = new VoteCount(inFavour, against, abstaining, 0, inFavour, against);

        Assert.Equal(simple, count.Carries(AdoptionProcedure.SimpleMajority));
        Assert.Equal(twoThirds, count.Carries(AdoptionProcedure.TwoThirdsMajority));
    }

    [Theory]
    [InlineData(97, 0, 0, 96, true)]
    [InlineData(96, 0, 0, 97, false)]
    [InlineData(1, 1, 95, 96, true)]
    [InlineData(2, 0, 0, 2, false)]
    [InlineData(0, 0, 0, 0, false)]
    public void A_decision_needs_a_majority_of_the_parties_present(int inFavour, int against, int abstaining, int absent, bool hasQuorum) =>
        Assert.Equal(hasQuorum, new VoteCount(inFavour, against, abstaining, absent, inFavour, against).HasQuorum);

    [Fact]
    public void A_vote_can_be_changed_by_any_seat_until_the_result_is_announced()
    {
        var talk = PutUp(AdoptionProcedure.SimpleMajority);
        talk.Seat("amy", Arc);
        talk.Do("ann", new CastVote(Up, Ballot.InFavour));
        talk.Do("bob", new CastVote(Up, Ballot.InFavour));
        talk.Do("amy", new CastVote(Up, Ballot.Against));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal((1, 1, 0, 1), (talk.Adoption().Count!.InFavour, talk.Adoption().Count!.Against, talk.Adoption().Count!.Abstaining,
            talk.Adoption().Count!.NotTakingPart));
        Assert.Equal(AdoptionOutcome.NotAdopted, talk.Outcome());
        Assert.IsType<AdoptionIsOver>(talk.Refused("ann", new CastVote(Up, Ballot.InFavour)));
    }

    [Fact]
    public void Without_a_quorum_nothing_is_decided_and_an_abstention_makes_one()
    {
        var talk = PutUp(AdoptionProcedure.SimpleMajority);
        talk.Do("ann", new CastVote(Up, Ballot.InFavour));
        Assert.Equal((1, 3), ((NoQuorum)talk.Refused("fay", new ConcludeAdoption(Up)) is var none ? none.Present : 0, none.Parties));

        talk.Do("bob", new CastVote(Up, Ballot.Abstaining));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
    }

    [Fact]
    public void The_vote_of_a_party_that_left_does_not_count()
    {
        var talk = PutUp(AdoptionProcedure.SimpleMajority);
        talk.Do("ann", new CastVote(Up, Ballot.InFavour));
        talk.Do("bob", new CastVote(Up, Ballot.Against));
        talk.Do("cid", new CastVote(Up, Ballot.Against));
        talk.Do("carla", new WithdrawParty(Bor, "Recalled."));
        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal((1, 0, 0, 0), (talk.Adoption().Count!.InFavour, talk.Adoption().Count!.Against, talk.Adoption().Count!.Abstaining,
            talk.Adoption().Count!.NotTakingPart));
    }

    [Fact]
    public void Weights_decide_where_the_room_gave_parties_weights_and_the_quorum_is_by_number()
    {
        var talk = Talk.Convened(AllProcedures);
        foreach (var (name, weight) in new[] { ("Arcadia", 5.0), ("Borduria", 1.0), ("Cascadia", 1.0) })
            talk.Do("carla", new AdmitParty(name, null, weight));
        talk.Bring("ann", Entente.Dialogue.Participants.Role.Delegate, 1);
        talk.Bring("bob", Entente.Dialogue.Participants.Role.Delegate, 2);
        talk.Bring("fay", Entente.Dialogue.Participants.Role.Facilitator);
        talk.Do("fay", new OpenDraft("Code", "en"));
        talk.Do("fay", new AddArticle(One, "Only"));
        talk.Do("fay", new EnterElement(One, new ArticleId(1), "Parties shall notify."));
        talk.PutUpAgain(AdoptionProcedure.TwoThirdsMajority);
        talk.Do("ann", new CastVote(Up, Ballot.InFavour));
        Assert.IsType<NoQuorum>(talk.Refused("fay", new ConcludeAdoption(Up)));

        talk.Do("bob", new CastVote(Up, Ballot.Against));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal((5m, 1m), (talk.Adoption().Count!.WeightInFavour, talk.Adoption().Count!.WeightAgainst));
        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
    }

    [Fact]
    public void Votes_of_others_are_shown_with_the_result_and_not_before()
    {
        var talk = PutUp(AdoptionProcedure.SimpleMajority);
        talk.Do("ann", new CastVote(Up, Ballot.InFavour));
        talk.Do("bob", new CastVote(Up, Ballot.Against));
        Assert.Equal(["ARC"], talk.Ask("ann", new ReadAdoption(Up)).Votes.Select(vote => vote.Party.Name));
        Assert.Empty(talk.Ask("fay", new ReadAdoption(Up)).Votes);
        Assert.Equal(2, talk.Ask("fay", new ReadAdoption(Up)).Present);

        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(["ARC", "BOR"], talk.Ask("oz", new ReadAdoption(Up)).Votes.Select(vote => vote.Party.Name));
    }

    [Fact]
    public void In_an_anonymous_room_the_ballot_is_secret()
    {
        var talk = PutUp(AdoptionProcedure.SimpleMajority, rules: AllProcedures with { Attribution = Attribution.Anonymous });
        talk.Do("ann", new CastVote(Up, Ballot.InFavour));
        talk.Do("bob", new CastVote(Up, Ballot.InFavour));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Empty(talk.Ask("fay", new ReadAdoption(Up)).Votes);
        Assert.Equal(2, talk.Ask("fay", new ReadAdoption(Up)).Count!.InFavour);
        Assert.DoesNotContain("ARC", talk.Ask("fay", new ReadAdoptionRecord(Up)).Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_objects_to_a_text_that_is_voted_on_and_nobody_votes_for_no_party()
    {
        var talk = PutUp(AdoptionProcedure.TwoThirdsMajority);

        Assert.IsType<IsVotedOn>(talk.Refused("ann", new RaiseObjection(Up, "No.")));
        Assert.IsType<InvalidField>(talk.Refused("ann", new CastVote(Up, (Ballot)9)));
        Assert.All(new[] { "carla", "fay", "eve", "oz" }, account =>
            Assert.IsType<NotAllowed>(talk.Refused(account, new CastVote(Up, Ballot.InFavour))));
    }
}
