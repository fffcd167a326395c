using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Tests.Invitations;

public sealed class InvitationTests
{
    [Fact]
    public void An_invitation_works_once()
    {
        var talk = Invited();
        talk.Do("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en"));

        Assert.IsType<InvitationIsUsed>(talk.Refused("eve", new AcceptInvitation(Talk.Hash("code"), "Eve", "en")));
        Assert.Empty(talk.Do("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en")));
        Assert.Equal((Role.Delegate, new PartyId(1)), (talk.State.FindByAccount("ann")!.Role, talk.State.FindByAccount("ann")!.Party!.Value));
    }

    [Fact]
    public void An_invitation_that_has_expired_or_was_revoked_is_gone()
    {
        var (expired, revoked) = (Invited(), Invited());
        expired.Now += TimeSpan.FromHours(1);
        revoked.Do("carla", new RevokeInvitation(new InvitationId(1)));

        Assert.Equal(RefusalKind.Gone, expired.Refused("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en")).Kind);
        Assert.Equal(RefusalKind.Gone, revoked.Refused("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en")).Kind);
    }

    [Fact]
    public void A_used_invitation_cannot_be_revoked()
    {
        var talk = Invited();
        talk.Do("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en"));

        Assert.IsType<InvitationIsUsed>(talk.Refused("carla", new RevokeInvitation(new InvitationId(1))));
    }

    [Fact]
    public void The_code_of_another_dialogue_is_unknown_here() =>
        Assert.IsType<InvitationUnknown>(Talk.Convened().Refused("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en")));

    [Fact]
    public void An_invitation_to_a_party_that_left_has_ended()
    {
        var talk = Invited();
        talk.Do("carla", new WithdrawParty(new PartyId(1), "It went home."));

        Assert.IsType<InvitationHasEnded>(talk.Refused("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en")));
    }

    [Fact]
    public void Who_has_joined_does_not_use_up_another_invitation()
    {
        var talk = Invited();
        talk.Do("carla", new InviteParticipant(Role.Observer, null, Talk.Hash("second"), TimeSpan.FromHours(1)));
        talk.Do("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en"));

        Assert.IsType<HasJoinedAlready>(talk.Refused("ann", new AcceptInvitation(Talk.Hash("second"), "Ann", "en")));
        talk.Do("oz", new AcceptInvitation(Talk.Hash("second"), "Oz", "en"));
    }

    [Fact]
    public void Who_was_removed_does_not_come_back_by_a_used_invitation()
    {
        var talk = Invited();
        talk.Do("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en"));
        talk.Do("carla", new RemoveParticipant(talk.State.FindByAccount("ann")!.Id, "By mistake."));

        Assert.IsType<InvitationIsUsed>(talk.Refused("ann", new AcceptInvitation(Talk.Hash("code"), "Ann", "en")));
    }

    [Fact]
    public void An_invitation_is_accepted_by_an_account() =>
        Assert.IsType<NotAllowed>(Invited().Refused("", new AcceptInvitation(Talk.Hash("code"), "Ann", "en"), AccountKind.None));

    [Theory]
    [InlineData(Role.Convener, null, 43, 60)]
    [InlineData(Role.Delegate, null, 43, 60)]
    [InlineData(Role.Observer, 1, 43, 60)]
    [InlineData(Role.Delegate, 9, 43, 60)]
    [InlineData(Role.Observer, null, 42, 60)]
    [InlineData(Role.Observer, null, 43, 0)]
    public void A_malformed_invitation_is_refused(Role role, int? party, int length, int minutes) =>
        Invited().Refused("carla", new InviteParticipant(
            role, party is { } number ? new PartyId(number) : null, new string('a', length), TimeSpan.FromMinutes(minutes)));

    private static Talk Invited()
    {
        var talk = Talk.Convened();
        talk.Do("carla", new AdmitParty("Arcadia", "ARC"));
        talk.Do("carla", new InviteParticipant(Role.Delegate, new PartyId(1), Talk.Hash("code"), TimeSpan.FromHours(1)));
        return talk;
    }
}
