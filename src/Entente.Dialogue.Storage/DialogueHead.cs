namespace Entente.Dialogue.Storage;

/// <summary>A dialogue in the log and its head.</summary>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Head">Its head as recorded.</param>
public sealed record DialogueHead(DialogueId Dialogue, LogHead Head);
