using Entente.Measures.Intervals;

namespace Entente.Measures.Polarization;

/// <summary>How polarization is measured.</summary>
public sealed record PolarizationOptions
{
    /// <summary>α of <see cref="EstebanRay"/>, in (0, 1.6]. Default 1, as in work on conflict that follows [Esteban2012].</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Replicates, level and seed of the intervals.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
