using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Gives an article another heading.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Article">The article.</param>
/// <param name="Heading">The heading, 1 to 200 characters.</param>
public sealed record HeadArticle(DraftId Draft, ArticleId Article, string Heading) : DialogueCommand
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
        if (PlainText.Check("heading", Heading, 200, out var heading, isOneLine: true) is { } refusal)
            return refusal;
        return article.Heading == heading ? Decision.Nothing : new ArticleHeaded(Draft, draft.Revision + 1, Article, heading);
    }
}

/// <summary>An article got another heading.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Heading">The heading.</param>
public sealed record ArticleHeaded(DraftId Draft, int Revision, ArticleId Article, string Heading) : DraftRevised(Draft, Revision)
{
    /// <inheritdoc/>
    protected internal override ElementId? Touches => null;

    /// <inheritdoc/>
    protected internal override DraftText Revised(DraftText before) => before.With(before.Find(Article)! with { Heading = Heading });
}
