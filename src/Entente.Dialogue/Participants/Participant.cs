using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;

namespace Entente.Dialogue.Participants;

/// <summary>Somebody in a dialogue.</summary>
/// <param name="Id">Their number.</param>
/// <param name="Role">What they are here.</param>
/// <param name="Party">The party they speak for; null for those who speak for none.</param>
/// <param name="Name">What they are called here: a name, or a pseudonym where the dialogue is held under pseudonyms; null in an anonymous dialogue.</param>
/// <param name="Account">The account behind them; sealed with their identity.</param>
/// <param name="Language">The language they read, a BCP 47 tag.</param>
/// <param name="Joined">When they joined.</param>
public sealed record Participant(
    ParticipantId Id, Role Role, PartyId? Party, PersonalText? Name, PersonalText Account, string Language, DateTimeOffset Joined)
{
    /// <summary>Whether they were removed or left.</summary>
    public bool HasLeft { get; init; }

    /// <summary>What of them was erased; null while nothing was.</summary>
    public ErasureScope? Erased { get; init; }
}
