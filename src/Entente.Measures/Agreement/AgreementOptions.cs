namespace Entente.Measures.Agreement;

/// <summary>How agreement between all pairs is computed.</summary>
public sealed record AgreementOptions
{
    /// <summary>The number of threads; 0, the default, uses all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}
