using Entente.Dialogue.Drafts;

namespace Entente.Dialogue.Adoption;

/// <summary>A text without brackets, as it is put up for adoption.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Language">Its language.</param>
/// <param name="Articles">Its articles in order; article n stands at place n − 1.</param>
public sealed record FrozenText(string Title, string Language, IReadOnlyList<FrozenArticle> Articles)
{
    /// <summary>The elements of all articles in order.</summary>
    internal IEnumerable<FrozenElement> Elements => Articles.SelectMany(article => article.Elements);

    /// <summary>A revision as it stands. Articles without elements are left out.</summary>
    internal static FrozenText Of(Draft draft) => new(draft.Title, draft.Language,
        [.. draft.Text.Articles.Where(article => article.Elements.Count > 0).Select(article => new FrozenArticle(
            article.Heading, [.. article.Elements.Select(element => new FrozenElement(element.Id, BracketNotation.Write(element)))]))]);

    /// <summary>The text that could be adopted now.</summary>
    internal static FrozenText Of(Draft draft, AdoptableText text) => new(draft.Title, draft.Language,
        [.. text.Articles.Select(article => new FrozenArticle(article.Heading,
            [.. article.Elements.Select(element => new FrozenElement(element.Element, element.Text))]))]);
}

/// <summary>An article of a frozen text.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Elements">Its elements in order.</param>
public sealed record FrozenArticle(string Heading, IReadOnlyList<FrozenElement> Elements);

/// <summary>An element of a frozen text.</summary>
/// <param name="Element">Its number in the draft.</param>
/// <param name="Text">Its words.</param>
public sealed record FrozenElement(ElementId Element, string Text);
