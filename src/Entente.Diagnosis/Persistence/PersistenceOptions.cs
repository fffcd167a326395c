using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Persistence;

/// <summary>How separation and persistence are measured.</summary>
public sealed record PersistenceOptions
{
    /// <summary>Draws of the positions, level and seed of the intervals.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>Permutations of the reference blocs over the actors; default 999, 0 leaves the p-value out.</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Refuses options outside their range.</summary>
    internal static void Validate(PersistenceOptions options)
    {
        BootstrapOptions.Validate(options.Bootstrap);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Permutations, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads, nameof(options));
    }
}
