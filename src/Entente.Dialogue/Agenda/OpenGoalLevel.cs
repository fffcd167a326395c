using Entente.Dialogue.Permissions;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;
using Entente.Records;

namespace Entente.Dialogue.Agenda;

/// <summary>Opens a goal level for stances. Basic security is open from the start; a level whose lower ones are not dealt with is opened as an exception, with a reason.</summary>
/// <remarks>The essay, section 4: basic goals come first, and exceptions follow from specific circumstances, not from abstract principles.</remarks>
/// <param name="Level">The level.</param>
/// <param name="Reason">The specific circumstance; null where the levels below are dealt with.</param>
public sealed record OpenGoalLevel(GoalLevel Level, string? Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Lead;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (!Enum.IsDefined(Level))
            return new InvalidField("level", "basicSecurity, economicJustice or globalIssues", "another value");
        if (Level <= state.OpenLevel)
            return Decision.Nothing;
        string? reason = null;
        if (Reason is not null && PlainText.Check("reason", Reason, state.Rules.LongestText, out reason) is { } refusal)
            return refusal;
        var open = state.Statements.Where(statement => statement.Caucus is null && statement.Moderation == ModerationStatus.Accepted
            && statement.Tags.GoalLevel < Level && !AllHaveSpoken(state, statement)).Select(statement => statement.Id).ToList();
        return open.Count > 0 && reason is null ? new LowerLevelsAreOpen(open.Count) : new GoalLevelOpened(Level, open.Count > 0 ? reason : null);
    }

    private static bool AllHaveSpoken(DialogueState state, Statement statement) =>
        state.Parties.Where(party => !party.HasWithdrawn).All(party => state.Stances.VersionOf(statement.Id, party.Id) > 0);
}

/// <summary>Lower goal levels are not dealt with.</summary>
/// <param name="Statements">How many statements of lower levels some party has not spoken on.</param>
public sealed record LowerLevelsAreOpen(int Statements) : Refusal(
    RefusalKind.Conflict, $"On {Statements} statement(s) of lower goal levels some party has not spoken. Wait for them, or give the specific circumstance that calls for an exception.");

/// <summary>A goal level was opened.</summary>
/// <param name="Level">The level.</param>
/// <param name="Reason">The circumstance of the exception; null where none was made.</param>
public sealed record GoalLevelOpened(GoalLevel Level, string? Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        state.OpenLevel = Level;
        if (Reason is not null)
            state.AgendaExceptions.Add(new AgendaException(Level, null, Reason, By, At));
    }
}
