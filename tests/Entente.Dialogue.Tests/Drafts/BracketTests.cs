using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Drafts;

public sealed class BracketTests
{
    [Fact]
    public void Brackets_carry_the_names_of_those_whose_they_are()
    {
        var talk = WithDraft("[Parties shall notify [within 24 hours | promptly]]");
        talk.Do("fay", new AttributeWording(One, new WordingId(1), [Arc], []));
        talk.Do("bob", new AssociateWithWording(One, new WordingId(2)));
        talk.Do("cid", new AssociateWithWording(One, new WordingId(2)));

        Assert.Equal("[Parties shall notify [within 24 hours (ARC)] [promptly (BOR, CAS)]]", talk.Reads(1));
    }

    [Fact]
    public void A_party_puts_an_element_in_brackets_and_lifts_them_again()
    {
        var talk = WithDraft("Parties shall notify.");

        talk.Do("bob", new BracketElement(One, new ElementId(1)));
        Assert.Equal("[Parties shall notify. (delete: BOR)]", talk.Reads(1));

        talk.Do("bob", new LiftBracket(One, new ElementId(1)));
        Assert.Equal("Parties shall notify.", talk.Reads(1));
    }

    [Fact]
    public void A_bracket_falls_when_the_last_party_gives_way_and_not_before()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("bob", new BracketElement(One, new ElementId(1)));
        talk.Do("cid", new BracketElement(One, new ElementId(1)));

        talk.Do("bob", new LiftBracket(One, new ElementId(1)));
        Assert.Equal("[Parties shall notify. (delete: CAS)]", talk.Reads(1));

