using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Adds an article without elements.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Heading">Its heading, 1 to 200 characters.</param>
/// <param name="After">The article it comes to stand after; null for the end.</param>
public sealed record AddArticle(DraftId Draft, string Heading, ArticleId? After = null) : DialogueCommand
{
    /// <summary>The most articles of a draft.</summary>
    public const int MostArticles = 500;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Draft;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Open(state, context, Draft, out var draft) is { } closed)
            return closed;
        if (PlainText.Check("heading", Heading, 200, out var heading, isOneLine: true) is { } refusal)
            return refusal;
        if (After is { } before && draft.Text.Find(before) is null)
            return new NotFound($"article {before} of draft {Draft}");
        return draft.Text.Articles.Count >= MostArticles
            ? new DraftIsFull("articles in this draft", MostArticles)
            : new ArticleAdded(Draft, draft.Revision + 1, new ArticleId(draft.HighestArticle + 1), heading, After);
    }
}

/// <summary>An article was added.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">Its number.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="After">The article it stands after; null for the end.</param>
public sealed record ArticleAdded(DraftId Draft, int Revision, ArticleId Article, string Heading, ArticleId? After)
    : DraftRevised(Draft, Revision)
{
    /// <inheritdoc/>
    protected internal override ElementId? Touches => null;

    /// <inheritdoc/>
    protected internal override IEnumerable<Article> EnteredArticles => [new Article(Article, Heading, [])];

    /// <inheritdoc/>
    protected internal override DraftText Revised(DraftText before)
    {
        var articles = before.Articles.ToList();
        articles.Insert(After is { } place ? articles.FindIndex(article => article.Id == place) + 1 : articles.Count,
            new Article(Article, Heading, []));
        return new DraftText([.. articles]);
    }
}
