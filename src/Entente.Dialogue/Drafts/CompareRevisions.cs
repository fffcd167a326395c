using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>What changed between two revisions of a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="From">The earlier revision, or any.</param>
/// <param name="To">The revision it is compared with.</param>
public sealed record CompareRevisions(DraftId Draft, int From, int To) : DialogueQuestion<RevisionComparison>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<RevisionComparison> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Find(Draft) is not { } draft)
            return new NotFound($"draft {Draft}");
        if (From < 1 || From > draft.Revision || To < 1 || To > draft.Revision)
            return new InvalidField("from and to", $"revisions from 1 to {draft.Revision}", $"{From} and {To}");
        var names = PartyNames.For(state, context.Participant);
        var (before, after) = (Places(draft.TextAt(From)), Places(draft.TextAt(To)));
        var elements = new List<ElementComparison>();
        foreach (var (id, now) in after)
        {
            var text = DraftRendering.Write(now.Element, names);
            if (!before.TryGetValue(id, out var old))
                elements.Add(new ElementComparison(now.Article, id, ElementFate.Added, [new TextStretch(StretchKind.Put, text)]));
            else if (!ReferenceEquals(old.Element, now.Element) && DraftRendering.Write(old.Element, names) is var oldText
                && oldText != text)
                elements.Add(new ElementComparison(now.Article, id, ElementFate.Changed, WordDifference.Between(oldText, text)));
        }
        foreach (var (id, old) in before.Where(place => !after.ContainsKey(place.Key)))
            elements.Add(new ElementComparison(old.Article, id, ElementFate.Removed,
                [new TextStretch(StretchKind.Taken, DraftRendering.Write(old.Element, names))]));
        var headings = Headings(draft.TextAt(From), draft.TextAt(To)).ToList();
        return new RevisionComparison(Draft, From, To, headings, elements,
            after.Count - elements.Count(element => element.Fate != ElementFate.Removed));
    }

    private static Dictionary<ElementId, (ArticleId Article, Element Element)> Places(DraftText text) =>
        text.Articles.SelectMany(article => article.Elements.Select(element => (article.Id, element)))
            .ToDictionary(place => place.element.Id, place => place);

    private static IEnumerable<HeadingComparison> Headings(DraftText before, DraftText after)
    {
        foreach (var id in before.Articles.Concat(after.Articles).Select(article => article.Id).Distinct())
        {
            var (old, now) = (before.Find(id)?.Heading, after.Find(id)?.Heading);
            if (old != now)
                yield return new HeadingComparison(id, old, now);
        }
    }
}

/// <summary>What changed between two revisions of a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="From">The revision that was compared.</param>
/// <param name="To">The revision it was compared with.</param>
/// <param name="Headings">Articles that came or whose heading changed.</param>
/// <param name="Elements">The elements that changed: added and changed ones in the order of the later text, then those removed in the order
/// of the earlier.</param>
/// <param name="Unchanged">How many elements read the same in both.</param>
public sealed record RevisionComparison(
    DraftId Draft, int From, int To, IReadOnlyList<HeadingComparison> Headings, IReadOnlyList<ElementComparison> Elements, int Unchanged);

/// <summary>An article whose heading differs.</summary>
/// <param name="Article">The article.</param>
/// <param name="Before">Its heading before; null where it was not there.</param>
/// <param name="After">Its heading after; null where it is not there.</param>
public sealed record HeadingComparison(ArticleId Article, string? Before, string? After);

/// <summary>An element that differs.</summary>
/// <param name="Article">The article it stands in, or stood in.</param>
/// <param name="Element">The element.</param>
/// <param name="Fate">Added, changed or removed.</param>
/// <param name="Text">The difference word by word, of the text with its brackets and the names in them.</param>
public sealed record ElementComparison(ArticleId Article, ElementId Element, ElementFate Fate, IReadOnlyList<TextStretch> Text);

/// <summary>What became of an element between two revisions.</summary>
public enum ElementFate
{
    /// <summary>It came in.</summary>
    Added,

    /// <summary>It reads differently.</summary>
    Changed,

    /// <summary>It was taken out.</summary>
    Removed,
}
