using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Disclosure;

/// <summary>Asks for the released counts on the statements of the plenary, page by page: for observers too, at any time, as often as they like.</summary>
/// <param name="After">The number after which the page begins; 0 for the first page.</param>
/// <param name="Limit">How many statements at most, 1 to 200.</param>
public sealed record ReadCounts(int After = 0, int Limit = 200) : DialogueQuestion<CountsPage>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<CountsPage> Answer(DialogueState state, QuestionContext context)
    {
        if (PageCheck.Of(After, Limit) is { } refusal)
            return refusal;
        var lines = new List<StatementCounts>();
        for (var place = After; place < state.Statements.Count; place++)
        {
            var statement = state.Statements[place];
            if (statement is not { Caucus: null, Moderation: ModerationStatus.Accepted })
                continue;
            if (lines.Count == Limit)
                return new CountsPage(state.Rules.SmallestCell, lines, lines[^1].Statement);
            lines.Add(new StatementCounts(statement.Id, state.Released.On(statement.Id)));
        }
        return new CountsPage(state.Rules.SmallestCell, lines, null);
    }
}

/// <summary>A page of released counts.</summary>
/// <param name="SmallestCell">The smallest count that is told; tables begin at twice that less one.</param>
/// <param name="Statements">The statements by number.</param>
/// <param name="Next">The number to ask for the next page after; null when there is no more.</param>
public sealed record CountsPage(int SmallestCell, IReadOnlyList<StatementCounts> Statements, StatementId? Next);

/// <summary>The released counts on a statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Counts">The counts; null while nothing was released.</param>
public sealed record StatementCounts(StatementId Statement, ReleasedCounts? Counts);
