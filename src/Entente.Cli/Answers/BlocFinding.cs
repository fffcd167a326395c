using System.Collections.Immutable;
using Entente.Cli.Options;
using Entente.Measures.Blocs;

namespace Entente.Cli.Answers;

/// <summary>Blocs as one of the methods finds them, in one shape for all.</summary>
internal sealed record BlocFinding
{
    /// <summary>The method.</summary>
    public required BlocMethod Method { get; init; }

    /// <summary>The grouping of declared blocs; null elsewhere.</summary>
    public string? Grouping { get; init; }

    /// <summary>The blocs of the whole record; names are for readers.</summary>
    public required BlocPartition Blocs { get; init; }

    /// <summary>The number by which each bloc is known over time; length k.</summary>
    public required ImmutableArray<int> Ids { get; init; }

    /// <summary>Mean silhouette; null where it is undefined.</summary>
    public double? Silhouette { get; init; }

    /// <summary>How alike the blocs of resampled records are; null where the method does not tell.</summary>
    public BlocStability? Stability { get; init; }

    /// <summary>Where each actor is drawn; NaN for those who are not. Length A.</summary>
    public required ImmutableArray<(double X, double Y)> Places { get; init; }

    /// <summary>The blocs of each period, ascending; empty where the method has one period.</summary>
    public ImmutableArray<PeriodBlocs> ByPeriod { get; init; } = [];

    /// <summary>The propositions that tell each bloc from the others.</summary>
    public ImmutableArray<RepresentativeProposition> Representative { get; init; } = [];

    /// <summary>What a reader must know before believing the blocs.</summary>
    public ImmutableArray<string> Caveats { get; init; } = [];
}

/// <summary>How alike the blocs of resampled records are.</summary>
/// <param name="Mean">Mean adjusted Rand index.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Replicates">The number of resampled records.</param>
internal sealed record BlocStability(double? Mean, double? Low, double? High, int Replicates);

/// <summary>The blocs of a period.</summary>
/// <param name="Period">The key of the period.</param>
/// <param name="Blocs">The partition.</param>
/// <param name="Ids">The number by which each bloc is known over time.</param>
/// <param name="Silhouette">Mean silhouette; null where it is undefined.</param>
internal sealed record PeriodBlocs(int Period, BlocPartition Blocs, ImmutableArray<int> Ids, double? Silhouette);

/// <summary>A proposition that tells a bloc from the others.</summary>
/// <param name="Bloc">The bloc's place in the partition.</param>
/// <param name="Proposition">Index of the proposition.</param>
/// <param name="Supports">Whether the bloc supports it more than the others do; otherwise it opposes it more.</param>
/// <param name="Share">The share of the bloc that does, in (0, 1).</param>
/// <param name="Ratio">That share over the share of the others.</param>
internal sealed record RepresentativeProposition(int Bloc, int Proposition, bool Supports, double Share, double Ratio);
