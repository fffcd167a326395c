using Entente.Dialogue.Adoption;

namespace Entente.Dialogue.Stages;

/// <summary>When the stage of norms is complete: a text was adopted.</summary>
internal static class NormsTest
{
    public static StageProgress Of(DialogueState state)
    {
        // By the time of the last event: a silence that has ended since is concluded by the clock in a moment.
        var isComplete = NormsCompletion.Of(state, state.LastEvent).IsComplete;
        return new StageProgress(
            Stage.Norms, "an adopted text with reservations, statements and explanations", isComplete ? [] : [new MissingPiece(MissingKind.AdoptedText, 1, [])]);
    }
}
