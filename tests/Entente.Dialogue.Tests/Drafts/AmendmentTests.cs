using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Drafts;

public sealed class AmendmentTests
{
    private static readonly AmendmentId First = new(1);

    [Fact]
    public void An_insertion_that_nobody_opposes_becomes_agreed_text()
    {
        var talk = WithDraft("Parties shall notify.", "Parties shall meet.");
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.InsertAfter, new ArticleId(1), new ElementId(1), "Parties shall answer."));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.Agreed));

        Assert.Equal(["Parties shall notify.", "Parties shall answer.", "Parties shall meet."],
            talk.Draft().Text.Elements.Select(BracketNotation.Write));
    }

    [Fact]
    public void An_insertion_that_somebody_opposes_comes_in_brackets_with_all_names()
    {
        var talk = WithDraft();
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.InsertAfter, new ArticleId(1), null, "Parties shall answer."));
        talk.Do("bob", new StandOnAmendment(First, Position.Support));
        talk.Do("cid", new StandOnAmendment(First, Position.RedLine, "Not to them."));

        Assert.IsType<NotAgreedYet>(talk.Refused("fay", new RuleOnAmendment(First, AmendmentStatus.Agreed)));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.Bracketed));

        Assert.Equal("[Parties shall answer. (ARC, BOR; delete: CAS)]", talk.Reads(1));
    }

    [Theory]
    [InlineData(AmendmentKind.Replace)]
    [InlineData(AmendmentKind.AddAlternative)]
    public void Other_words_in_brackets_stand_beside_the_old_ones(AmendmentKind kind)
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new ProposeAmendment(One, kind, null, new ElementId(1), "Parties may notify."));
        talk.Do("cid", new StandOnAmendment(First, Position.Oppose));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.Bracketed));

        Assert.Equal("[Alt 1: Parties shall notify. (CAS)]\n[Alt 2: Parties may notify. (ARC; delete: CAS)]", talk.Reads(1));
    }

    [Fact]
    public void A_replacement_that_is_agreed_takes_the_place_of_the_old_words()
    {
        var talk = WithDraft("Parties shall notify [within 24 hours | promptly].");
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Replace, null, new ElementId(2), "within 48 hours"));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.Agreed));

        Assert.Equal("Parties shall notify within 48 hours.", talk.Reads(1));
    }

    [Fact]
    public void An_alternative_joins_a_bracket_within_a_sentence()
    {
        var talk = WithDraft("Parties shall notify [within 24 hours | promptly].");
        talk.Do("cid", new ProposeAmendment(One, AmendmentKind.AddAlternative, null, new ElementId(2), "when they can"));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.Bracketed));

        Assert.Equal("Parties shall notify [within 24 hours] [promptly] [when they can (CAS)].", talk.Reads(1));
    }

    [Fact]
    public void Words_that_bear_a_name_are_not_replaced_without_that_party()
    {
        var talk = WithDraft("[Parties shall notify.]");
        talk.Do("bob", new AssociateWithWording(One, new WordingId(1)));
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null));

        Assert.IsType<NotAgreedYet>(talk.Refused("fay", new RuleOnAmendment(First, AmendmentStatus.Agreed)));
        talk.Do("bob", new StandOnAmendment(First, Position.Support));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.Agreed));

        Assert.Empty(talk.Draft().Text.Elements);
    }

    [Fact]
    public void A_deletion_in_brackets_names_who_wants_the_words_out()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null));
        talk.Do("bob", new StandOnAmendment(First, Position.Oppose));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.Bracketed));

        Assert.Equal("[Parties shall notify. (BOR; delete: ARC)]", talk.Reads(1));
    }

    [Fact]
    public void An_amendment_is_set_aside_with_a_reason_and_only_once()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null));

        Assert.IsType<InvalidField>(talk.Refused("fay", new RuleOnAmendment(First, AmendmentStatus.SetAside)));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.SetAside, "Settled yesterday."));

        Assert.IsType<AmendmentIsDecided>(talk.Refused("fay", new RuleOnAmendment(First, AmendmentStatus.Agreed)));
        Assert.IsType<AmendmentIsDecided>(talk.Refused("bob", new StandOnAmendment(First, Position.Support)));
        Assert.IsType<AmendmentIsDecided>(talk.Refused("ann", new WithdrawAmendment(First)));
    }

    [Fact]
    public void Only_its_party_withdraws_an_amendment_and_only_others_take_a_stance_on_it()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Seat("amy", Arc);
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(1), null));

        Assert.IsType<NotAllowed>(talk.Refused("bob", new WithdrawAmendment(First)));
        Assert.IsType<NotAllowed>(talk.Refused("amy", new StandOnAmendment(First, Position.Support)));
        talk.Do("amy", new WithdrawAmendment(First));
        Assert.Equal(AmendmentStatus.Withdrawn, talk.State.Find(First)!.Status);
    }

    [Fact]
    public void An_amendment_whose_element_or_party_is_gone_can_only_be_set_aside()
    {
        var talk = WithDraft("Parties shall notify.", "Parties shall answer.");
        talk.Do("ann", new ProposeAmendment(One, AmendmentKind.Replace, null, new ElementId(1), "Parties may notify."));
        talk.Do("cid", new ProposeAmendment(One, AmendmentKind.Delete, null, new ElementId(2), null));
        talk.Do("fay", new SettleElement(One, new ElementId(1), null));
        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));

        Assert.IsType<NotFound>(talk.Refused("fay", new RuleOnAmendment(First, AmendmentStatus.Bracketed)));
        Assert.IsType<NotAllowed>(talk.Refused("fay", new RuleOnAmendment(new AmendmentId(2), AmendmentStatus.Agreed)));
        talk.Do("fay", new RuleOnAmendment(First, AmendmentStatus.SetAside, "Its element is gone."));
    }

    [Theory]
    [InlineData(AmendmentKind.Replace, 1, "[Parties may notify.]")]
    [InlineData(AmendmentKind.Replace, 2, "within [24] hours")]
    [InlineData(AmendmentKind.Delete, 1, "words")]
    [InlineData(AmendmentKind.Delete, 2, null)]
    [InlineData(AmendmentKind.Replace, 1, null)]
    [InlineData((AmendmentKind)9, 1, "words")]
    public void An_amendment_that_could_not_come_into_the_text_is_refused(AmendmentKind kind, int element, string? text) =>
        Assert.IsType<InvalidField>(
        WithDraft("Parties shall notify [soon | promptly].")
            .Refused("ann", new ProposeAmendment(One, kind, null, new ElementId(element), text)));
}
