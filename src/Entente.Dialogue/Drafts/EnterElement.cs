using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Enters an element into an article: agreed words, or words in square brackets, which are nobody's until parties attach their
/// names.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Article">The article.</param>
/// <param name="Text">The words in the notation of brackets, at most <see cref="Draft.LongestText"/> characters: <c>Parties shall notify
/// [within 24 hours | promptly].</c></param>
/// <param name="After">The element it comes to stand after; null for the end of the article.</param>
public sealed record EnterElement(DraftId Draft, ArticleId Article, string Text, ElementId? After = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Draft;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Open(state, context, Draft, out var draft) is { } closed)
            return closed;
        if (draft.Text.Find(Article) is not { } article)
            return new NotFound($"article {Article} of draft {Draft}");
        if (After is { } before && !article.Elements.Any(element => element.Id == before))
            return new NotFound($"element {before} in article {Article} of draft {Draft}");
        if (draft.Text.Elements.Count() >= Drafts.Draft.MostElements)
            return new DraftIsFull("elements in this draft", Drafts.Draft.MostElements);
        var numbers = new Numbering(draft);
        var id = numbers.Element();
        if (BracketNotation.Read("text", Text, Brackets.InAndAround, numbers, [], out var wordings, out var isBracketed) is { } refusal)
            return refusal;
        ElementId? after = After ?? (article.Elements is [.., var last] ? last.Id : null);
        return new ElementEntered(Draft, draft.Revision + 1, Article,
            new ElementChange(id, after, new Element(id, isBracketed, false, wordings)));
    }
}

/// <summary>An element was entered by the facilitator.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Change">The element and where it stands.</param>
public sealed record ElementEntered(DraftId Draft, int Revision, ArticleId Article, ElementChange Change)
    : ElementRevised(Draft, Revision, Article, Change);
