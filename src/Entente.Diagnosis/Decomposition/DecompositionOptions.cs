using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Decomposition;

/// <summary>How a change is decomposed.</summary>
public sealed record DecompositionOptions
{
    /// <summary>Replicates, level and seed of the intervals. Default 1,000 replicates, 90 %, seed 1.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>Whether each replicate also draws positions, and the level of the one period against the other, from the fit's posterior. Default true.</summary>
    public bool DrawPositions { get; init; } = true;

    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal ParallelOptions Parallelism(CancellationToken cancellation) => new()
    {
        MaxDegreeOfParallelism = Threads > 0 ? Threads : Environment.ProcessorCount,
        CancellationToken = cancellation,
    };

    internal static void Validate(DecompositionOptions options)
    {
        BootstrapOptions.Validate(options.Bootstrap);
        if (options.Threads < 0) throw new ArgumentException($"Expected 0 (all cores) or more threads; found {options.Threads}.", nameof(options));
    }
}
