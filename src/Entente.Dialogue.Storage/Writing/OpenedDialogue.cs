namespace Entente.Dialogue.Storage.Writing;

/// <summary>A dialogue that an owner has just taken.</summary>
/// <param name="Dialogue">The dialogue.</param>
/// <param name="Key">Its number in the database.</param>
/// <param name="Epoch">The number of this ownership.</param>
/// <param name="Head">Its last event.</param>
internal sealed record OpenedDialogue(DialogueId Dialogue, long Key, long Epoch, LogHead Head);
