namespace Entente.Measures.OpinionGroups;

/// <summary>What the next statement is chosen for.</summary>
public sealed record RouteOptions
{
    /// <summary>The weight of placing the participant on the map, 0 or more; default 1.</summary>
    public double Placing { get; init; } = 1;

    /// <summary>The weight of settling whether a statement is common ground, 0 or more; default 1.</summary>
    public double Settling { get; init; } = 1;

    /// <summary>The weight of hearing about a new statement, 0 or more; default 1.</summary>
    public double Newness { get; init; } = 1;

    /// <summary>After so many stances a statement is half as new as at first; positive; default 10.</summary>
    public double HalfNew { get; init; } = 10;

    /// <summary>The least weight of any statement, positive; default 0.05: every statement can come.</summary>
    public double Floor { get; init; } = 0.05;

    /// <summary>
    /// The share of draws, in [0, 1], in which each voice (the statements of authors of one group) has the same chance, however many
    /// statements it made;
    /// default 0.3. With v voices unseen, each therefore comes with at least this share / v.
    /// </summary>
    public double EqualVoices { get; init; } = 0.3;

    /// <summary>What is wrong with the settings; null if nothing is.</summary>
    internal string? Fault =>
        Math.Min(Math.Min(Placing, Settling), Newness) is not (>= 0 and < double.PositiveInfinity)
            ? $"Expected weights of 0 or more; found {Placing}, {Settling} and {Newness}."
        : HalfNew is not (> 0 and < double.PositiveInfinity) ? $"Expected a positive number of stances; found {HalfNew}."
        : Floor is not (> 0 and < double.PositiveInfinity) ? $"Expected a positive floor; found {Floor}."
        : EqualVoices is not (>= 0 and <= 1) ? $"Expected a share of equal voices in [0, 1]; found {EqualVoices}."
        : null;
}
