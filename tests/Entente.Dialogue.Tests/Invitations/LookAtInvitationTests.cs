using Entente.Dialogue.Invitations;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Tests.Invitations;

public sealed class LookAtInvitationTests
{
    [Fact]
    public void Who_holds_a_code_sees_what_it_is_for_before_it_is_used_up()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("carla", new InviteParticipant(Role.Delegate, new PartyId(2), Talk.Hash("code"), TimeSpan.FromDays(1)));

        var view = Assert.IsType<InvitationView>(Ask(talk.State, "code", talk.Now).Value);

        Assert.Equal(("Borders", Role.Delegate, "Borduria"), (view.Title, view.Role, view.Party));
    }

    [Fact]
    public void A_code_that_never_was_reads_alike_in_every_dialogue_that_is_or_is_not()
    {
        var talk = Talk.WithThreeParties();
        var nowhere = new DialogueState(DialogueId.Parse("nowhere"));

        Assert.Equal(new InvitationUnknown(), Ask(talk.State, "guess", talk.Now).Refusal);
        Assert.Equal(new InvitationUnknown(), Ask(nowhere, "guess", talk.Now).Refusal);
        Assert.Equal(new InvitationUnknown(), talk.Refused("mallory", new AcceptInvitation(Talk.Hash("guess"), null, "en")));
        Assert.Equal(new InvitationUnknown(), Dialogues.Decide(nowhere, new AcceptInvitation(Talk.Hash("guess"), null, "en"), new Caller("mallory", AccountKind.Person), talk.Now).Refusal);
    }

    [Fact]
    public void A_used_and_an_expired_code_say_so()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("carla", new InviteParticipant(Role.Observer, null, Talk.Hash("late"), TimeSpan.FromHours(1)));

        Assert.IsType<InvitationIsUsed>(Ask(talk.State, "ann", talk.Now).Refusal);
        Assert.IsType<InvitationHasEnded>(Ask(talk.State, "late", talk.Now + TimeSpan.FromHours(1)).Refusal);
    }

    private static Answer Ask(DialogueState state, string code, DateTimeOffset now) => Dialogues.Ask(state, new LookAtInvitation(Talk.Hash(code)), Caller.Nobody, now);
}
