using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Lifts the brackets of an element, with one of its wordings as agreed or without any. It can be done only where no party stands
/// in the way.</summary>
/// <remarks>In the way of a wording stand: who wants it out, who opposes it or drew a red line, and who wants another wording of the same
/// element and does not
/// support this one. In the way of taking the element out stands who wants or supports any wording of it.</remarks>
/// <param name="Draft">The draft.</param>
/// <param name="Element">The element, or a bracket within one.</param>
/// <param name="Wording">The wording that is agreed; null to take the element out.</param>
/// <param name="BasedOn">The revision that the caller saw; null to do it in any case.</param>
public sealed record SettleElement(DraftId Draft, ElementId Element, WordingId? Wording, int? BasedOn = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Draft;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Open(state, context, Draft, out var draft) is { } closed)
            return closed;
        if (DraftCheck.Place(draft, Element, BasedOn, out var place) is { } clash)
            return clash;
        Wording? agreed = null;
        if (Wording is { } id && (agreed = place.Element.Wordings.FirstOrDefault(wording => wording.Id == id)) is null)
            return new NotFound($"wording {id} of element {Element}");
        if (agreed is null && place.Element.IsNeeded)
            return new InvalidField("wording", "one of the alternatives, for the sentence cannot do without", "none");
        if (!place.Element.IsBracketed && agreed is not null)
            return Decision.Nothing;
        if (Claims.Against(state, draft, place.Element, agreed) is { Count: > 0 } against)
            return new NotAgreedYet(PartyNames.For(state, context.Participant).List(against));
        return new ElementSettled(Draft, draft.Revision + 1, place.Article.Id, place.Settled(agreed), Element, Wording);
    }
}

/// <summary>Parties stand in the way.</summary>
/// <param name="Who">Their names as far as the caller may know them.</param>
public sealed record NotAgreedYet(string Who) : Refusal(
    RefusalKind.Conflict,
        $"This is not agreed: {Who} stand(s) in the way. Talk to them, keep the brackets, or let them lift what is theirs first.");

/// <summary>The brackets of an element were lifted.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Change">How the article's element reads now.</param>
/// <param name="Element">The element that was settled: the article's, or a bracket within it.</param>
/// <param name="Wording">The wording that was agreed; null where it was taken out.</param>
public sealed record ElementSettled(DraftId Draft, int Revision, ArticleId Article, ElementChange Change, ElementId Element,
    WordingId? Wording)
    : ElementRevised(Draft, Revision, Article, Change);
