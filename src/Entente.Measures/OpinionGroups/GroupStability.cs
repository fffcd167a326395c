namespace Entente.Measures.OpinionGroups;

/// <summary>How well a number of groups is found again when statements and actors are resampled.</summary>
/// <param name="Count">The number of groups, k.</param>
/// <param name="MeanAdjustedRand">Mean adjusted Rand index [Hubert1985] between the groups and those of the replicates, at most 1.</param>
/// <param name="LowAdjustedRand">The index that 5 % of the replicates fall below.</param>
/// <param name="WeakestGroup">The least, over groups, of the mean share in common with the nearest group of a replicate, in [0, 1]
/// [Hennig2007].</param>
/// <param name="Silhouette">The mean over actors of 1 − distance to the own centre / distance to the next, in [0, 1].</param>
/// <param name="Spread">The share of the spread of places that is left within the groups, in [0, 1].</param>
/// <param name="SpreadOfCloud">The least such share among nineteen clouds of normal places without groups but with the same covariance
/// [Liu2008].</param>
/// <param name="Replicates">The number of replicates.</param>
/// <param name="IsStable">
/// Whether the groups count as stable: index and weakest group are high enough, no group is tiny, and the groups leave less spread than
/// they would leave in a cloud without groups.
/// </param>
public sealed record GroupStability(
    int Count,
    double MeanAdjustedRand,
    double LowAdjustedRand,
    double WeakestGroup,
    double Silhouette,
    double Spread,
    double SpreadOfCloud,
    int Replicates,
    bool IsStable);
