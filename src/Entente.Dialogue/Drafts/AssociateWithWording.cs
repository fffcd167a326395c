using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Attaches the name of one's party to words in brackets: it wants them too.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Wording">The wording.</param>
/// <param name="BasedOn">The revision that the caller saw; null to do it in any case.</param>
public sealed record AssociateWithWording(DraftId Draft, WordingId Wording, int? BasedOn = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Negotiates(state, context, Draft, Wording, BasedOn, out var draft, out var party, out var place) is { } barred)
            return barred;
        if (!place.Element.IsBracketed)
            return new WordsAreAgreed(place.Element.Id);
        return place.Element.Wordings.First(wording => wording.Id == Wording).WantedBy.Contains(party)
            ? Decision.Nothing
            : new WordingAttributed(Draft, draft.Revision + 1, place.Article.Id, place.Top.Id, [new WordingWish(Wording, party, Wish.In)]);
    }
}
