using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Opens a draft, empty or seeded from statements, such as those that turned out to be common ground: one article, one element a
/// statement.</summary>
/// <remarks>What a person wrote becomes the room's text here: in the draft it is no longer a personal text, and stays when the person's
/// words are erased.</remarks>
/// <param name="Title">Its title, 1 to 200 characters.</param>
/// <param name="Language">The language it is negotiated in; statements come in it where they are written in it or translated to it (by the
/// party, a human, a machine, in this order), else in their own.</param>
/// <param name="FromStatements">The statements, in the order they shall stand; null or empty for none. Each must be accepted and of the
/// plenary.</param>
public sealed record OpenDraft(string Title, string Language, IReadOnlyList<StatementId>? FromStatements = null) : DialogueCommand
{
    /// <summary>The most drafts of a dialogue.</summary>
    public const int MostDrafts = 200;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Draft;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (PlainText.Check("title", Title, 200, out var title, isOneLine: true) is { } badTitle)
            return badTitle;
        if (LanguageTag.Check("language", Language, out var language) is { } badLanguage)
            return badLanguage;
        if (state.Drafts.Count >= MostDrafts)
            return new DraftIsFull("drafts in this dialogue", MostDrafts);
        var statements = FromStatements ?? [];
        if (statements.Count > 500 || statements.Distinct().Count() != statements.Count)
            return new InvalidField("fromStatements", "at most 500 statements, each once", $"{statements.Count}, or one twice");
        var numbers = new Numbering();
        var elements = new List<Element>();
        foreach (var id in statements)
        {
            if (state.Find(id) is not { Caucus: null, Moderation: ModerationStatus.Accepted } statement
                || TextOf(statement, language) is not { } text)
                return new NotFound($"accepted statement {id} of the plenary with a text");
            // In a statement a bracket is only a mark; in a draft it would say that words are not agreed.
            var plain = text.Replace('[', '(').Replace(']', ')').Replace('|', '/');
            if (PlainText.Check("fromStatements", plain, Draft.LongestText, out var kept) is { } bad)
                return bad;
            elements.Add(new Element(numbers.Element(), false, false, [new Wording(numbers.Wording(), [new Passage(kept, null)], [], [])]));
        }
        IReadOnlyList<Article> articles = elements.Count == 0 ? [] : [new Article(new ArticleId(1), title, elements)];
        return new DraftOpened(new DraftId(state.Drafts.Count + 1), title, language, [.. statements], articles);
    }

    private static string? TextOf(Statement statement, string language)
    {
        if (string.Equals(statement.Language, language, StringComparison.OrdinalIgnoreCase))
            return statement.Text.Value;
        TranslationOrigin[] order = [TranslationOrigin.Party, TranslationOrigin.Human, TranslationOrigin.Machine];
        return statement.Translations.Where(one => one.Text.Value is not null
            && string.Equals(one.Language, language, StringComparison.OrdinalIgnoreCase))
            .OrderBy(one => Array.IndexOf(order, one.Origin)).FirstOrDefault()?.Text.Value ?? statement.Text.Value;
    }
}

/// <summary>A draft was opened; this is its first revision.</summary>
/// <param name="Draft">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">The language it is negotiated in.</param>
/// <param name="Statements">The statements it was seeded from; empty when from none.</param>
/// <param name="Articles">The articles it began with; empty when seeded from none.</param>
public sealed record DraftOpened(DraftId Draft, string Title, string Language, IReadOnlyList<StatementId> Statements,
    IReadOnlyList<Article> Articles)
    : DraftRevised(Draft, 1)
{
    /// <inheritdoc/>
    protected internal override ElementId? Touches => null;

    /// <inheritdoc/>
    protected internal override IEnumerable<Article> EnteredArticles => Articles;

    /// <inheritdoc/>
    protected internal override IEnumerable<Element> EnteredElements => Articles.SelectMany(article => article.Elements);

    /// <inheritdoc/>
    protected internal override DraftText Revised(DraftText before) => new(Articles);

    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        state.Drafts.Add(new Draft(Draft, Title, Language, Statements, By, At));
        base.Apply(state);
    }
}
