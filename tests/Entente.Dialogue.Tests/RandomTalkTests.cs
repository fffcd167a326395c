using System.Text;
using Entente.Dialogue.Agenda;
using Entente.Dialogue.Caucuses;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Guesses;
using Entente.Dialogue.Invitations;
using Entente.Dialogue.Limits;
using Entente.Dialogue.Mirrors;
using Entente.Dialogue.Overlap;
using Entente.Dialogue.Overviews;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Serialization;
using Entente.Dialogue.Stages;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;
using Entente.Records;

namespace Entente.Dialogue.Tests;

/// <summary>Any commands by anybody in any order.</summary>
public sealed class RandomTalkTests
{
    private static readonly string[] Accounts = ["carla", "ann", "bob", "cid", "fay", "eve", "oz", "mallory", ""];

    private static readonly Gen<int> Small = Gen.Int[0, 5];

    private static readonly Gen<DialogueCommand> Commands = Gen.Frequency(
        (4, Gen.Select(Small, Small).Select((text, caucus) => (DialogueCommand)new SubmitStatement($"Text {new string('q', text + 1)}.", "en", StatementTags.None, caucus == 5 ? 1 : null))),
        (4, Gen.Select(Small, Small).Select((statement, ruling) => (DialogueCommand)new ModerateStatement(new(statement), (ModerationStatus)(ruling % 3), ruling > 2 ? "Why not." : null))),
        (8, Gen.Select(Small, Small, Small).Select((statement, position, importance) =>
            (DialogueCommand)new TakeStance(new(statement), (Position)position, importance, position is 2 or 5 ? "Words." : null))),
        (3, Gen.Select(Small, Small, Small).Select((statement, party, position) => (DialogueCommand)new MakeGuess(new(statement), new(party), (Position)position))),
        (2, Gen.Select(Small, Small).Select((text, statement) => (DialogueCommand)new StateLimit((LimitKind)(text % 3), $"Need {text}", statement > 3 ? null : new(statement), text > 2))),
        (1, Small.Select(number => (DialogueCommand)new WithdrawLimit(number))),
        (1, Gen.Select(Small, Small).Select((one, two) => (DialogueCommand)new OpenCaucus("Room", [new(one + 1), new(two + 1)]))),
        (1, Gen.Select(Small, Small).Select((caucus, who) => (DialogueCommand)new AddToCaucus(new(caucus), new(who + 1)))),
        (1, Small.Select(number => (DialogueCommand)new LeaveCaucus(new(number)))),
        (1, Small.Select(number => (DialogueCommand)new CloseCaucus(new(number)))),
        (1, Small.Select(number => (DialogueCommand)new AgreeToDisclosure(new(1), number > 2))),
        (1, Small.Select(number => (DialogueCommand)new OpenRound("Round", (RoundTakes)(number + 2), number > 3 ? TimeSpan.FromMinutes(number) : null))),
        (1, Small.Select(number => (DialogueCommand)new CloseRound(new(number)))),
        (1, Small.Select(stage => (DialogueCommand)new EnterStage((Stage)stage, stage > 2 ? "Because." : null))),
        (1, Small.Select(level => (DialogueCommand)new OpenGoalLevel((GoalLevel)level, level > 2 ? "Because." : null))),
        (1, Small.Select(statement => (DialogueCommand)new TagStatement(new(statement), new StatementTags((GoalLevel)statement, null, null)))),
        (1, Small.Select(statement => (DialogueCommand)new AttachTranslation(new(statement), "fr", "Texte.", (TranslationOrigin)(statement % 4)))),
        (1, Small.Select(number => (DialogueCommand)new RemoveParticipant(new(number + 2), "Enough."))),
        (1, Small.Select(number => (DialogueCommand)new WithdrawParty(new(number), "Gone home."))),
        (1, Small.Select(number => (DialogueCommand)new SetRules(new DialogueRules { SmallestCell = number + 1, Attribution = (Attribution)(number % 4) }))),
        (1, Small.Select(number => (DialogueCommand)new InviteParticipant(Role.Observer, null, Talk.Hash($"code{number}"), TimeSpan.FromMinutes(5)))),
        (1, Small.Select(number => (DialogueCommand)new AcceptInvitation(Talk.Hash($"code{number}"), null, "en"))),
        (1, Small.Select(number => number > 3 ? new LeaveDialogue() : number > 2 ? (DialogueCommand)new EraseMe((ErasureScope)(number % 2)) : new LookIntoMirror())));

    [Fact]
    public void Events_alone_give_the_state_refusals_leave_none_and_nobody_acts_without_permission() =>
        Gen.Select(Gen.Int[0, Accounts.Length - 1], Commands, Small).Array[60].Sample(
            steps =>
            {
                var talk = Talk.WithThreeParties();
                var events = new List<DialogueEvent>(talk.Events);
                foreach (var (who, command, minutes) in steps)
                {
                    talk.Now += TimeSpan.FromMinutes(minutes - 1);
                    var actor = talk.State.FindByAccount(Accounts[who]);
                    var decision = Dialogues.Decide(talk.State, command, new Caller(Accounts[who], AccountKind.Person), talk.Now);
                    if (decision.Refusal is not null)
                        Assert.Empty(decision.Events);
                    if (decision.Events.Count > 0 && command.Needs is { } needs)
                        Assert.True(actor is not null && RolePermissions.Allows(actor.Role, needs));
                    foreach (var happened in decision.Events)
                        talk.State.Apply(happened);
                    events.AddRange(decision.Events);
                }

                // Through the log and back.
                var serializer = new EventSerializer(talk.State.Id, null);
                var again = DialogueState.Of(
                    talk.State.Id, events.Select(happened => serializer.Read(EventSerializer.KindOf(happened), happened.At, serializer.Write(happened))));
                Assert.Equal(Shown(talk.State, talk.Now), Shown(again, talk.Now));
            },
            iter: 300);

    // All that anybody could see, and what the rules keep to themselves.
    private static string Shown(DialogueState state, DateTimeOffset now)
    {
        var shown = new StringBuilder();
        var analysis = DialogueAnalysis.Of(AnalysisInput.Of(state, now));
        DialogueQuestion[] questions =
        [
            new ReadOverview(), new ListStatements(), new ListStatements(Caucus: 1), new NextStatement(), new ReadOwnStances(), new ReadStancesOn(new(1)), new ListParticipants(),
            new ReadModerationLog(), new ReadAgenda(), new ListInvitations(), new ReadCounts(), new ReadLimits(), new ListCaucuses(), new ReadCaucusCounts(), new ReadStages(),
            new ReadMirror(), new ReadOverlap(),
        ];
        foreach (var account in Accounts)
        {
            foreach (var question in questions)
            {
                var answer = Dialogues.Ask(state, question, new Caller(account, AccountKind.Person), now, 0.5, analysis);
                shown.Append(answer.Refusal?.Code).AppendLine(System.Text.Json.JsonSerializer.Serialize(answer.Value));
            }
        }
        foreach (var version in state.Stances.All())
            shown.AppendLine(version.ToString());
        foreach (var participant in state.Participants)
            shown.AppendLine(participant.ToString());
        foreach (var party in state.Parties)
            shown.AppendLine(party.ToString());
        return shown.Append(state.Events).Append(state.LastEvent).ToString();
    }
}
