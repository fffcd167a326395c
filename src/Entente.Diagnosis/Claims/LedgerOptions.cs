namespace Entente.Diagnosis.Claims;

/// <summary>How claims are tested.</summary>
public sealed record LedgerOptions
{
    /// <summary>The level of the intervals; 1 minus it is the level of the tests. Default 0.9.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>
    /// Replicates of the tests that resample. Default 3,999: the smallest p-value is then .0005, which is .05 allowing for 100 claims tested.
    /// </summary>
    public int Replicates { get; init; } = 3999;

    /// <summary>The seed of all chance. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal static void Validate(LedgerOptions options)
    {
        if (!(options.Level > 0 && options.Level < 1)) throw new ArgumentException($"Expected a level between 0 and 1; found {options.Level}.", nameof(options));
        if (options.Replicates < 19) throw new ArgumentException($"Expected 19 or more replicates; found {options.Replicates}.", nameof(options));
    }
}
