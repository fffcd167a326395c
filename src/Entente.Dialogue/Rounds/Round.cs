namespace Entente.Dialogue.Rounds;

/// <summary>A round: a span of time in which the dialogue takes statements, stances or guesses. One is open at a time.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Takes">What it takes.</param>
/// <param name="Opened">When it was opened.</param>
/// <param name="Closes">When it closes by itself; null when it is closed by hand.</param>
public sealed record Round(RoundId Id, string Title, RoundTakes Takes, DateTimeOffset Opened, DateTimeOffset? Closes)
{
    /// <summary>When it was closed; null while it is not.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>Whether it takes anything at a time.</summary>
    /// <param name="now">The time.</param>
    public bool IsOpenAt(DateTimeOffset now) => Closed is null && (Closes is null || now < Closes);
}

/// <summary>What a round takes.</summary>
[Flags]
public enum RoundTakes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Statements.</summary>
    Statements = 1,

    /// <summary>Stances.</summary>
    Stances = 2,

    /// <summary>Guesses of how others stand.</summary>
    Guesses = 4,

    /// <summary>All of these.</summary>
    All = Statements | Stances | Guesses,
}
