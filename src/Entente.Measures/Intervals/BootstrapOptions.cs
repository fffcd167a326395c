namespace Entente.Measures.Intervals;

/// <summary>How intervals are found by resampling: propositions are drawn anew with replacement, as many as there are [Efron1993].</summary>
/// <remarks>
/// Propositions are taken as independent draws from the agenda. Votes on paragraphs of one text are not, so the intervals are narrower
/// than they should be where many paragraphs of one resolution were put to the vote.
/// </remarks>
public sealed record BootstrapOptions
{
    /// <summary>The number of replicates; 0 leaves the intervals out. Default 1,000.</summary>
    public int Replicates { get; init; } = 1000;

    /// <summary>The level of the intervals, in (0, 1). Default 0.9.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>The seed. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Refuses options outside their range.</summary>
    internal static void Validate(BootstrapOptions bootstrap)
    {
        if (bootstrap.Replicates < 0)
            throw new ArgumentException($"Expected 0 or more replicates; found {bootstrap.Replicates}.", nameof(bootstrap));
        if (!(bootstrap.Level > 0 && bootstrap.Level < 1))
            throw new ArgumentException($"Expected a level between 0 and 1; found {bootstrap.Level}.", nameof(bootstrap));
    }
}
