using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Enters whose words in brackets are, as the facilitator heard it in the room. Each party can set right what was entered for
/// it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Wording">The wording.</param>
/// <param name="WantedBy">The parties that want it.</param>
/// <param name="UnwantedBy">The parties that want it out.</param>
/// <param name="BasedOn">The revision that the caller saw; null to do it in any case.</param>
public sealed record AttributeWording(DraftId Draft, WordingId Wording, IReadOnlyList<PartyId> WantedBy, IReadOnlyList<PartyId> UnwantedBy,
    int? BasedOn = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Draft;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Open(state, context, Draft, out var draft) is { } closed)
            return closed;
        if (DraftCheck.Place(draft, Wording, BasedOn, out var place) is { } clash)
            return clash;
        if (WantedBy is null || UnwantedBy is null || WantedBy.Intersect(UnwantedBy).Any())
            return new InvalidField("wantedBy", "parties that are not in unwantedBy too", "none, or one that is in both");
        if (WantedBy.Concat(UnwantedBy).Where(party => state.Find(party) is not { HasWithdrawn: false }).ToList() is [var absent, ..])
            return new NotFound($"party {absent}");
        if (!place.Element.IsBracketed && WantedBy.Count > 0)
            return new WordsAreAgreed(place.Element.Id);
        var before = place.Element.Wordings.First(wording => wording.Id == Wording);
        var wishes = state.Parties.Select(party => (party.Id, Before: Of(before.WantedBy, before.UnwantedBy, party.Id),
            Now: Of(WantedBy, UnwantedBy, party.Id)))
            .Where(party => party.Before != party.Now).Select(party => new WordingWish(Wording, party.Id, party.Now)).ToList();
        return wishes.Count == 0 ? Decision.Nothing : new WordingAttributed(Draft, draft.Revision + 1, place.Article.Id, place.Top.Id,
            wishes);
    }

    private static Wish Of(IReadOnlyList<PartyId> wanted, IReadOnlyList<PartyId> unwanted, PartyId party) =>
        wanted.Contains(party) ? Wish.In : unwanted.Contains(party) ? Wish.Out : Wish.None;
}

/// <summary>The words are agreed.</summary>
/// <param name="Element">The element.</param>
public sealed record WordsAreAgreed(ElementId Element) : Refusal(
    RefusalKind.Conflict,
        $"Element {Element} is agreed text, so its words are everybody's. Attach a name only to words in brackets; take a stance on the element instead.");
