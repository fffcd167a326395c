using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Tests.Drafts;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

public sealed class EventsTests
{
    [Fact]
    public void Every_event_of_drafting_and_adoption_reads_back_as_it_was_written()
    {
        var talk = Everything();
        var serializer = new EventSerializer(talk.State.Id, null);

        Assert.All(talk.Events, happened =>
        {
            var again = serializer.Read(EventSerializer.KindOf(happened), happened.At, serializer.Write(happened));
            Assert.Equal(serializer.Write(happened), serializer.Write(again));
        });
        var kinds = typeof(DraftRevised).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DialogueEvent)) && !type.IsAbstract
            && type.Namespace is "Entente.Dialogue.Drafts" or "Entente.Dialogue.Adoption");
        Assert.Empty(kinds.Where(kind => !talk.Events.Any(happened => happened.GetType() == kind)).Select(kind => kind.Name));
    }

    [Fact]
    public void What_a_person_wrote_is_sealed_and_what_a_party_said_formally_is_not()
    {
        var talk = Everything();

        Assert.NotNull(talk.Events.OfType<ElementStanceTaken>().First(one => one.Position == Position.RedLine).Words);
        Assert.NotNull(talk.Events.OfType<AmendmentProposed>().First().Reason);
        Assert.All(talk.Events.OfType<ReservationEntered>(), one => Assert.Equal("Except in storms.", one.Text));
    }

    private static Talk Everything()
    {
        var talk = WithDraft(AllProcedures, "[Parties shall notify [at once | soon].]", "Parties shall meet.",
            "Parties shall answer today.");
        talk.Do("fay", new HeadArticle(One, new ArticleId(1), "Notices"));
        talk.Do("fay", new RewordElement(One, new ElementId(3), "Parties shall meet yearly."));
        talk.Do("fay", new AttributeWording(One, new WordingId(3), [Arc], [Bor]));
        talk.Do("bob", new LiftBracket(One, new ElementId(1)));
        talk.Do("ann", new TakeElementStance(One, new ElementId(2), new WordingId(2), Position.RedLine, "Too soon."));
        talk.Do("ann", new TakeElementStance(One, new ElementId(2), new WordingId(2), Position.None));
        talk.Do("ann", new BracketWords(One, new WordingId(5), "today"));
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.InsertAfter, new ArticleId(1), null, "Parties shall rest.",
            "They are tired."));
        talk.Do("bob", new StandOnAmendment(new AmendmentId(1), Position.SupportWithReservation, "On Sundays."));
        talk.Do("fay", new RuleOnAmendment(new AmendmentId(1), AmendmentStatus.Agreed));
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(3), null));
        talk.Do("ann", new WithdrawAmendment(new AmendmentId(2)));
        talk.Do("fay", new SettleElement(One, new ElementId(2), new WordingId(2)));
        talk.Do("fay", new PutUpForAdoption(One, talk.Draft().Revision, AdoptionProcedure.SimpleMajority, TextChoice.CouldBeAdoptedNow));
        talk.Do("ann", new CastVote(Up, Ballot.Against));
        talk.Do("bob", new CastVote(Up, Ballot.Abstaining));
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Do("fay", new PutUpForAdoption(One, talk.Draft().Revision, AdoptionProcedure.Silence, TextChoice.CouldBeAdoptedNow));
        talk.Do("fay", new ExtendSilence(new AdoptionId(2), TimeSpan.FromHours(5), "A holiday."));
        talk.Do("bob", new RaiseObjection(new AdoptionId(2), "No."));
        var terms = new AdoptionTerms
        {
            Sponsors = [Cas],
            Reservations = ReservationRule.OnlyToNamed,
            ReservationElements = [new ElementId(3)]
        };
        talk.Do("fay", new PutUpForAdoption(One, talk.Draft().Revision, AdoptionProcedure.Consensus, TextChoice.CouldBeAdoptedNow, terms));
        talk.Do("fay", new TakeTextBack(new AdoptionId(3), "To talk."));
        talk.Do("fay", new PutUpForAdoption(One, talk.Draft().Revision, AdoptionProcedure.Consensus, TextChoice.CouldBeAdoptedNow, terms));
        talk.Do("bob", new RaiseObjection(new AdoptionId(4), "No."));
        talk.Do("bob", new WithdrawObjection(new AdoptionId(4)));
        talk.Do("ann", new EnterReservation(new AdoptionId(4), [new ElementId(3)], "Except in storms."));
        talk.Do("bob", new ObjectToReservation(new AdoptionId(4), 1, "It defeats the purpose."));
        talk.Do("ann", new WithdrawReservation(new AdoptionId(4), 1));
        talk.Do("ann", new DissociateFromText(new AdoptionId(4), [], "Not us."));
        return talk;
    }
}
