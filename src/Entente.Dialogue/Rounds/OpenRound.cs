using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Rounds;

/// <summary>Opens a round; one is open at a time.</summary>
/// <param name="Title">What it is about, 1 to 200 characters.</param>
/// <param name="Takes">What it takes.</param>
/// <param name="Lasts">How long it stays open, one minute to 366 days; null until it is closed by hand.</param>
public sealed record OpenRound(string Title, RoundTakes Takes, TimeSpan? Lasts) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Lead;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (PlainText.Check("title", Title, 200, out var title, isOneLine: true) is { } refusal)
            return refusal;
        if (Takes == RoundTakes.None || (Takes & ~RoundTakes.All) != RoundTakes.None)
            return new InvalidField("takes", "statements, stances, guesses or several of these", "none or others");
        if (Lasts is { } lasts && (lasts < TimeSpan.FromMinutes(1) || lasts > TimeSpan.FromDays(366)))
            return new InvalidField("lasts", "one minute to 366 days", $"{lasts}");
        if (state.OpenRound(context.Now) is { } open)
            return new RoundIsOpen(open.Id);
        return new RoundOpened(new RoundId(state.Rounds.Count + 1), title, Takes, Lasts is { } time ? context.Now + time : null);
    }
}

/// <summary>A round is open.</summary>
/// <param name="Round">The round.</param>
public sealed record RoundIsOpen(RoundId Round) : Refusal(RefusalKind.Conflict, $"Round {Round} is open. Close it before you open another.");

/// <summary>A round was opened.</summary>
/// <param name="Round">Its number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Takes">What it takes.</param>
/// <param name="Closes">When it closes by itself; null when by hand.</param>
public sealed record RoundOpened(RoundId Round, string Title, RoundTakes Takes, DateTimeOffset? Closes) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        // The round before may have ended by its own clock; now that is written down.
        if (state.Rounds is [.., { Closed: null } before])
        {
            state.Rounds[^1] = before with { Closed = before.Closes };
            state.Released.RoundEnded(state);
        }
        state.Rounds.Add(new Round(Round, Title, Takes, At, Closes));
    }
}
