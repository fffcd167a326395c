using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Stages;

/// <summary>Asks for the stages: the artefact of each, whether it is complete and what it lacks, and how the dialogue came to where it is.</summary>
public sealed record ReadStages : DialogueQuestion<StagesView>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<StagesView> Answer(DialogueState state, QuestionContext context) => new StagesView(
        state.Stage, [.. Enum.GetValues<Stage>().Select(stage => StageTest.Of(state, stage))],
        [.. state.StageLog.Select(entry => new StageChange(entry.Stage, entry.Reason, entry.At))]);
}

/// <summary>The stages of a dialogue.</summary>
/// <param name="Stage">The stage it is in.</param>
/// <param name="Stages">All stages in order.</param>
/// <param name="Log">Every change of stage, oldest first.</param>
public sealed record StagesView(Stage Stage, IReadOnlyList<StageProgress> Stages, IReadOnlyList<StageChange> Log);

/// <summary>A change of stage.</summary>
/// <param name="Stage">The stage that was entered.</param>
/// <param name="Reason">Why, where a reason was given.</param>
/// <param name="At">When.</param>
public sealed record StageChange(Stage Stage, string? Reason, DateTimeOffset At);
