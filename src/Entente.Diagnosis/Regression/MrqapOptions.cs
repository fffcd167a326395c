namespace Entente.Diagnosis.Regression;

/// <summary>Settings of a permutation test of a dyadic regression.</summary>
public sealed record MrqapOptions
{
    /// <summary>The number of permutations, 1 or more; 1,000 by default. The smallest possible p-value is 1/(permutations + 1).</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>The seed; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; 0 (the default) is all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal ParallelOptions Parallelism(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount, CancellationToken = cancellation };

    internal static void Validate(MrqapOptions options)
    {
        if (options.Permutations < 1) throw new ArgumentException($"Expected 1 permutation or more; found {options.Permutations}.", nameof(options));
        if (options.Threads < 0) throw new ArgumentException($"Expected 0 (all cores) or more threads; found {options.Threads}.", nameof(options));
    }
}
