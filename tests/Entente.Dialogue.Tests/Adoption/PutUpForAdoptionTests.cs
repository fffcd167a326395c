using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

public sealed class PutUpForAdoptionTests
{
    [Fact]
    public void A_text_with_brackets_is_not_put_up_and_they_are_named()
    {
        var talk = WithDraft("Parties shall notify.", "Parties shall meet [soon].");

        var refusal = talk.Refused("fay", new PutUpForAdoption(One, 4, AdoptionProcedure.Consensus));

        Assert.Equal((1, "2"), (((TextHasBrackets)refusal).Count, ((TextHasBrackets)refusal).Elements));
    }

    [Fact]
    public void The_text_that_could_be_adopted_now_is_put_up_without_what_anybody_excludes()
    {
        var talk = WithDraft("Parties shall notify [at once].", "Parties shall meet.");
        talk.Do("bob", new BracketElement(One, new ElementId(2)));
        talk.Do("cid", new TakeElementStance(One, new ElementId(3), null, Position.RedLine, "Never."));

        talk.Do("fay", new PutUpForAdoption(One, talk.Draft().Revision, AdoptionProcedure.Consensus, TextChoice.CouldBeAdoptedNow));

        Assert.Equal(["Parties shall notify."], talk.Adoption().Text.Elements.Select(element => element.Text));
    }

    [Fact]
    public void A_stale_revision_is_refused()
    {
        var talk = WithDraft("Parties shall notify.");

        Assert.IsType<ChangedMeanwhile>(talk.Refused("fay", new PutUpForAdoption(One, 2, AdoptionProcedure.Consensus)));
    }

    [Fact]
    public void A_procedure_that_the_rules_do_not_allow_is_refused()
    {
        var talk = WithDraft(new DialogueRules(), "Parties shall notify.");

        Assert.IsType<ProcedureNotAllowed>(talk.Refused("fay", new PutUpForAdoption(One, 3, AdoptionProcedure.SimpleMajority)));
        Assert.IsType<ProcedureNotAllowed>(talk.Refused("fay", new PutUpForAdoption(One, 3, (AdoptionProcedure)7)));
    }

    [Fact]
    public void Amendments_come_before_the_text()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null));

        Assert.IsType<AmendmentsAreOpen>(talk.Refused("fay", new PutUpForAdoption(One, 3, AdoptionProcedure.Consensus)));
    }

    [Fact]
    public void Nothing_is_not_put_up()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new TakeElementStance(One, new ElementId(1), null, Position.Oppose));

        Assert.IsType<NothingToAdopt>(
            talk.Refused("fay", new PutUpForAdoption(One, 3, AdoptionProcedure.Consensus, TextChoice.CouldBeAdoptedNow)));
        Assert.IsType<NothingToAdopt>(WithDraft().Refused("fay", new PutUpForAdoption(One, 2, AdoptionProcedure.Consensus)));
    }

    [Fact]
    public void A_draft_stands_still_while_it_is_up_and_for_good_once_adopted()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        DialogueCommand[] byFay = [new EnterElement(One, new ArticleId(1), "x"), new HeadArticle(One, new ArticleId(1), "x"),
            new SettleElement(One, new ElementId(1), null),
            new PutUpForAdoption(One, talk.Draft().Revision, AdoptionProcedure.Silence)];
        DialogueCommand[] byAnn = [new BracketElement(One, new ElementId(1)),
            new TakeElementStance(One, new ElementId(1), null, Position.Oppose),
            new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null)];

        Assert.All(byFay, command => Assert.IsType<DraftIsUpForAdoption>(talk.Refused("fay", command)));
        Assert.All(byAnn, command => Assert.IsType<DraftIsUpForAdoption>(talk.Refused("ann", command)));
        talk.Do("fay", new ConcludeAdoption(Up));
        Assert.All(byFay, command => Assert.IsType<DraftIsAdopted>(talk.Refused("fay", command)));
        Assert.All(byAnn, command => Assert.IsType<DraftIsAdopted>(talk.Refused("ann", command)));
    }

    [Fact]
    public void Only_those_who_preside_put_a_text_up_and_conclude()
    {
        var talk = WithDraft("Parties shall notify.");
        Assert.All(new[] { "ann", "eve", "oz" }, account =>
            Assert.IsType<NotAllowed>(talk.Refused(account, new PutUpForAdoption(One, 3, AdoptionProcedure.Consensus))));
        talk.Do("carla", new PutUpForAdoption(One, 3, AdoptionProcedure.Consensus));

        Assert.All(new[] { "ann", "eve", "oz" }, account => Assert.IsType<NotAllowed>(talk.Refused(account, new ConcludeAdoption(Up))));
        Assert.IsType<NotFound>(talk.Refused("stranger", new ConcludeAdoption(Up)));
    }

    [Theory]
    [InlineData(-1, 72)]
    [InlineData(0.5, 72)]
    [InlineData(91 * 24, 72)]
    [InlineData(72, -1)]
    [InlineData(72, 367 * 24)]
    public void Terms_out_of_range_are_refused(double lastsHours, double withinHours) => Assert.IsType<InvalidField>(
        WithDraft("Parties shall notify.").Refused("fay", new PutUpForAdoption(One, 3, AdoptionProcedure.Silence, TextChoice.AsItStands,
            new AdoptionTerms { Lasts = TimeSpan.FromHours(lastsHours), StatementsWithin = TimeSpan.FromHours(withinHours) })));

    [Fact]
    public void Terms_name_elements_of_the_text_and_parties_of_the_dialogue()
    {
        var talk = WithDraft("Parties shall notify.");

        Assert.IsType<InvalidField>(talk.Refused("fay", With(new() { Reservations = ReservationRule.OnlyToNamed })));
        Assert.IsType<InvalidField>(
            talk.Refused("fay", With(new() { Reservations = ReservationRule.NotToNamed, ReservationElements = [new ElementId(9)] })));
        Assert.IsType<InvalidField>(talk.Refused("fay", With(new() { ReservationElements = [new ElementId(1)] })));
        Assert.IsType<InvalidField>(talk.Refused("fay", With(new() { Sponsors = [new PartyId(9)] })));

        static PutUpForAdoption With(AdoptionTerms terms) => new(One, 3, AdoptionProcedure.Consensus, TextChoice.AsItStands, terms);
    }
}
