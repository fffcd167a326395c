using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Drafts;

/// <summary>Parties attached their names to wordings, or took them off; words that somebody wants out stand in brackets from then
/// on.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Element">The element of the article that the wordings are in.</param>
/// <param name="Wishes">What was attached or taken off.</param>
public sealed record WordingAttributed(DraftId Draft, int Revision, ArticleId Article, ElementId Element,
    IReadOnlyList<WordingWish> Wishes) : DraftRevised(Draft, Revision)
{
    /// <inheritdoc/>
    protected internal override ElementId? Touches => Element;

    /// <inheritdoc/>
    protected internal override DraftText Revised(DraftText before)
    {
        var element = before.Find(Article)!.Elements.First(candidate => candidate.Id == Element);
        return before.With(Article, new ElementChange(Element, null, Wishes.Aggregate(element, With)));
    }

    private static Element With(Element element, WordingWish wish)
    {
        var wordings = element.Wordings.Select(wording => wording.Id == wish.Wording ? wording.Wished(wish.Party, wish.Wish)
            : Within(wording, wish)).ToArray();
        var isMeant = element.Wordings.Any(wording => wording.Id == wish.Wording);
        return element with { Wordings = wordings, IsBracketed = element.IsBracketed || (isMeant && wish.Wish == Wish.Out) };
    }

    private static Wording Within(Wording wording, WordingWish wish) =>
        wording.Brackets.Any(bracket => bracket.Wordings.Any(option => option.Id == wish.Wording))
        ? wording with
        {
            Passages = [.. wording.Passages.Select(passage => passage.Bracket is { } bracket
            ? new Passage(null, With(bracket, wish)) : passage)]
        }
        : wording;
}

/// <summary>What a party wishes of a wording.</summary>
/// <param name="Wording">The wording.</param>
/// <param name="Party">The party.</param>
/// <param name="Wish">In, out, or none where its name was taken off.</param>
public sealed record WordingWish(WordingId Wording, PartyId Party, Wish Wish);
