using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Stages;

/// <summary>Enters a stage. Forward when the stages before it are complete, or with a reason; back always with a reason. Nothing is lost either way.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Reason">Why; null where none is needed.</param>
public sealed record EnterStage(Stage Stage, string? Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Lead;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (!Enum.IsDefined(Stage))
            return new InvalidField("stage", "communicate, mirror, limits, overlap or norms", "another value");
        if (Stage == state.Stage)
            return Decision.Nothing;
        string? reason = null;
        if (Reason is not null && PlainText.Check("reason", Reason, state.Rules.LongestText, out reason) is { } refusal)
            return refusal;
        if (reason is not null)
            return new StageEntered(Stage, reason);
        if (Stage < state.Stage)
            return new GoingBackNeedsReason();
        for (var stage = state.Stage; stage < Stage; stage++)
        {
            if (!StageTest.Of(state, stage).IsComplete)
                return new StageIsIncomplete(stage);
        }
        return new StageEntered(Stage, null);
    }
}

/// <summary>A stage that would be left behind is not complete.</summary>
/// <param name="Stage">The stage.</param>
public sealed record StageIsIncomplete(Stage Stage) : Refusal(
    RefusalKind.Conflict, $"The stage '{Stage.ToString().ToLowerInvariant()}' is not complete; the list of stages says what is missing. Wait for it, or give a reason to go on without.");

/// <summary>Going back needs a reason.</summary>
public sealed record GoingBackNeedsReason() : Refusal(
    RefusalKind.Conflict, "The dialogue has passed this stage. It may go back, and nothing is lost; give the reason, for everybody to read.");
