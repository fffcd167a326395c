using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Puts an element in brackets in the name of one's party, which wants its words out.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Element">The element, or a bracket within one.</param>
/// <param name="Wording">The wording that is meant; null for every one.</param>
/// <param name="BasedOn">The revision that the caller saw; null to do it in any case.</param>
public sealed record BracketElement(DraftId Draft, ElementId Element, WordingId? Wording = null, int? BasedOn = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Negotiates(state, context, Draft, Element, BasedOn, out var draft, out var party, out var place) is { } barred)
            return barred;
        var meant = place.Element.Wordings.Where(wording => Wording is null || wording.Id == Wording).ToList();
        if (meant.Count == 0)
            return new NotFound($"wording {Wording} of element {Element}");
        var wishes = meant.Where(wording => !wording.UnwantedBy.Contains(party))
            .Select(wording => new WordingWish(wording.Id, party, Wish.Out)).ToList();
        return wishes.Count == 0 ? Decision.Nothing : new WordingAttributed(Draft, draft.Revision + 1, place.Article.Id, place.Top.Id,
            wishes);
    }
}
