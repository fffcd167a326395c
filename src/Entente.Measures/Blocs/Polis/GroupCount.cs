using System.Collections.Immutable;

namespace Entente.Measures.Blocs.Polis;

/// <summary>How the number of groups is kept from jumping between ticks (POLIS section 9).</summary>
/// <param name="Best">The number of groups with the highest silhouette at this tick.</param>
/// <param name="BestInARow">For how many ticks in a row it has been the best.</param>
/// <param name="Smoothed">The number of groups in use.</param>
public sealed record GroupCount(int Best, int BestInARow, int Smoothed)
{
    internal static GroupCount Next(GroupCount? last, ImmutableArray<PolisClustering> clusterings, int buffer)
    {
        var best = clusterings[0];
        foreach (var clustering in clusterings)
        {
            if (clustering.Silhouette >= best.Silhouette) best = clustering;
        }

        var inARow = last?.Best == best.K ? last.BestInARow + 1 : 1;
        var isAvailable = last is not null && last.Smoothed <= clusterings[^1].K;
        return new GroupCount(best.K, inARow, inARow >= buffer || !isAvailable ? best.K : last!.Smoothed);
    }
}

/// <summary>The base clusters in k groups, for one k.</summary>
/// <param name="K">The number of groups aimed at.</param>
/// <param name="Groups">The groups, of places in <see cref="PolisTick.BaseClusters"/>; fewer than k where some fell empty.</param>
/// <param name="Silhouette">Mean silhouette over the base clusters, unweighted, in [−1, 1]; 0 where there are not two groups.</param>
public sealed record PolisClustering(int K, ImmutableArray<PolisCluster> Groups, double Silhouette);

/// <summary>A base cluster of participants, or a group of base clusters.</summary>
/// <param name="Id">Its number, kept from tick to tick.</param>
/// <param name="Members">Indices of actors (in a base cluster) or places of base clusters (in a group), ascending at a cold start.</param>
/// <param name="X">First coordinate of the centre.</param>
/// <param name="Y">Second coordinate of the centre.</param>
public sealed record PolisCluster(int Id, ImmutableArray<int> Members, double X, double Y);
