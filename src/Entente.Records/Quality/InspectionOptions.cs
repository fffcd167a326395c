namespace Entente.Records.Quality;

/// <summary>What an inspection takes for odd.</summary>
public sealed record InspectionOptions
{
    /// <summary>A proposition with some stances but fewer than this is near-empty; 10 unless set.</summary>
    public int NearEmptyBelow { get; init; } = 10;

    /// <summary>Whether the code of an actor is known; null (the default) asks nothing. For states, ask the directory of states.</summary>
    public Func<string, bool>? IsKnownCode { get; init; }
}
