using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue.Overviews;

/// <summary>Asks for the order of business: the goal levels with what is on each, and the exceptions with their reasons.</summary>
public sealed record ReadAgenda : DialogueQuestion<AgendaView>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<AgendaView> Answer(DialogueState state, QuestionContext context)
    {
        var plenary = state.Statements.Where(statement => statement is { Caucus: null, Moderation: ModerationStatus.Accepted }).ToList();
        var levels = Enum.GetValues<GoalLevel>().Select(level => new AgendaLevel(
            level, !state.Rules.BasicSecurityFirst || level <= state.OpenLevel, [.. plenary.Where(one => one.Tags.GoalLevel == level).Select(one => one.Id)]));
        var exceptions = state.AgendaExceptions
            .Where(exception => exception.Statement is not { } number || (state.Find(number) is { } statement && state.MaySee(statement, context.Participant)))
            .Select(exception => new AgendaExceptionLine(exception.Level, exception.Statement, exception.Reason, exception.At));
        return new AgendaView(
            state.Rules.BasicSecurityFirst, state.OpenLevel, [.. levels], [.. plenary.Where(one => one.Tags.GoalLevel is null).Select(one => one.Id)], [.. exceptions],
            state.Template);
    }
}

/// <summary>The order of business.</summary>
/// <param name="BasicSecurityFirst">Whether the order of goal levels holds in this room.</param>
/// <param name="OpenLevel">The highest level that is open.</param>
/// <param name="Levels">The goal levels, basic security first.</param>
/// <param name="Untagged">Statements without a goal level, which may be taken up at any time.</param>
/// <param name="Exceptions">Exceptions from the order, oldest first.</param>
/// <param name="Template">The template that the dialogue was convened from, which suggests what to take up; null when from none.</param>
public sealed record AgendaView(
    bool BasicSecurityFirst, GoalLevel OpenLevel, IReadOnlyList<AgendaLevel> Levels, IReadOnlyList<StatementId> Untagged, IReadOnlyList<AgendaExceptionLine> Exceptions,
    string? Template);

/// <summary>A goal level of the agenda.</summary>
/// <param name="Level">The level.</param>
/// <param name="IsOpen">Whether stances are taken on it.</param>
/// <param name="Statements">Its accepted statements of the plenary by number.</param>
public sealed record AgendaLevel(GoalLevel Level, bool IsOpen, IReadOnlyList<StatementId> Statements);

/// <summary>An exception from the order of goal levels.</summary>
/// <param name="Level">The level that was opened early; null where it was one statement.</param>
/// <param name="Statement">The statement that was taken up early; null where it was a level.</param>
/// <param name="Reason">The specific circumstance.</param>
/// <param name="At">When.</param>
public sealed record AgendaExceptionLine(GoalLevel? Level, StatementId? Statement, string Reason, DateTimeOffset At);
