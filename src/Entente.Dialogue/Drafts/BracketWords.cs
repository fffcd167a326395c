using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Puts some words of a sentence in brackets in the name of one's party, which wants them out.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Wording">A wording of an article's element; within the brackets of a sentence there are no further ones.</param>
/// <param name="Words">The words exactly as they stand there, outside its brackets; they must stand there once, and not be all there
/// is.</param>
/// <param name="BasedOn">The revision that the caller saw; null to do it in any case.</param>
public sealed record BracketWords(DraftId Draft, WordingId Wording, string Words, int? BasedOn = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Negotiates(state, context, Draft, Wording, BasedOn, out var draft, out var party, out var place) is { } barred)
            return barred;
        if (place.Around is not null)
            return new InvalidField("wording", "a wording of an article's element, for brackets nest at most one level",
                "one within the brackets of a sentence");
        if (PlainText.Check("words", Words, Drafts.Draft.LongestText, out var words) is { } refusal)
            return refusal;
        var wording = place.Element.Wordings.First(one => one.Id == Wording);
        var found = wording.Passages.Where(passage => passage.Text is { } text && text.Contains(words, StringComparison.Ordinal)).ToList();
        if (found is not [{ Text: { } sentence } passage] || sentence.IndexOf(words, StringComparison.Ordinal) != sentence.LastIndexOf(
            words, StringComparison.Ordinal))
            return new InvalidField("words", "words that stand in the wording exactly once", found.Count == 0 ? "words that do not"
                : "words that stand there more often");
        if (wording.Brackets.Count() >= BracketNotation.MostBrackets)
            return new DraftIsFull("brackets in this wording", BracketNotation.MostBrackets);
        var start = sentence.IndexOf(words, StringComparison.Ordinal);
        var numbers = new Numbering(draft);
        var bracket = new Element(numbers.Element(), true, false,
            [new Wording(numbers.Wording(), [new Passage(words, null)], [], [party])]);
        var passages = wording.Passages.SelectMany(one => ReferenceEquals(one, passage)
            ? Parts(sentence[..start], bracket, sentence[(start + words.Length)..])
            : [one]).ToList();
        if (!passages.Exists(one => !string.IsNullOrWhiteSpace(one.Text)))
            return new InvalidField("words", "some of the words; put the whole element in brackets to have all out", "all of them");
        var now = place.Top.With(wording with { Passages = passages });
        return new WordsBracketed(Draft, draft.Revision + 1, place.Article.Id, new ElementChange(place.Top.Id, null, now), bracket.Id);
    }

    private static IEnumerable<Passage> Parts(string before, Element bracket, string after)
    {
        if (before.Length > 0)
            yield return new Passage(before, null);
        yield return new Passage(null, bracket);
        if (after.Length > 0)
            yield return new Passage(after, null);
    }
}

/// <summary>Some words of a sentence were put in brackets.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Change">How the element reads now.</param>
/// <param name="Bracket">The bracket.</param>
public sealed record WordsBracketed(DraftId Draft, int Revision, ArticleId Article, ElementChange Change, ElementId Bracket)
    : ElementRevised(Draft, Revision, Article, Change);