        talk.Do("cid", new LiftBracket(One, new ElementId(1)));
        Assert.True(talk.Element(1).IsClean);
    }

    [Fact]
    public void A_bracket_does_not_fall_while_a_red_line_stands()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("bob", new BracketElement(One, new ElementId(1)));
        talk.Do("cid", new TakeElementStance(One, new ElementId(1), null, Position.RedLine, "Never."));

        talk.Do("bob", new LiftBracket(One, new ElementId(1)));

        Assert.Equal("[Parties shall notify.]", talk.Reads(1));
    }

    [Fact]
    public void Some_words_of_a_sentence_are_put_in_brackets()
    {
        var talk = WithDraft("Parties shall notify at once by radio.");

        talk.Do("ann", new BracketWords(One, new WordingId(1), "at once"));
        Assert.Equal("Parties shall notify [at once (delete: ARC)] by radio.", talk.Reads(1));

        talk.Do("fay", new SettleElement(One, new ElementId(2), null));
        Assert.Equal("Parties shall notify by radio.", talk.Reads(1));
    }

    [Theory]
    [InlineData("by carrier pigeon")]
    [InlineData("a")]
    [InlineData("Parties shall notify at once by radio.")]
    public void Words_that_are_not_there_once_or_are_all_there_is_are_refused(string words) =>
        Assert.IsType<InvalidField>(WithDraft("Parties shall notify at once by radio.")
            .Refused("ann", new BracketWords(One, new WordingId(1), words)));

    [Fact]
    public void An_alternative_falls_away_when_its_last_party_lets_it_go()
    {
        var talk = WithDraft("[Parties shall notify. | Parties may notify.]");
        talk.Do("ann", new AssociateWithWording(One, new WordingId(1)));
        talk.Do("bob", new AssociateWithWording(One, new WordingId(2)));
        Assert.Equal("[Alt 1: Parties shall notify. (ARC)]\n[Alt 2: Parties may notify. (BOR)]", talk.Reads(1));

        talk.Do("bob", new LiftBracket(One, new ElementId(1)));

        Assert.Equal("[Parties shall notify. (ARC)]", talk.Reads(1));
    }

    [Fact]
    public void What_is_not_ones_own_cannot_be_lifted()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("bob", new BracketElement(One, new ElementId(1)));

        Assert.IsType<NothingToLift>(talk.Refused("ann", new LiftBracket(One, new ElementId(1))));
    }

    [Fact]
    public void Agreed_words_take_no_names()
    {
        var talk = WithDraft("Parties shall notify.");

        Assert.IsType<WordsAreAgreed>(talk.Refused("ann", new AssociateWithWording(One, new WordingId(1))));
        Assert.IsType<WordsAreAgreed>(talk.Refused("fay", new AttributeWording(One, new WordingId(1), [Arc], [])));
    }

    [Fact]
    public void An_element_is_settled_when_nobody_stands_in_the_way()
    {
        var talk = WithDraft("Parties shall notify [within 24 hours | promptly].");
        talk.Do("ann", new AssociateWithWording(One, new WordingId(1)));
        talk.Do("bob", new AssociateWithWording(One, new WordingId(2)));

        var refusal = Assert.IsType<NotAgreedYet>(talk.Refused("fay", new SettleElement(One, new ElementId(2), new WordingId(1))));
        Assert.Contains("BOR", refusal.Detail, StringComparison.Ordinal);

        talk.Do("bob", new TakeElementStance(One, new ElementId(2), new WordingId(1), Position.Support));
        talk.Do("fay", new SettleElement(One, new ElementId(2), new WordingId(1)));
        Assert.Equal("Parties shall notify within 24 hours.", talk.Reads(1));
        Assert.True(talk.Element(1).IsClean);
    }

    [Theory]
    [InlineData(Position.Oppose, null)]
    [InlineData(Position.RedLine, "Never.")]
    public void An_element_is_not_settled_against_a_party(Position position, string? words)
    {
        var talk = WithDraft("[Parties shall notify.]");
        talk.Do("cid", new TakeElementStance(One, new ElementId(1), null, position, words));

        Assert.IsType<NotAgreedYet>(talk.Refused("fay", new SettleElement(One, new ElementId(1), new WordingId(1))));
    }

    [Fact]
    public void A_sentence_keeps_one_of_the_alternatives_it_needs() => Assert.IsType<InvalidField>(
        WithDraft("Parties shall notify [within 24 hours | promptly].").Refused("fay", new SettleElement(One, new ElementId(2), null)));

    [Fact]
    public void A_party_that_left_stands_in_nobodys_way()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("cid", new BracketElement(One, new ElementId(1)));
        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));

        Assert.Equal("[Parties shall notify.]", talk.Reads(1));
        talk.Do("fay", new SettleElement(One, new ElementId(1), new WordingId(1)));
        Assert.True(talk.Element(1).IsClean);
        Assert.IsType<NotAllowed>(talk.Refused("cid", new BracketElement(One, new ElementId(1))));
    }

    [Fact]
    public void A_change_of_the_same_element_since_is_a_clash_and_one_of_another_is_not()
    {
        var talk = WithDraft("Parties shall notify.", "Parties shall answer.");
        var seen = talk.Draft().Revision;
        talk.Do("ann", new BracketElement(One, new ElementId(2)));

        talk.Do("bob", new BracketElement(One, new ElementId(1), BasedOn: seen));

        Assert.IsType<ChangedMeanwhile>(talk.Refused("cid", new BracketElement(One, new ElementId(1), BasedOn: seen)));
        Assert.IsType<InvalidField>(talk.Refused("cid", new BracketElement(One, new ElementId(1), BasedOn: seen + 99)));
    }

    [Fact]
    public void Two_seats_of_a_delegation_have_one_name()
    {
        var talk = WithDraft("[Parties shall notify.]");
        talk.Seat("amy", Arc);
        talk.Do("ann", new AssociateWithWording(One, new WordingId(1)));

        Assert.Empty(talk.Do("amy", new AssociateWithWording(One, new WordingId(1))));
        talk.Do("amy", new BracketElement(One, new ElementId(1)));
        Assert.Equal("[Parties shall notify. (delete: ARC)]", talk.Reads(1));
    }
}
