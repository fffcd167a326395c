using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>Where estimates start, and which way is positive.</summary>
internal sealed class PointStart
{
    private readonly StanceRecord _record;
    private readonly IdealPointData _data;
    private readonly string? _positive;

    public PointStart(StanceRecord record, IdealPointData data, IdealPointOptions options)
    {
        (_record, _data) = (record, data);
        Anchors = options.Anchors
            ?? (record.ActorIndex("USA") is not null && record.ActorIndex("RUS") is not null ? IdealPointOptions.UnitedNationsAnchors : []);
        _positive = options.Positive;
    }

    public ImmutableArray<IdealPointAnchor> Anchors { get; }

    /// <summary>Anchors at their starts in all periods, everybody else at 0.</summary>
    public double[] AtAnchors()
    {
        var start = new double[_record.Actors.Length];
        foreach (var anchor in Anchors)
        {
            if (_record.ActorIndex(anchor.Code) is { } actor) start[actor] = anchor.Start;
        }

        return [.. _data.PointActor.Select(actor => start[actor])];
    }

    /// <summary>Items of the published sampler: β from the stances of the first positive and the first negative anchor, cut points from shares.</summary>
    public ItemParameters[] PublishedItems()
    {
        var high = FirstAnchor(anchor => anchor.Start > 0);
        var low = FirstAnchor(anchor => anchor.Start < 0);
        var items = new ItemParameters[_data.ItemCount];
        var seen = new bool[items.Length];
        for (var proposition = 0; proposition < _data.ItemOfProposition.Length; proposition++)
        {
            var item = _data.ItemOfProposition[proposition];
            if (item < 0 || seen[item]) continue;
            seen[item] = true;
            var slope = 0;
            if (high is { } one && low is { } other && _record[one, proposition] is var first and not Stance.Missing
                && _record[other, proposition] is var second and not Stance.Missing) slope = Math.Sign((int)second - (int)first);
            double total = _data.Count(item, 0) + _data.Count(item, 1) + _data.Count(item, 2);
            var support = _data.Count(item, 0) / total;
            items[item] = new(slope, -1 + (2 * support), -1 + (2 * (support + (_data.Count(item, 1) / total))));
        }

        return items;
    }

    /// <summary>
    /// The first principal component of stances (1, 0, −1, each item centred, missing at the centre), one score per actor, by power
    /// iteration from the anchors or, without them, from the actors' own mean stances; standardised over points.
    /// </summary>
    public double[] PrincipalComponent()
    {
        var actors = _record.Actors.Length;
        var score = new double[actors];
        var anchored = AtAnchors();
        for (var point = 0; point < anchored.Length; point++) score[_data.PointActor[point]] = anchored[point];
        if (!Array.Exists(score, value => value != 0))
        {
            // A fixed pattern that no symmetric record is blind to.
            for (var actor = 0; actor < actors; actor++) score[actor] = Math.Sin(1 + actor);
        }

        var byPoint = new double[_data.PointTotal];
        for (var iteration = 0; iteration < 30; iteration++)
        {
            for (var point = 0; point < byPoint.Length; point++) byPoint[point] = score[_data.PointActor[point]];
            var next = new double[actors];
            foreach (var (point, value) in Gathered(byPoint).Index()) next[_data.PointActor[point]] += value;
            var norm = Math.Sqrt(next.Sum(value => value * value));
            if (!(norm > 0)) break;
            for (var actor = 0; actor < actors; actor++) score[actor] = next[actor] / norm;
        }

        // Scores grow with the number of stances; the mean per stance is what a position is.
        var stances = new int[actors];
        for (var point = 0; point < _data.PointTotal; point++) stances[_data.PointActor[point]] += _data.PointCount[point];
        var start = new double[_data.PointTotal];
        for (var point = 0; point < start.Length; point++) start[point] = score[_data.PointActor[point]] / stances[_data.PointActor[point]];
        PublishedSampler.Standardize(start);
        return start;
    }

    /// <summary>Whether positions must change their sign to obey the anchors, the positive actor or the default.</summary>
    /// <param name="theta">Positions of the points.</param>
    public bool IsReversed(ReadOnlySpan<double> theta)
    {
        var (actor, sign) = SignActor(theta);
        if (actor < 0) return false;
        var sum = 0.0;
        for (var point = 0; point < theta.Length; point++)
        {
            if (_data.PointActor[point] == actor) sum += theta[point];
        }

        return sum * sign < 0;
    }

    private (int Actor, double Sign) SignActor(ReadOnlySpan<double> theta)
    {
        var present = _data.PointActor.ToHashSet();
        if (_positive is not null && _record.ActorIndex(_positive) is { } named && present.Contains(named)) return (named, 1);
        foreach (var anchor in Anchors)
        {
            if (anchor.Start != 0 && _record.ActorIndex(anchor.Code) is { } actor && present.Contains(actor)) return (actor, anchor.Start);
        }

        if (_record.ActorIndex("USA") is { } states && present.Contains(states)) return (states, 1);
        var weight = new double[_record.Actors.Length];
        for (var point = 0; point < theta.Length; point++) weight[_data.PointActor[point]] += theta[point] * Math.Sqrt(_data.PointCount[point]);
        var farthest = -1;
        for (var actor = 0; actor < weight.Length; actor++)
        {
            if (weight[actor] != 0 && (farthest < 0 || Math.Abs(weight[actor]) > Math.Abs(weight[farthest]) * (1 + 1e-9))) farthest = actor;
        }

        return (farthest, 1);
    }

    private int? FirstAnchor(Func<IdealPointAnchor, bool> condition)
    {
        foreach (var anchor in Anchors)
        {
            if (condition(anchor) && _record.ActorIndex(anchor.Code) is { } actor) return actor;
        }

        return null;
    }

    // The centred stances times their own transpose times scores: by item the weighted sum of scores, and that, weighted again, back to points.
    private double[] Gathered(double[] score)
    {
        var result = new double[score.Length];
        foreach (var chunk in _data.Chunks)
        {
            var from = score.AsSpan(chunk.FirstPoint, chunk.Points);
            var to = result.AsSpan(chunk.FirstPoint, chunk.Points);
            for (var item = chunk.FirstItem; item < chunk.EndItem; item++)
            {
                double support = _data.Count(item, 0), reserve = _data.Count(item, 1), oppose = _data.Count(item, 2);
                var centre = (support - oppose) / (support + reserve + oppose);
                var weight = 0.0;
                for (var category = 0; category < 3; category++)
                {
                    var sum = 0.0;
                    foreach (var cell in CellsOf(item, category)) sum += from[cell];
                    weight += (1 - category - centre) * sum;
                }

                for (var category = 0; category < 3; category++)
                {
                    foreach (var cell in CellsOf(item, category)) to[cell] += (1 - category - centre) * weight;
                }
            }
        }

        return result;
    }

    private ReadOnlySpan<int> CellsOf(int item, int category) => _data.Cells.AsSpan(_data.SegmentStart[(3 * item) + category], _data.Count(item, category));
}
