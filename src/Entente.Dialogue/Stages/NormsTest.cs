namespace Entente.Dialogue.Stages;

/// <summary>When the stage of norms is complete: a text was adopted, or an adoption was closed without one.</summary>
internal static class NormsTest
{
    public static StageProgress Of(DialogueState state)
    {
        _ = state;
        return new StageProgress(Stage.Norms, "an adopted text with reservations, statements and explanations", [new MissingPiece(MissingKind.AdoptedText, 1, [])]);
    }
}
