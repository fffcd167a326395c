using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

public sealed class AdoptionRecordTests
{
    [Fact]
    public void The_record_holds_the_text_and_everything_parties_did_on_it()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("cid", new RaiseObjection(Up, "Not yet."));
        talk.Do("cid", new WithdrawObjection(Up));
        talk.Do("ann", new EnterReservation(Up, [new ElementId(2)], "Except in *storms*."));
        talk.Do("bob", new ObjectToReservation(Up, 1, "It defeats the purpose."));
        talk.Do("bob", new InterpretText(Up, [new ElementId(1)], "By radio."));
        talk.Do("cid", new DissociateFromText(Up, [], "Not bound."));
        talk.Do("bob", new ExplainPosition(Up, "We shall not block it."));
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Do("bob", new ExplainPosition(Up, "We had hoped for more."));

        Assert.Equal("""
            # Incidents at sea

            Dialogue: Borders  
            Text: draft 1, revision 4, language en  
            Procedure: consensus, without a vote  
            Put up: 2026-03-01 09:00:00 UTC  
            Outcome: **adopted**, 2026-03-01 09:00:00 UTC  
            Parties that count: 3 (ARC, BOR, CAS)  

            ## Text

            ### Article 1. Notification

            (1) Parties shall notify.

            (2) Parties shall meet.


            ## Objections

            - CAS (2026-03-01 09:00:00 UTC): Not yet. Taken back on 2026-03-01 09:00:00 UTC.

            ## Reservations

            - ARC, on article 1 (2) (2026-03-01 09:00:00 UTC): Except in \*storms\*. BOR objects (2026-03-01 09:00:00 UTC): It defeats the purpose.

            ## Interpretative statements

            - BOR, on article 1 (1) (2026-03-01 09:00:00 UTC): By radio.

            ## Dissociations

            - CAS (2026-03-01 09:00:00 UTC): Not bound.

            ## Explanations of position before the decision

            - BOR (2026-03-01 09:00:00 UTC): We shall not block it.

            ## Explanations of position after the decision

            - BOR (2026-03-01 09:00:00 UTC): We had hoped for more.

            """, talk.Ask("oz", new ReadAdoptionRecord(Up)).Markdown);
    }

    [Fact]
    public void Parties_that_come_and_go_afterwards_do_not_change_it()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);
        talk.Do("fay", new ConcludeAdoption(Up));
        talk.Do("carla", new AdmitParty("Dorado", "DOR"));
        talk.Do("carla", new WithdrawParty(Bor, "Recalled."));

        var record = talk.Ask("ann", new ReadAdoptionRecord(Up)).Adoption;

        Assert.Equal((3, "ARC, BOR, CAS"), (record.PartyCount, string.Join(", ", record.Parties.Select(party => party.Name))));
        Assert.Empty(record.LeftMeanwhile);
    }

    [Fact]
    public void There_is_none_before_the_decision_and_a_silence_that_ended_has_one_at_once()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        Assert.IsType<NotDecidedYet>(Dialogues.Ask(talk.State, new ReadAdoptionRecord(Up), new Caller("ann", AccountKind.Person),
            talk.Now).Refusal);

        talk.Now += TimeSpan.FromHours(72);

        Assert.Equal(AdoptionOutcome.Adopted, talk.Ask("ann", new ReadAdoptionRecord(Up)).Adoption.Outcome);
    }

    [Fact]
    public void A_recorded_vote_names_who_voted_how()
    {
        var talk = PutUp(AdoptionProcedure.TwoThirdsMajority);
        talk.Do("ann", new CastVote(Up, Ballot.InFavour));
        talk.Do("bob", new CastVote(Up, Ballot.Against));
        talk.Do("cid", new CastVote(Up, Ballot.Abstaining));
        talk.Do("fay", new ConcludeAdoption(Up));

        var page = talk.Ask("ann", new ReadAdoptionRecord(Up)).Markdown;

        Assert.Contains("In favour 1, against 1, abstaining 1, not taking part 0.", page, StringComparison.Ordinal);
        Assert.Contains("Against: BOR", page, StringComparison.Ordinal);
        Assert.Contains("**not adopted**", page, StringComparison.Ordinal);
    }
}
