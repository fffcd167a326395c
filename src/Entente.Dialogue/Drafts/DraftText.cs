namespace Entente.Dialogue.Drafts;

/// <summary>The text of a draft at one revision; never changed, so revisions share what is the same in them.</summary>
/// <param name="Articles">The articles in order.</param>
public sealed record DraftText(IReadOnlyList<Article> Articles)
{
    /// <summary>No text.</summary>
    public static DraftText Empty { get; } = new([]);

    /// <summary>The elements of all articles in order, brackets within sentences not counted.</summary>
    public IEnumerable<Element> Elements => Articles.SelectMany(article => article.Elements);

    /// <summary>An article; null when there is none of that number.</summary>
    /// <param name="article">The number.</param>
    public Article? Find(ArticleId article) => Articles.FirstOrDefault(candidate => candidate.Id == article);

    /// <summary>Where an element or a bracket within one stands; null when it does not.</summary>
    /// <param name="element">The number.</param>
    internal ElementPlace? Find(ElementId element)
    {
        foreach (var article in Articles)
        {
            foreach (var top in article.Elements)
            {
                if (top.Id == element)
                    return new ElementPlace(article, top, top, null);
                foreach (var wording in top.Wordings)
                {
                    if (wording.Brackets.FirstOrDefault(bracket => bracket.Id == element) is { } found)
                        return new ElementPlace(article, top, found, wording);
                }
            }
        }
        return null;
    }

    /// <summary>Where the element of a wording stands; null when there is no such wording.</summary>
    /// <param name="wording">The number.</param>
    internal ElementPlace? Find(WordingId wording)
    {
        foreach (var article in Articles)
        {
            foreach (var top in article.Elements)
            {
                foreach (var outer in top.Wordings)
                {
                    if (outer.Id == wording)
                        return new ElementPlace(article, top, top, null);
                    if (outer.Brackets.FirstOrDefault(bracket => bracket.Wordings.Any(inner => inner.Id == wording)) is { } found)
                        return new ElementPlace(article, top, found, outer);
                }
            }
        }
        return null;
    }

    internal DraftText With(Article article) => new([.. Articles.Select(other => other.Id == article.Id ? article : other)]);

    internal DraftText With(ArticleId article, ElementChange change)
    {
        var changed = Find(article)!;
        var elements = changed.Elements.ToList();
        var place = elements.FindIndex(element => element.Id == change.Element);
        if (place >= 0 && change.Now is { } now)
            elements[place] = now;
        else if (place >= 0)
            elements.RemoveAt(place);
        else if (change.Now is { } entered)
            elements.Insert(change.After is { } before ? elements.FindIndex(element => element.Id == before) + 1 : 0, entered);
        return With(changed with { Elements = [.. elements] });
    }
}

/// <summary>Where an element stands.</summary>
/// <param name="Article">The article.</param>
/// <param name="Top">The element of the article.</param>
/// <param name="Element">The element that was looked for: the same, or a bracket within it.</param>
/// <param name="Around">The wording of <paramref name="Top"/> that the bracket is in; null for an element of an article.</param>
internal sealed record ElementPlace(Article Article, Element Top, Element Element, Wording? Around)
{
    /// <summary>The change of the article's element that makes the element that was looked for read anew.</summary>
    public ElementChange Becoming(Element now) => Around is null
        ? new ElementChange(Top.Id, null, now)
        : new ElementChange(Top.Id, null,
            Top.With(
            Around with
            {
                Passages = [.. Around.Passages.Select(passage => passage.Bracket?.Id == now.Id ? new Passage(null, now)
            : passage)]
            }));

    /// <summary>The change that puts agreed words, or none, in the element's place; within a sentence they become part of it.</summary>
    public ElementChange Settled(Wording? agreed)
    {
        if (Around is null)
            return new ElementChange(Top.Id, null, agreed is null ? null
                : new Element(Top.Id, false, false, [agreed with { WantedBy = [], UnwantedBy = [] }]));
        var text = new PassageWriter();
        foreach (var passage in Around.Passages)
        {
            if (passage.Bracket is not { } bracket)
                text.Add(passage.Text!);
            else if (bracket.Id != Element.Id)
                text.Add(bracket);
            else if (agreed is null)
                text.Leave();
            else
                text.Add(agreed.Passages[0].Text!);
        }
        return new ElementChange(Top.Id, null, Top.With(Around with { Passages = text.Passages() }));
    }
}
