using Entente.Dialogue.Participants;

namespace Entente.Dialogue;

/// <summary>What a command is decided with, beside the state.</summary>
/// <param name="Caller">The account that asks.</param>
/// <param name="Participant">The participant that the account is in this dialogue; null for somebody who has not joined.</param>
/// <param name="Now">The time by the server's clock.</param>
/// <param name="Request">The caller's identifier of the request, 1 to 64 characters, or null.</param>
public sealed record CommandContext(Caller Caller, Participant? Participant, DateTimeOffset Now, string? Request);
