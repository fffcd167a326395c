using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Rounds;

/// <summary>Closes the open round; from then on its stances stand.</summary>
/// <param name="Round">The round that the caller believes to be open.</param>
public sealed record CloseRound(RoundId Round) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Lead;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (Round.Number < 1 || Round.Number > state.Rounds.Count)
            return new NotFound($"round {Round}");
        return state.Rounds[Round.Number - 1].IsOpenAt(context.Now) ? new RoundClosed(Round) : Decision.Nothing;
    }
}

/// <summary>A round was closed.</summary>
/// <param name="Round">The round.</param>
public sealed record RoundClosed(RoundId Round) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        state.Rounds[Round.Number - 1] = state.Rounds[Round.Number - 1] with { Closed = At };
        state.Released.RoundEnded(state);
    }
}
