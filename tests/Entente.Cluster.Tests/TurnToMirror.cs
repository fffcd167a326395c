using Entente.Dialogue;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stages;

namespace Entente.Cluster.Tests;

/// <summary>A command of the rules' own clock, for tests: the second stage begins some time after the dialogue was convened.</summary>
public sealed record TurnToMirror : DialogueCommand
{
    protected override Permission? Needs => null;

    public static DialogueClock After(TimeSpan time) => new(state => state.Stage == Stage.Communicate ? state.Convened + time : null, _ => new TurnToMirror());

    protected override Decision Decide(DialogueState state, CommandContext context) =>
        context.Caller == Caller.Clock ? new StageEntered(Stage.Mirror, null) : new NotAllowed("This is the clock's. Wait for it.");
}
