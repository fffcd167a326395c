using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Drafts;

public sealed class AdoptableTextTests
{
    [Fact]
    public void The_alternative_that_no_party_excludes_is_taken()
    {
        var talk = WithDraft("Parties shall notify [within 24 hours | promptly | when they can].");
        talk.Do("ann", new TakeElementStance(One, new ElementId(2), new WordingId(1), Position.RedLine, "Too short."));
        talk.Do("bob", new BracketElement(One, new ElementId(2), new WordingId(3)));

        Assert.Equal(["Parties shall notify promptly."], Words(talk));
    }

    [Fact]
    public void Among_those_that_can_be_had_the_one_with_most_support_is_taken()
    {
        var talk = WithDraft("[Parties shall notify. | Parties should notify. | Parties may notify.]");
        talk.Do("ann", new AssociateWithWording(One, new WordingId(2)));
        talk.Do("bob", new TakeElementStance(One, new ElementId(1), new WordingId(3), Position.Support));
        talk.Do("cid", new AssociateWithWording(One, new WordingId(3)));

        Assert.Equal(["Parties may notify."], Words(talk));
    }

    [Fact]
    public void Support_counts_by_the_weight_of_the_party_and_a_reservation_breaks_a_tie()
    {
        var talk = Talk.Convened();
        talk.Do("carla", new AdmitParty("Arcadia", "ARC", 1));
        talk.Do("carla", new AdmitParty("Borduria", "BOR", 3));
        talk.Bring("ann", Entente.Dialogue.Participants.Role.Delegate, 1);
        talk.Bring("bob", Entente.Dialogue.Participants.Role.Delegate, 2);
        talk.Bring("fay", Entente.Dialogue.Participants.Role.Facilitator);
        talk.Do("fay", new OpenDraft("Code", "en"));
        talk.Do("fay", new AddArticle(One, "Notification"));
        talk.Do("fay", new EnterElement(One, new ArticleId(1), "[Parties shall notify. | Parties may notify.]"));
        talk.Do("ann", new AssociateWithWording(One, new WordingId(1)));
        Assert.Equal(["Parties shall notify."], Words(talk));

        talk.Do("bob", new TakeElementStance(One, new ElementId(1), new WordingId(2), Position.SupportWithReservation, "In peace."));
        Assert.Equal(["Parties may notify."], Words(talk));
    }

    [Fact]
    public void An_element_whose_every_wording_is_excluded_is_dropped_with_who_excludes_it_and_where_the_way_is_shortest()
    {
        var talk = WithDraft("[Parties shall notify. | Parties may notify.]", "Parties shall meet.");
        talk.Do("ann", new TakeElementStance(One, new ElementId(1), new WordingId(1), Position.RedLine, "Never."));
        talk.Do("bob", new TakeElementStance(One, new ElementId(1), new WordingId(1), Position.Oppose));
        talk.Do("cid", new TakeElementStance(One, new ElementId(1), new WordingId(2), Position.Oppose));

        var text = AdoptableTextSearch.Find(talk.State, talk.Draft());

        var dropped = Assert.Single(text.Dropped);
        Assert.Equal([(Arc, 1, Position.RedLine), (Bor, 1, Position.Oppose), (Cas, 2, Position.Oppose)],
            dropped.ExcludedBy.Select(one => (one.Party, one.Wording!.Value.Number, one.Position)));
        Assert.Equal(new WordingId(2), dropped.Nearest);
        Assert.Equal([Cas], dropped.NearestExcludedBy);
        Assert.Equal(["Parties shall meet."], Words(talk));
    }

    [Fact]
    public void A_red_line_at_an_element_excludes_it_however_it_is_worded()
    {
        var talk = WithDraft("[Parties shall notify. | Parties may notify.]");
        talk.Do("ann", new TakeElementStance(One, new ElementId(1), new WordingId(2), Position.Support));
        talk.Do("ann", new TakeElementStance(One, new ElementId(1), null, Position.RedLine, "Not here."));

        Assert.Empty(Words(talk));
    }

    [Fact]
    public void Words_a_sentence_can_do_without_are_left_out_and_words_it_needs_take_the_sentence_along()
    {
        var talk = WithDraft("Parties shall notify [at once] by radio.", "Parties shall answer [today | tomorrow].");
        talk.Do("ann", new BracketElement(One, new ElementId(2)));
        talk.Do("bob", new BracketElement(One, new ElementId(4)));

        var text = AdoptableTextSearch.Find(talk.State, talk.Draft());

        Assert.Equal(["Parties shall notify by radio."], Words(talk));
        Assert.Equal([2, 3], text.Dropped.Select(dropped => dropped.Element.Number));
        Assert.Equal([Bor], text.Dropped[1].NearestExcludedBy);
    }

    [Fact]
    public void What_each_party_lacks_is_told()
    {
        var talk = WithDraft("[Parties shall notify. | Parties may notify.]", "Parties shall meet.");
        talk.Do("ann", new AssociateWithWording(One, new WordingId(1)));
        talk.Do("bob", new BracketElement(One, new ElementId(1), new WordingId(1)));
        talk.Do("cid", new TakeElementStance(One, new ElementId(2), null, Position.SupportWithReservation, "Twice a year."));

        var gaps = AdoptableTextSearch.Find(talk.State, talk.Draft()).Gaps;

        Assert.Equal([new WordingId(1)], gaps[0].WantedAndLost);
        Assert.Equal([new ElementId(2)], gaps[2].Reserved);
        Assert.Equal([1, 1, 1], gaps.Select(gap => gap.Silent));
    }

    [Fact]
    public void A_party_that_left_excludes_nothing_and_a_stance_withdrawn_neither()
    {
        var talk = WithDraft("Parties shall notify.", "Parties shall meet.");
        talk.Do("cid", new TakeElementStance(One, new ElementId(1), null, Position.RedLine, "Never."));
        talk.Do("ann", new TakeElementStance(One, new ElementId(2), null, Position.Oppose));
        Assert.Empty(Words(talk));

        talk.Do("carla", new WithdrawParty(Cas, "Recalled."));
        talk.Do("ann", new TakeElementStance(One, new ElementId(2), null, Position.None));

        Assert.Equal(["Parties shall notify.", "Parties shall meet."], Words(talk));
    }

    [Fact]
    public void Parties_are_named_to_those_who_may_know_them_only()
    {
        var talk = WithDraft(new DialogueRules { Attribution = Attribution.Anonymous }, "Parties shall notify.");
        talk.Do("cid", new TakeElementStance(One, new ElementId(1), null, Position.RedLine, "Never."));

        Assert.Empty(talk.Ask("ann", new ReadAdoptableText(One)).Dropped[0].ExcludedBy);
        Assert.Empty(talk.Ask("fay", new ReadAdoptableText(One)).Dropped[0].NearestExcludedBy);
        Assert.Equal("CAS", talk.Ask("cid", new ReadAdoptableText(One)).Dropped[0].ExcludedBy[0].Party.Name);
        Assert.IsType<NotAllowed>(Dialogues.Ask(talk.State, new ReadAdoptableText(One), new Caller("oz", AccountKind.Person),
            talk.Now).Refusal);
    }

    private static IEnumerable<string> Words(Talk talk) =>
        AdoptableTextSearch.Find(talk.State, talk.Draft()).Articles.SelectMany(article => article.Elements).Select(element => element.Text);
}
