namespace Entente.Dialogue.Rounds;

/// <summary>Whether the dialogue takes something now.</summary>
internal static class RoundCheck
{
    public static Refusal? Of(DialogueState state, CommandContext context, RoundTakes wanted) => state.OpenRound(context.Now) switch
    {
        null => new RoundIsClosed(),
        { Takes: var takes } when !takes.HasFlag(wanted) => new RoundDoesNotTake(wanted),
        _ => null,
    };
}

/// <summary>No round is open.</summary>
public sealed record RoundIsClosed()
    : Refusal(RefusalKind.Conflict, "No round is open now. What was sent was not taken; wait until the convener opens the next round, and send it again.");

/// <summary>The open round does not take this.</summary>
/// <param name="Wanted">What was sent.</param>
public sealed record RoundDoesNotTake(RoundTakes Wanted)
    : Refusal(RefusalKind.Conflict, $"The open round does not take {Wanted.ToString().ToLowerInvariant()}. Wait for a round that does.");
