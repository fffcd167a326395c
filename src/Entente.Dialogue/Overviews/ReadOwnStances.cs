using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks for the stances of one's own party with all their versions; those on statements of a caucus for its members alone.</summary>
public sealed record ReadOwnStances : DialogueQuestion<OwnStances>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.TakeStance;

    /// <inheritdoc/>
    protected internal override Answer<OwnStances> Answer(DialogueState state, QuestionContext context)
    {
        if (context.Participant!.Party is not { } party)
            return new OwnStances([]);
        var lines = new List<OwnStance>();
        foreach (var statement in state.Statements)
        {
            if (!state.Stances.HasSpoken(statement.Id, party) || (statement.Caucus is not null && !state.MaySee(statement, context.Participant)))
                continue;
            lines.Add(new OwnStance(statement.Id, [.. state.Stances.History(statement.Id, party).Select(StanceLine.Of)]));
        }
        return new OwnStances(lines);
    }
}

/// <summary>The stances of one's party.</summary>
/// <param name="Statements">One entry for each statement that the party has spoken on, by number.</param>
public sealed record OwnStances(IReadOnlyList<OwnStance> Statements);

/// <summary>One's party's stances on a statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Versions">All versions, the newest, which counts, first.</param>
public sealed record OwnStance(StatementId Statement, IReadOnlyList<StanceLine> Versions);

/// <summary>A version of a stance as it is shown.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Position">The position; none where it was withdrawn.</param>
/// <param name="Importance">1, 2 or 3.</param>
/// <param name="Words">The reservation or the reason of the red line; null where there are none, or where they were erased.</param>
/// <param name="At">When.</param>
public sealed record StanceLine(int Version, Position Position, int Importance, string? Words, DateTimeOffset At)
{
    internal static StanceLine Of(StanceVersion version) => new(version.Number, version.Position, version.Importance, version.Words?.Value, version.At);
}
