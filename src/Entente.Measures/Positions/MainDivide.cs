using System.Collections.Immutable;
using Entente.Measures.Blocs;

namespace Entente.Measures.Positions;

/// <summary>The two sides of an assembly: the split along the main axis of its positions that leaves the least variance within the sides.</summary>
/// <remarks>
/// In one dimension this is the exact solution of k-means with k = 2, found by trying every split of the ordered positions [Fisher1958];
/// with more dimensions the positions are first projected on their first principal axis. Of splits that are equally good up to rounding
/// the one with the smaller lower side is taken.
/// </remarks>
public static class MainDivide
{
    private const double Rounding = 1e-12;

    /// <summary>The two sides in a period.</summary>
    /// <param name="positions">The positions.</param>
    /// <param name="period">The period's key; null for propositions without a period.</param>
    /// <returns>
    /// Bloc 0 is the lower side of the axis, bloc 1 the upper one; actors without a position are in neither. Null if fewer than two
    /// different positions are known.
    /// </returns>
    public static BlocPartition? Of(ActorPositions positions, int? period)
    {
        ArgumentNullException.ThrowIfNull(positions);
        var actors = Enumerable.Range(0, positions.ActorCount).Where(actor => positions.Has(actor, period)).ToArray();
        if (actors.Length < 2) return null;
        var places = PrincipalAxis.Project(positions.In(period), positions.Dimensions, actors);
        var order = Enumerable.Range(0, actors.Length).OrderBy(index => places[index]).ToArray();
        var upperStart = BestSplit(order, places);
        if (upperStart == 0) return null;
        var sideOf = new int[positions.ActorCount];
        Array.Fill(sideOf, -1);
        for (var rank = 0; rank < order.Length; rank++) sideOf[actors[order[rank]]] = rank < upperStart ? 0 : 1;
        return new BlocPartition(ImmutableArray.Create(sideOf), ["lower side", "upper side"]);
    }

    /// <summary>The rank at which the upper side starts; 0 if all places are the same. Splits only between different places.</summary>
    private static int BestSplit(int[] order, double[] places)
    {
        var mean = places.Average();
        double best = 0, below = 0;
        var start = 0;
        for (var rank = 1; rank < order.Length; rank++)
        {
            below += places[order[rank - 1]] - mean;
            if (places[order[rank]] == places[order[rank - 1]]) continue;
            // The sum of squares between the sides; the deviations of the two sides from the mean add up to nothing.
            var between = below * below * ((1.0 / rank) + (1.0 / (order.Length - rank)));
            if (between <= best * (1 + Rounding)) continue;
            best = between;
            start = rank;
        }

        return start;
    }
}
