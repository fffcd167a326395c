namespace Entente.Dialogue.Stages;

/// <summary>The dialogue entered a stage, forward or back.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Reason">Why, where the stage before was not complete or the dialogue went back; null otherwise.</param>
public sealed record StageEntered(Stage Stage, string? Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        state.Stage = Stage;
        state.StageLog.Add(this);
    }
}
