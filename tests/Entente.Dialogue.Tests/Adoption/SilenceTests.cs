using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using static Entente.Dialogue.Tests.Adoption.Adopting;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Adoption;

/// <summary>A silence of at least 72 hours that nobody breaks adopts a text [GADecision2020]; an objection or amendment in writing before
/// it ends breaks it [OSCERules2006, annex 1 (A)].</summary>
public sealed class SilenceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void It_lasts_72_hours_and_ends_exactly_then()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        var opened = talk.Now;
        Assert.Equal(opened + (72 * Hour), talk.State.NextDue);

        talk.Now = opened + (72 * Hour) - TimeSpan.FromTicks(1);
        Assert.Equal(AdoptionOutcome.Pending, talk.Outcome());
        Assert.Null(talk.State.DueSilence(talk.Now));
        Assert.IsType<SilenceIsRunning>(talk.Tick(new ConcludeSilence(Up)).Refusal);

        talk.Now = opened + (72 * Hour);
        Assert.Equal(Up, talk.State.DueSilence(talk.Now));
        Assert.Null(talk.Tick(new ConcludeSilence(Up)).Refusal);
        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
        Assert.Null(talk.State.NextDue);
    }

    [Fact]
    public void An_objection_just_in_time_breaks_it_for_good()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Now += (72 * Hour) - TimeSpan.FromTicks(1);
        talk.Do("bob", new RaiseObjection(Up, "Not like this."));

        Assert.Equal(AdoptionOutcome.NotAdopted, talk.Outcome());
        Assert.Null(talk.State.NextDue);
        talk.Now += Hour;
        Assert.IsType<AdoptionIsOver>(talk.Tick(new ConcludeSilence(Up)).Refusal);
        Assert.IsType<AdoptionIsOver>(talk.Refused("bob", new WithdrawObjection(Up)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_comes_at_the_end_or_later_is_too_late_whether_or_not_somebody_concluded(int hoursLate)
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Now += (72 + hoursLate) * Hour;

        Assert.IsType<SilenceHasEnded>(talk.Refused("bob", new RaiseObjection(Up, "Not like this.")));
        Assert.IsType<DraftIsAdopted>(talk.Refused("bob", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null)));
        Assert.IsType<SilenceHasEnded>(talk.Refused("fay", new TakeTextBack(Up, "Too late.")));
        Assert.IsType<SilenceHasEnded>(talk.Refused("fay", new ExtendSilence(Up, Hour, "Too late.")));
        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
    }

    [Fact]
    public void The_outcome_holds_from_the_end_whenever_it_is_written_down()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        var ends = talk.Now + (72 * Hour);
        talk.Now = ends + (200 * Hour);
        talk.Do("carla", new ConcludeSilence(Up));

        Assert.Equal((ends, talk.Now), (talk.Adoption().Decided, talk.Adoption().Announced));
    }

    [Fact]
    public void An_amendment_breaks_it_and_is_kept()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Replace, null, new ElementId(1), "Parties may notify."));

        Assert.Equal(AdoptionOutcome.NotAdopted, talk.Outcome());
        Assert.Equal(new AmendmentId(1), Assert.Single(talk.Adoption().Objections).Amendment);
        talk.Do("fay", new RuleOnAmendment(new AmendmentId(1), AmendmentStatus.Agreed));
        talk.PutUpAgain(AdoptionProcedure.Silence);
        Assert.Equal("Parties may notify.", talk.Adoption(2).Text.Elements.First().Text);
    }

    [Fact]
    public void A_refused_amendment_breaks_nothing()
    {
        var talk = PutUp(AdoptionProcedure.Silence);

        Assert.IsType<InvalidField>(talk.Refused("ann", new ProposeAmendment(One, AmendmentKind.Replace, null, new ElementId(1), "[")));
        Assert.Equal(AdoptionOutcome.Pending, talk.Outcome());
    }

    [Fact]
    public void Only_the_clock_or_who_presides_concludes_it()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Now += 73 * Hour;

        Assert.All(new[] { "ann", "eve", "oz" }, account => Assert.IsType<NotAllowed>(talk.Refused(account, new ConcludeSilence(Up))));
        Assert.IsType<NotFound>(talk.Refused("stranger", new ConcludeSilence(Up)));
        Assert.IsType<NotFound>(talk.Tick(new ConcludeSilence(new AdoptionId(9))).Refusal);
        Assert.Null(talk.Tick(new ConcludeSilence(Up)).Events.Single().By);
    }

    [Fact]
    public void The_clock_does_nothing_but_end_silences()
    {
        var talk = PutUp(AdoptionProcedure.Consensus);

        Assert.IsType<InvalidField>(talk.Tick(new ConcludeSilence(Up)).Refusal);
        Assert.IsType<NotFound>(talk.Tick(new ConcludeAdoption(Up)).Refusal);
        Assert.IsType<NotFound>(talk.Tick(new RaiseObjection(Up, "No.")).Refusal);
        Assert.Equal(AdoptionOutcome.Pending, talk.Outcome());
    }

    [Fact]
    public void The_chair_does_not_cut_it_short()
    {
        var talk = PutUp(AdoptionProcedure.Silence);

        Assert.IsType<SilenceIsRunning>(talk.Refused("fay", new ConcludeAdoption(Up)));
        Assert.IsType<SilenceIsRunning>(talk.Refused("fay", new ConcludeSilence(Up)));
        Assert.IsType<InvalidField>(talk.Refused("fay", new ExtendSilence(Up, -Hour, "Hurry.")));
        Assert.IsType<InvalidField>(WithDraft(AllProcedures, "x").Refused("fay",
            new PutUpForAdoption(One, 3, AdoptionProcedure.Silence, TextChoice.AsItStands, new() { Lasts = 71 * Hour })));
    }

    [Fact]
    public void Rules_set_while_it_runs_do_not_change_it()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        var ends = talk.State.NextDue;
        talk.Do("carla", new SetRules(AllProcedures with { SilencePeriod = Hour, Procedures = [AdoptionProcedure.Consensus] }));

        Assert.Equal(ends, talk.State.NextDue);
    }

    [Fact]
    public void It_is_extended_before_its_end_with_a_reason()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Now += 71 * Hour;
        talk.Do("fay", new ExtendSilence(Up, 24 * Hour, "A holiday."));
        talk.Now += 2 * Hour;

        Assert.Equal(AdoptionOutcome.Pending, talk.Outcome());
        Assert.IsType<SilenceIsRunning>(talk.Tick(new ConcludeSilence(Up)).Refusal);
        Assert.Equal("A holiday.", Assert.Single(talk.Adoption().Extensions).Reason);
        Assert.IsType<InvalidField>(talk.Refused("fay", new ExtendSilence(Up, TimeSpan.FromDays(89), "For ever.")));
    }

    [Fact]
    public void A_party_without_a_seat_is_silent_like_any_other_and_one_that_left_cannot_break_it()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Do("bob", new Entente.Dialogue.Participants.LeaveDialogue());
        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));
        Assert.IsType<NotAllowed>(talk.Refused("cid", new RaiseObjection(Up, "No.")));
        talk.Now += 72 * Hour;
        talk.Tick(new ConcludeSilence(Up));

        Assert.Equal([Arc, Bor], talk.Adoption().Parties);
        Assert.Equal([Cas], talk.Adoption().LeftMeanwhile);
    }

    [Fact]
    public void A_silence_broken_by_a_party_that_leaves_afterwards_stays_broken()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Do("cid", new RaiseObjection(Up, "No."));
        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));
        talk.Now += 72 * Hour;

        Assert.Equal(AdoptionOutcome.NotAdopted, talk.Outcome());
    }

    [Fact]
    public void A_clock_that_went_back_opens_no_second_chance()
    {
        var talk = PutUp(AdoptionProcedure.Silence);
        talk.Now += 72 * Hour;
        talk.Say("eve", "It is over.");
        talk.Now -= 10 * Hour;

        Assert.IsType<SilenceHasEnded>(talk.Refused("bob", new RaiseObjection(Up, "Not like this.")));
        Assert.Equal(AdoptionOutcome.Adopted, talk.Outcome());
    }

    [Fact]
    public void Several_silences_are_due_in_the_order_of_their_ends()
    {
        var talk = PutUp(AdoptionProcedure.Silence, new() { Lasts = 100 * Hour });
        talk.Do("fay", new OpenDraft("Another", "en"));
        talk.Do("fay", new AddArticle(new DraftId(2), "Only"));
        talk.Do("fay", new EnterElement(new DraftId(2), new ArticleId(1), "Parties shall rest."));
        talk.Do("fay", new PutUpForAdoption(new DraftId(2), 3, AdoptionProcedure.Silence));

        Assert.Equal(talk.Now + (72 * Hour), talk.State.NextDue);
        talk.Now += 200 * Hour;
        Assert.Equal(new AdoptionId(2), talk.State.DueSilence(talk.Now));
        talk.Tick(new ConcludeSilence(new AdoptionId(2)));
        Assert.Equal(Up, talk.State.DueSilence(talk.Now));
    }
}
