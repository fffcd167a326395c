namespace Entente.Dialogue.Storage;

/// <summary>The state of a dialogue as its owner folded it from the events up to one of them, kept so that opening need not replay them all.</summary>
/// <param name="Sequence">The last event in the state.</param>
/// <param name="Hash">That event's hash, 32 bytes.</param>
/// <param name="Format">The owner's number for how the state is written; another number than it knows means: replay from the beginning.</param>
/// <param name="State">The state, in the owner's own form.</param>
public sealed record LogSnapshot(long Sequence, ReadOnlyMemory<byte> Hash, int Format, ReadOnlyMemory<byte> State);
