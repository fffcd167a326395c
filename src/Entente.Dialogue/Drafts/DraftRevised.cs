namespace Entente.Dialogue.Drafts;

/// <summary>A draft came to read differently: its words, its brackets, or whose they are.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made, from 1.</param>
public abstract record DraftRevised(DraftId Draft, int Revision) : DialogueEvent
{
    /// <summary>The element of an article that it touches; null where it touches none.</summary>
    protected internal abstract ElementId? Touches { get; }

    /// <summary>The articles that come in.</summary>
    protected internal virtual IEnumerable<Article> EnteredArticles => [];

    /// <summary>The elements that come in or read anew.</summary>
    protected internal virtual IEnumerable<Element> EnteredElements => [];

    /// <summary>The text after it.</summary>
    /// <param name="before">The text before it.</param>
    protected internal abstract DraftText Revised(DraftText before);

    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Drafts[Draft.Number - 1].Revise(this);
}

/// <summary>What a change does to one element of an article.</summary>
/// <param name="Element">The element.</param>
/// <param name="After">For one that comes in: the element it comes to stand after; null for the beginning of the article, and for one that
/// is there.</param>
/// <param name="Now">How it reads now; null where it was taken out.</param>
public sealed record ElementChange(ElementId Element, ElementId? After, Element? Now);

/// <summary>A change of one element of an article.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Change">What becomes of the element.</param>
public abstract record ElementRevised(DraftId Draft, int Revision, ArticleId Article, ElementChange Change) : DraftRevised(Draft, Revision)
{
    /// <inheritdoc/>
    protected internal override ElementId? Touches => Change.Element;

    /// <inheritdoc/>
    protected internal override IEnumerable<Element> EnteredElements => Change.Now is { } now ? [now] : [];

    /// <inheritdoc/>
    protected internal override DraftText Revised(DraftText before) => before.With(Article, Change);
}
