namespace Entente.Dialogue.Drafts;

/// <summary>The number of an article, given in the order articles were added; it stays when articles come to stand before it. Unique within
/// its draft only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct ArticleId(int Number) : INumbered<ArticleId>
{
    static ArticleId INumbered<ArticleId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An article of a draft. What readers call its number is its place among the articles.</summary>
/// <param name="Id">Its lasting number.</param>
/// <param name="Heading">Its heading, 1 to 200 characters.</param>
/// <param name="Elements">Its elements in order.</param>
public sealed record Article(ArticleId Id, string Heading, IReadOnlyList<Element> Elements);
