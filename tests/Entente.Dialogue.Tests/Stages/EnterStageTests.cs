using Entente.Dialogue.Guesses;
using Entente.Dialogue.Invitations;
using Entente.Dialogue.Limits;
using Entente.Dialogue.Mirrors;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Tests.Stages;

public sealed class EnterStageTests
{
    [Fact]
    public void A_stage_that_is_not_complete_is_left_with_a_reason_only()
    {
        var talk = Talk.WithThreeParties();

        Assert.IsType<StageIsIncomplete>(talk.Refused("carla", new EnterStage(Stage.Mirror, null)));
        talk.Do("carla", new EnterStage(Stage.Mirror, "The delegations met yesterday."));

        Assert.Equal(Stage.Mirror, talk.State.Stage);
        Assert.Equal("The delegations met yesterday.", talk.Ask("oz", new ReadStages()).Log.Single().Reason);
    }

    [Fact]
    public void Going_back_needs_a_reason_and_loses_nothing()
    {
        var talk = Talk.WithThreeParties();
        talk.Say("ann", "Patrols announce their course.");
        talk.Do("carla", new EnterStage(Stage.Overlap, "In a hurry."));

        Assert.IsType<GoingBackNeedsReason>(talk.Refused("fay", new EnterStage(Stage.Communicate, null)));
        talk.Do("fay", new EnterStage(Stage.Communicate, "A new party came."));

        Assert.Equal(Stage.Communicate, talk.State.Stage);
        Assert.Single(talk.State.Statements);
    }

    [Fact]
    public void Only_who_leads_moves_between_stages() =>
        Assert.IsType<NotAllowed>(Talk.WithThreeParties().Refused("ann", new EnterStage(Stage.Mirror, "I want to.")));

    [Fact]
    public void Communicate_is_complete_when_every_party_has_spoken_and_all_can_read_it()
    {
        var talk = Talk.WithThreeParties();
        foreach (var account in new[] { "ann", "bob", "cid" })
            talk.Say(account, $"What {account} has to say.");
        Assert.True(Progress(talk, Stage.Communicate).IsComplete);

        talk.Do("carla", new InviteParticipant(Role.Observer, null, Talk.Hash("luc"), TimeSpan.FromDays(1)));
        talk.Do("luc", new AcceptInvitation(Talk.Hash("luc"), "Luc", "fr"));

        Assert.Equal((MissingKind.Translation, 3), Progress(talk, Stage.Communicate).Missing.Select(piece => (piece.Kind, piece.Count)).Single());
        for (var number = 1; number <= 3; number++)
            talk.Do("eve", new AttachTranslation(new StatementId(number), "fr", "Ce qui est dit.", TranslationOrigin.Human));
        talk.Do("carla", new EnterStage(Stage.Mirror, null));
    }

    [Fact]
    public void Mirror_is_complete_when_every_delegate_guessed_and_looked()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        foreach (var (account, others) in new[] { ("ann", new[] { 2, 3 }), ("bob", [1, 3]), ("cid", [1, 2]) })
        {
            foreach (var other in others)
                talk.Do(account, new MakeGuess(statement, new PartyId(other), Position.Support));
        }
        Assert.Equal([MissingKind.MirrorSeen], Progress(talk, Stage.Mirror).Missing.Select(piece => piece.Kind));

        foreach (var account in new[] { "ann", "bob", "cid" })
            talk.Do(account, new LookIntoMirror());

        Assert.True(Progress(talk, Stage.Mirror).IsComplete);
        Assert.Empty(talk.Do("ann", new LookIntoMirror()));
    }

    [Fact]
    public void Limits_are_complete_without_telling_what_is_under_seal()
    {
        var talk = Talk.WithThreeParties();
        talk.Do("ann", new StateLimit(LimitKind.Interest, "Fishing rights.", null, IsSealed: false));
        talk.Do("bob", new StateLimit(LimitKind.Interest, "Told to nobody else.", null, IsSealed: true));
        Assert.Equal([new PartyId(2), new PartyId(3)], Progress(talk, Stage.Limits).Missing.Single().Parties);

        talk.Do("bob", new StateNoOpenLimits());
        talk.Do("cid", new StateNoOpenLimits());

        Assert.True(Progress(talk, Stage.Limits).IsComplete);
    }

    [Fact]
    public void Overlap_is_complete_when_every_party_stands_somewhere_on_all_that_is_on_the_agenda()
    {
        var talk = Talk.WithThreeParties();
        var statement = talk.Say("ann", "Patrols announce their course.");
        talk.Say("ann", "Later.", new StatementTags(Entente.Records.GoalLevel.GlobalIssues, null, null));
        foreach (var account in new[] { "ann", "bob" })
            talk.Do(account, new TakeStance(statement, Position.Abstain));
        Assert.False(Progress(talk, Stage.Overlap).IsComplete);

        talk.Do("cid", new TakeStance(statement, Position.Oppose));

        Assert.True(Progress(talk, Stage.Overlap).IsComplete);
    }

    private static StageProgress Progress(Talk talk, Stage stage) => talk.Ask("oz", new ReadStages()).Stages.Single(one => one.Stage == stage);
}
