namespace Entente.Dialogue.Storage;

/// <summary>A person and the key under which their personal fields are sealed.</summary>
/// <param name="Person">The person's name.</param>
/// <param name="Key">The key, 32 bytes; null if it was destroyed.</param>
public sealed record PersonKey(string Person, byte[]? Key);
