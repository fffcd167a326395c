using System.Buffers.Text;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Invitations;

/// <summary>Makes a single-use invitation. The server draws the code, shows it once and passes only its hash.</summary>
/// <param name="Role">What the invited will be; not a second convener.</param>
/// <param name="Party">The party that a delegate will speak for; null for other roles.</param>
/// <param name="CodeHash">SHA-256 of the code, 43 characters of base64url.</param>
/// <param name="ValidFor">How long it is valid, one minute to 90 days.</param>
public sealed record InviteParticipant(Role Role, PartyId? Party, string CodeHash, TimeSpan ValidFor) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (!Enum.IsDefined(Role) || Role == Role.Convener)
            return new InvalidField("role", "facilitator, delegate, expert or observer", $"{Role}");
        if (Role == Role.Delegate && Party is null)
            return new InvalidField("party", "the party that the delegate will speak for", "nothing");
        if (Role != Role.Delegate && Party is not null)
            return new InvalidField("party", "nothing, for only delegates speak for a party", $"party {Party}");
        if (Party is { } party && (state.Find(party) is not { HasWithdrawn: false, Kind: PartyKind.Delegation }))
            return new NotFound($"delegation {party}");
        if (ValidFor < TimeSpan.FromMinutes(1) || ValidFor > TimeSpan.FromDays(90))
            return new InvalidField("validFor", "one minute to 90 days", $"{ValidFor}");
        if (CodeHash is not { Length: 43 } || !Base64Url.IsValid(CodeHash))
            return new InvalidField("codeHash", "43 characters of base64url", "another form");
        return new ParticipantInvited(new InvitationId(state.Invitations.Count + 1), Role, Party, CodeHash, context.Now + ValidFor);
    }
}

/// <summary>Somebody was invited.</summary>
/// <param name="Invitation">The number of the invitation.</param>
/// <param name="Role">What the invited will be.</param>
/// <param name="Party">The party; null for roles without one.</param>
/// <param name="CodeHash">SHA-256 of the code, base64url.</param>
/// <param name="Expires">When it ends.</param>
public sealed record ParticipantInvited(InvitationId Invitation, Role Role, PartyId? Party, string CodeHash, DateTimeOffset Expires) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Invitations.Add(new Invitation(Invitation, Role, Party, CodeHash, Expires));
}
