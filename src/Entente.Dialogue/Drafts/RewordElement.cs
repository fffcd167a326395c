using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Gives an element other words, by the facilitator's own hand. Only words that are nobody's can be reworded so; what bears a
/// party's name changes by amendment.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Element">An element of an article.</param>
/// <param name="Text">The words in the notation of brackets.</param>
/// <param name="BasedOn">The revision that the caller saw; null to do it in any case.</param>
public sealed record RewordElement(DraftId Draft, ElementId Element, string Text, int? BasedOn = null) : DialogueCommand
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
        if (place.Around is not null)
            return new NotFound($"element {Element} of an article of draft {Draft}");
        if (Claims.Any(state, place.Top))
            return new BearsNames(Element);
        var numbers = new Numbering(draft);
        if (BracketNotation.Read("text", Text, Brackets.InAndAround, numbers, [], out var wordings, out var isBracketed) is { } refusal)
            return refusal;
        return new ElementReworded(Draft, draft.Revision + 1, place.Article.Id,
            new ElementChange(Element, null, new Element(Element, isBracketed, false, wordings)));
    }
}

/// <summary>The element bears the names of parties.</summary>
/// <param name="Element">The element.</param>
public sealed record BearsNames(ElementId Element) : Refusal(
    RefusalKind.Conflict,
        $"Words of element {Element} bear the names of parties. Settle its brackets with them first, or let a party propose an amendment.");

/// <summary>An element got other words by the facilitator's hand.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Change">How the element reads now.</param>
public sealed record ElementReworded(DraftId Draft, int Revision, ArticleId Article, ElementChange Change)
    : ElementRevised(Draft, Revision, Article, Change);
