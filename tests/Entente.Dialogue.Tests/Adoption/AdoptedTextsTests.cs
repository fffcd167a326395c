using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using static Entente.Dialogue.Tests.Adoption.Adopting;

namespace Entente.Dialogue.Tests.Adoption;

public sealed class AdoptedTextsTests
{
    [Fact]
    public void Of_an_open_dialogue_anybody_reads_the_adopted_text_with_the_reservations_that_stand_and_the_statements()
    {
        var talk = Concluded(Openness.Open);

        var adopted = Assert.Single(talk.Ask("mallory", new ReadAdoptedTexts()).Adoptions);

        Assert.Equal("Parties shall notify.", adopted.Text.Articles[0].Elements[0].Text);
        var reservation = Assert.Single(adopted.Reservations);
        Assert.Equal(("ARC", "Except in storms."), (reservation.Party!.Name, reservation.Text));
        Assert.Equal("A first step.", Assert.Single(adopted.Statements).Text);
    }

    [Fact]
    public void To_a_stranger_an_invited_dialogue_is_not_there_nor_is_one_that_was_closed_later()
    {
        Assert.IsType<NotFound>(Concluded(Openness.Invited).NotTold("mallory", new ReadAdoptedTexts()));

        var talk = Concluded(Openness.Open);
        talk.Do("carla", new SetRules(Rules(Openness.Invited)));

        Assert.IsType<NotFound>(talk.NotTold("mallory", new ReadAdoptedTexts()));
        Assert.Single(talk.Ask("oz", new ReadAdoptedTexts()).Adoptions);
    }

    [Fact]
    public void A_stranger_learns_of_no_vote_no_objection_and_no_text_that_is_not_adopted()
    {
        var (talk, second) = (PutUp(AdoptionProcedure.Consensus, rules: Rules(Openness.Open)), new AdoptionId(2));
        talk.Do("cid", new RaiseObjection(Up, "Not like this."));
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.PutUpAgain(AdoptionProcedure.SimpleMajority, new() { Sponsors = [new PartyId(2)] });
        talk.Do("ann", new CastVote(second, Ballot.InFavour));
        talk.Do("bob", new CastVote(second, Ballot.InFavour));
        talk.Do("cid", new CastVote(second, Ballot.Against));
        Assert.Empty(talk.Ask("mallory", new ReadAdoptedTexts()).Adoptions);
        talk.Do("fay", new ConcludeAdoption(second));

        var adopted = Assert.Single(talk.Ask("mallory", new ReadAdoptedTexts()).Adoptions);

        Assert.Equal(second, adopted.Adoption);
        Assert.Equal((2, 1), (adopted.Count!.InFavour, adopted.Count.Against));
        Assert.Empty(adopted.Votes);
        Assert.Empty(adopted.Objections);
        Assert.Empty(adopted.Parties);
        Assert.Empty(adopted.Terms.Sponsors);
    }

    [Fact]
    public void Where_stances_stand_under_no_names_a_stranger_reads_no_name_and_a_member_not_their_own()
    {
        var talk = Concluded(Openness.Open, Attribution.Anonymous);

        foreach (var reader in new[] { "mallory", "ann" })
        {
            var adopted = Assert.Single(talk.Ask(reader, new ReadAdoptedTexts()).Adoptions);
            Assert.All(adopted.Reservations, reservation => Assert.Null(reservation.Party));
            Assert.All(adopted.Statements, statement => Assert.Null(statement.Party));
        }
    }

    private static DialogueRules Rules(Openness openness, Attribution attribution = Attribution.Attributed) =>
        AllProcedures with { Openness = openness, Attribution = attribution };

    private static Talk Concluded(Openness openness, Attribution attribution = Attribution.Attributed)
    {
        var talk = PutUp(AdoptionProcedure.Consensus, rules: Rules(openness, attribution));
        talk.Do("ann", new EnterReservation(Up, [new ElementId(1)], "Except in storms."));
        talk.Do("bob", new EnterReservation(Up, [new ElementId(2)], "Not on holidays."));
        talk.Do("bob", new WithdrawReservation(Up, 2));
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Do("cid", new ExplainPosition(Up, "A first step."));
        return talk;
    }
}
