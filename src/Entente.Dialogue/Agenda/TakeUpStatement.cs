using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;
using Entente.Records;

namespace Entente.Dialogue.Agenda;

/// <summary>Takes up one statement before its goal level is open, as an exception with a reason.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Reason">The specific circumstance.</param>
public sealed record TakeUpStatement(StatementId Statement, string Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Lead;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Find(Statement) is not { } statement || !state.MaySee(statement, context.Participant))
            return new NotFound($"statement {Statement}");
        if (PlainText.Check("reason", Reason, state.Rules.LongestText, out var reason) is { } refusal)
            return refusal;
        return state.AgendaCheck(statement) is null ? Decision.Nothing : new StatementTakenUp(Statement, reason);
    }
}

/// <summary>A statement was taken up out of the order of goal levels.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Reason">The specific circumstance.</param>
public sealed record StatementTakenUp(StatementId Statement, string Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.AgendaExceptions.Add(new AgendaException(null, Statement, Reason, By, At));
}

/// <summary>An exception from the order of goal levels.</summary>
/// <param name="Level">The level that was opened early; null where it was one statement.</param>
/// <param name="Statement">The statement that was taken up early; null where it was a level.</param>
/// <param name="Reason">The specific circumstance.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When.</param>
public sealed record AgendaException(GoalLevel? Level, StatementId? Statement, string Reason, ParticipantId? By, DateTimeOffset At);

/// <summary>The goal level of the statement is not open yet.</summary>
/// <param name="Level">The level of the statement.</param>
public sealed record NotOnTheAgendaYet(GoalLevel Level) : Refusal(
    RefusalKind.Conflict, $"Statements of this goal level ({Level}) come after those below it. Wait until it is opened, or ask the convener to take this one up with a reason.");
