using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Stances;

/// <summary>One version of a party's stance on a statement. All versions are kept; the latest counts.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Party">The party.</param>
/// <param name="Position">The position; <see cref="Position.None"/> where the stance was withdrawn.</param>
/// <param name="Importance">How much it matters to the party: 1, 2 or 3.</param>
/// <param name="Words">The reservation or the reason of the red line; null otherwise.</param>
/// <param name="Number">The version, from 1.</param>
/// <param name="By">The seat that spoke for the party; null for one that was imported.</param>
/// <param name="Round">The round it was taken in; null for one that was imported.</param>
/// <param name="At">When.</param>
public sealed record StanceVersion(
    StatementId Statement, PartyId Party, Position Position, int Importance, PersonalText? Words, int Number, ParticipantId? By, RoundId? Round, DateTimeOffset At);
