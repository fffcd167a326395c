using System.Collections.Immutable;

namespace Entente.Measures.IdealPoints;

/// <summary>Items on which a position separates the categories perfectly.</summary>
internal static class Separation
{
    /// <summary>The number of items whose categories lie one beyond the other along the points, in either direction, without a tie.</summary>
    /// <param name="data">The stances.</param>
    /// <param name="points">The points of the fit.</param>
    /// <remarks>By likelihood alone the slope of such an item is infinite; its prior keeps it finite, and the item stays in the fit.</remarks>
    public static int Count(IdealPointData data, ImmutableArray<IdealPoint> points)
    {
        var separated = 0;
        foreach (var chunk in data.Chunks)
        {
            for (var item = chunk.FirstItem; item < chunk.EndItem; item++)
            {
                var (rises, falls) = (true, true);
                var (lowest, highest) = (double.NaN, double.NaN);
                for (var category = 0; category < 3; category++)
                {
                    if (data.Count(item, category) == 0) continue;
                    var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
                    foreach (var cell in data.Cells.AsSpan(data.SegmentStart[(3 * item) + category], data.Count(item, category)))
                    {
                        var mean = points[chunk.FirstPoint + cell].Mean;
                        (low, high) = (Math.Min(low, mean), Math.Max(high, mean));
                    }

                    // Nothing is compared with the first category: every comparison with NaN is false.
                    if (low <= highest) rises = false;
                    if (high >= lowest) falls = false;
                    (lowest, highest) = (low, high);
                }

                if (rises || falls) separated++;
            }
        }

        return separated;
    }
}
