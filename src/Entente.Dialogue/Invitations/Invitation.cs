using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Invitations;

/// <summary>A single-use invitation. The code itself is shown once to who made it; only its hash is kept.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Role">What the invited will be.</param>
/// <param name="Party">The party that the invited will speak for; null for roles without one.</param>
/// <param name="CodeHash">SHA-256 of the code, base64url.</param>
/// <param name="Expires">When it ends.</param>
public sealed record Invitation(InvitationId Id, Role Role, PartyId? Party, string CodeHash, DateTimeOffset Expires)
{
    /// <summary>Who came in by it; null while nobody has.</summary>
    public ParticipantId? UsedBy { get; init; }

    /// <summary>Whether it was revoked.</summary>
    public bool IsRevoked { get; init; }
}
