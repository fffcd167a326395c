using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

public sealed class PartyStatementTests
{
    [Fact]
    public void Positions_are_explained_before_the_decision_and_after_it()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("ann", new ExplainPosition(Up, "We shall not block it."));
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Do("ann", new ExplainPosition(Up, "We had hoped for more."));

        Assert.Equal([PartyStatementKind.ExplanationBefore, PartyStatementKind.ExplanationAfter],
            talk.Adoption().Statements.Select(one => one.Kind));
    }

    [Fact]
    public void A_text_that_was_not_adopted_is_explained_too_and_one_taken_back_is_not()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Do("bob", new RaiseObjection(Up, "No."));
        talk.Do("bob", new ExplainPosition(Up, "We were not heard."));
        talk.PutUpAgain(AdoptionProcedure.Consensus);
        talk.Do("fay", new TakeTextBack(new AdoptionId(2), "To talk."));

        Assert.IsType<RecordIsClosed>(talk.Refused("bob", new ExplainPosition(new AdoptionId(2), "We were heard.")));
    }

    [Fact]
    public void Who_put_the_text_forward_does_not_explain_its_position_on_it()
    {
        var talk = PutUp(AdoptionProcedure.Consensus, new() { Sponsors = [Arc] });

        Assert.IsType<ProposerDoesNotExplain>(talk.Refused("ann", new ExplainPosition(Up, "It is ours.")));
        talk.Do("bob", new ExplainPosition(Up, "It is not ours."));
        talk.Do("ann", new InterpretText(Up, [new ElementId(1)], "We take it to mean radio."));
    }

    [Fact]
    public void A_party_dissociates_itself_and_consensus_is_not_blocked()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("cid", new DissociateFromText(Up, [new ElementId(2)], "Not bound by meetings."));
        talk.Do("fay", new ConcludeAdoption(Up));

        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
        Assert.Equal((PartyStatementKind.Dissociation, Cas), (talk.Adoption().Statements[0].Kind, talk.Adoption().Statements[0].Party));
    }

    [Fact]
    public void A_party_makes_one_statement_of_a_kind_on_the_same_elements()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Seat("amy", Arc);
        talk.Do("ann", new InterpretText(Up, [new ElementId(1)], "By radio."));
        talk.Do("amy", new InterpretText(Up, [new ElementId(1)], "By letter."));
        talk.Do("amy", new InterpretText(Up, [new ElementId(2)], "Once a year."));

        Assert.Equal(["By letter.", "Once a year."], talk.Adoption().Statements.Select(one => one.Text));
        Assert.Empty(talk.Do("ann", new InterpretText(Up, [new ElementId(1)], "By letter.")));
    }

    [Fact]
    public void Nobody_makes_one_for_no_party()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        DialogueCommand[] commands = [new InterpretText(Up, [], "x"), new DissociateFromText(Up, [], "x"), new ExplainPosition(Up, "x"),
            new EnterReservation(Up, [], "x")];

        Assert.All(commands, command => Assert.All(new[] { "carla", "fay", "eve", "oz" }, account =>
            Assert.IsType<NotAllowed>(talk.Refused(account, command))));
    }
}
