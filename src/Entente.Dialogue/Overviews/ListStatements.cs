using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks for the statements that one may see, in order of their numbers, page by page.</summary>
/// <param name="Language">The language to read them in; null for the asker's own.</param>
/// <param name="After">The number after which the page begins; 0 for the first page.</param>
/// <param name="Limit">How many at most, 1 to 200.</param>
/// <param name="Caucus">The caucus whose statements are asked for; null for the plenary.</param>
public sealed record ListStatements(string? Language = null, int After = 0, int Limit = 100, int? Caucus = null) : DialogueQuestion<StatementPage>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<StatementPage> Answer(DialogueState state, QuestionContext context)
    {
        var language = context.Participant!.Language;
        if (Language is not null && LanguageTag.Check("language", Language, out language) is { } badLanguage)
            return badLanguage;
        if (PageCheck.Of(After, Limit) is { } badPage)
            return badPage;
        if (Caucus is { } caucus && state.CaucusCheck(caucus, context.Participant) is { } notThere)
            return notThere;
        var lines = new List<StatementLine>();
        for (var place = After; place < state.Statements.Count; place++)
        {
            var statement = state.Statements[place];
            if (statement.Caucus != Caucus || !state.MaySee(statement, context.Participant))
                continue;
            if (lines.Count == Limit)
                return new StatementPage(lines, lines[^1].Statement);
            lines.Add(StatementLine.Of(state, statement, language, context.Participant));
        }
        return new StatementPage(lines, null);
    }
}

/// <summary>A page of statements.</summary>
/// <param name="Statements">The statements in order of their numbers.</param>
/// <param name="Next">The number to ask for the next page after; null when there is no more.</param>
public sealed record StatementPage(IReadOnlyList<StatementLine> Statements, StatementId? Next);

/// <summary>The bounds of a page.</summary>
internal static class PageCheck
{
    public static Refusal? Of(int after, int limit)
    {
        if (after < 0)
            return new InvalidField("after", "a number from 0", $"{after}");
        return limit is < 1 or > 200 ? new InvalidField("limit", "1 to 200", $"{limit}") : null;
    }
}
