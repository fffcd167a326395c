using Entente.Dialogue.Drafts;
using Entente.Dialogue.Stances;
using static Entente.Dialogue.Tests.Drafts.Drafting;

namespace Entente.Dialogue.Tests.Drafts;

public sealed class ElementStanceTests
{
    [Fact]
    public void A_party_has_one_stance_however_many_seats_and_versions()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Seat("amy", Arc);
        talk.Do("ann", new TakeElementStance(One, new ElementId(1), null, Position.Oppose));
        talk.Do("amy", new TakeElementStance(One, new ElementId(1), null, Position.SupportWithReservation, "In peace."));

        var stance = Assert.Single(talk.Draft().Stances.Standing());
        Assert.Equal((Position.SupportWithReservation, 2, "In peace."), (stance.Position, stance.Version, stance.Words!.Value));
        Assert.Equal(2, talk.Draft().Stances.All().Count());
        Assert.IsType<ChangedMeanwhile>(
            talk.Refused("ann", new TakeElementStance(One, new ElementId(1), null, Position.Support, Version: 1)));
    }

    [Theory]
    [InlineData(Position.RedLine, null)]
    [InlineData(Position.SupportWithReservation, null)]
    [InlineData(Position.Support, "words")]
    [InlineData((Position)77, null)]
    public void Words_go_with_reservations_and_red_lines(Position position, string? words) => Assert.IsType<InvalidField>(
        WithDraft("Parties shall notify.").Refused("ann", new TakeElementStance(One, new ElementId(1), null, position, words)));

    [Fact]
    public void A_wording_of_another_element_is_not_found() => Assert.IsType<NotFound>(
        WithDraft("Parties shall notify.", "Parties shall meet.")
            .Refused("ann", new TakeElementStance(One, new ElementId(1), new WordingId(2), Position.Support)));

    [Fact]
    public void Delegates_see_whose_a_stance_is_and_observers_see_none()
    {
        var talk = WithDraft("Parties shall notify.");
        talk.Do("ann", new TakeElementStance(One, new ElementId(1), null, Position.RedLine, "Never."));
        talk.Do("bob", new BracketElement(One, new ElementId(1)));

        Assert.Equal("ARC", talk.Ask("cid", new ReadDraft(One)).Articles[0].Elements[0].Stances.Single().Party.Name);
        var watched = talk.Ask("oz", new ReadDraft(One)).Articles[0].Elements[0];
        Assert.Empty(watched.Stances);
        Assert.Empty(watched.Wordings[0].UnwantedBy);
        Assert.Equal("[Parties shall notify.]", watched.Text);
    }

    [Theory]
    [InlineData(Attribution.Anonymous)]
    [InlineData(Attribution.Pseudonymous)]
    public void In_a_room_without_attribution_one_sees_ones_own_name_only(Attribution attribution)
    {
        var talk = WithDraft(new DialogueRules { Attribution = attribution }, "[Parties shall notify.]");
        talk.Do("ann", new AssociateWithWording(One, new WordingId(1)));
        talk.Do("bob", new AssociateWithWording(One, new WordingId(1)));
        talk.Do("bob", new TakeElementStance(One, new ElementId(1), null, Position.Support));

        Assert.Equal("[Parties shall notify. (ARC)]", talk.Ask("ann", new ReadDraft(One)).Articles[0].Elements[0].Text);
        Assert.Equal("[Parties shall notify.]", talk.Ask("fay", new ReadDraft(One)).Articles[0].Elements[0].Text);
        Assert.Empty(talk.Ask("ann", new ReadDraft(One)).Articles[0].Elements[0].Stances);
        var refusal = talk.Refused("fay", new SettleElement(One, new ElementId(1), null));
        Assert.DoesNotContain("BOR", refusal.Detail, StringComparison.Ordinal);
    }
}
