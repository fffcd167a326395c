using System.Runtime.Intrinsics;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Consensus;

/// <summary>Sums of the distances between all pairs of actors on a proposition, by the stances of the two.</summary>
/// <remarks>
/// In one dimension actors are kept in the order of their positions, so that one pass suffices: the distances of an actor to all
/// below it are those of the actor before it and the gap between the two. With more dimensions all pairs are visited, four at a time.
/// </remarks>
internal sealed class DistanceWeights
{
    private readonly ActorPositions _positions;
    private readonly Dictionary<int, int[]> _orders = [];
    private readonly int[] _always = [];

    public DistanceWeights(StanceRecord record, ActorPositions positions)
    {
        _positions = positions;
        if (positions.Dimensions > 1) return;
        if (!positions.VaryByPeriod)
        {
            _always = Order(null);
            return;
        }

        foreach (var period in record.Periods) _orders[period.Key] = Order(period.Key);
    }

    /// <summary>The table of a proposition.</summary>
    /// <param name="row">The stances on it.</param>
    /// <param name="period">The period's key.</param>
    /// <param name="stanceOf">Scratch for each actor of the record, all missing; left as it was found.</param>
    public PairTable On(StanceRow row, int? period, Span<Stance> stanceOf)
    {
        var positions = _positions.In(period);
        if (positions.IsEmpty) return default;
        if (_positions.Dimensions > 1) return ByPairs(row, positions);
        for (var i = 0; i < row.Length; i++) stanceOf[row.Indices[i]] = row.Stances[i];
        var table = InOrder(positions, period, stanceOf);
        foreach (var actor in row.Indices) stanceOf[actor] = Stance.Missing;
        return table;
    }

    private PairTable InOrder(ReadOnlySpan<double> positions, int? period, ReadOnlySpan<Stance> stanceOf)
    {
        var order = _positions.VaryByPeriod ? (period is { } key && _orders.TryGetValue(key, out var own) ? own : []) : _always;
        if (order.Length == 0) return default;
        Span<double> counts = stackalloc double[Stances.Categories];
        Span<double> distances = stackalloc double[Stances.Categories];
        Span<double> cells = stackalloc double[Stances.Categories * Stances.Categories];
        counts.Clear();
        distances.Clear();
        cells.Clear();
        var previous = positions[order[0]];
        foreach (var actor in order)
        {
            var stance = stanceOf[actor];
            if (stance == Stance.Missing) continue;
            // Distances to all actors below grow by the gap to the last one. Nothing is subtracted, so ties stay exactly 0.
            var gap = positions[actor] - previous;
            previous = positions[actor];
            var category = stance.Category();
            for (var other = 0; other < Stances.Categories; other++)
            {
                distances[other] += counts[other] * gap;
                cells[(category * Stances.Categories) + other] += distances[other];
            }

            counts[category]++;
        }

        return PairTable.OfSums(cells);
    }

    private PairTable ByPairs(StanceRow row, ReadOnlySpan<double> positions)
    {
        var dimensions = _positions.Dimensions;
        Span<int> counts = stackalloc int[Stances.Categories];
        counts.Clear();
        for (var i = 0; i < row.Length; i++)
        {
            if (Known(positions, row.Indices[i], dimensions)) counts[row.Stances[i].Category()]++;
        }

        // Coordinates of the actors, one dimension after the other, within it the categories one after the other.
        var total = counts[0] + counts[1] + counts[2];
        Span<int> starts = [0, counts[0], counts[0] + counts[1], total];
        Span<int> next = [starts[0], starts[1], starts[2]];
        var coordinates = new double[total * dimensions];
        for (var i = 0; i < row.Length; i++)
        {
            if (!Known(positions, row.Indices[i], dimensions)) continue;
            var place = next[row.Stances[i].Category()]++;
            for (var dimension = 0; dimension < dimensions; dimension++)
                coordinates[(dimension * total) + place] = positions[(row.Indices[i] * dimensions) + dimension];
        }

        Span<double> cells = stackalloc double[Stances.Categories * Stances.Categories];
        cells.Clear();
        for (var one = 0; one < Stances.Categories; one++)
        {
            for (var place = starts[one]; place < starts[one + 1]; place++)
            {
                cells[(one * Stances.Categories) + one] += Distances(coordinates, total, place, place + 1, starts[one + 1]);
                for (var other = one + 1; other < Stances.Categories; other++)
                    cells[(one * Stances.Categories) + other] += Distances(coordinates, total, place, starts[other], starts[other + 1]);
            }
        }

        return PairTable.OfSums(cells);
    }

    /// <summary>The sum of the distances from one place to all places from a start up to an end.</summary>
    private static double Distances(ReadOnlySpan<double> coordinates, int total, int place, int start, int end)
    {
        var sum = 0.0;
        var sums = Vector256<double>.Zero;
        var other = start;
        for (; other <= end - Vector256<double>.Count; other += Vector256<double>.Count)
        {
            var squares = Vector256<double>.Zero;
            for (var offset = 0; offset < coordinates.Length; offset += total)
            {
                var difference = Vector256.Create(coordinates[(offset + other)..]) - Vector256.Create(coordinates[offset + place]);
                squares += difference * difference;
            }

            sums += Vector256.Sqrt(squares);
        }

        for (; other < end; other++)
        {
            var square = 0.0;
            for (var offset = 0; offset < coordinates.Length; offset += total)
            {
                var difference = coordinates[offset + other] - coordinates[offset + place];
                square += difference * difference;
            }

            sum += Math.Sqrt(square);
        }

        // Four lanes on every machine, so that the sum is rounded alike on all.
        return sum + Vector256.Sum(sums);
    }

    private static bool Known(ReadOnlySpan<double> positions, int actor, int dimensions)
    {
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            if (double.IsNaN(positions[(actor * dimensions) + dimension])) return false;
        }

        return true;
    }

    private int[] Order(int? period)
    {
        var positions = _positions.In(period);
        var actors = new List<int>();
        for (var actor = 0; actor < positions.Length; actor++)
        {
            if (!double.IsNaN(positions[actor])) actors.Add(actor);
        }

        var order = actors.ToArray();
        var keys = new double[order.Length];
        for (var rank = 0; rank < order.Length; rank++) keys[rank] = positions[order[rank]];
        Array.Sort(keys, order);
        return order;
    }
}
