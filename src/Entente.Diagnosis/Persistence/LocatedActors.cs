using Entente.Measures.Intervals;
using Entente.Measures.Numerics;
using Entente.Measures.Positions;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Persistence;

/// <summary>Some actors with their positions in one dimension, to be drawn anew from normal distributions with their standard deviations.</summary>
/// <param name="actors">Indices of the actors; length n.</param>
/// <param name="means">Their positions; length n.</param>
/// <param name="deviations">Their standard deviations; length n; empty if any is unknown.</param>
internal sealed class LocatedActors(int[] actors, double[] means, double[] deviations)
{
    public int[] Actors => actors;

    public double[] Means => means;

    public bool CanBeDrawn => deviations.Length > 0;

    /// <summary>The chosen actors that have a position in a period.</summary>
    public static LocatedActors In(ActorPositions positions, int? period, Func<int, bool> condition)
    {
        var actors = Enumerable.Range(0, positions.ActorCount).Where(actor => condition(actor) && positions.Has(actor, period)).ToArray();
        var means = positions.In(period);
        var spread = positions.DeviationsIn(period);
        var gathered = new double[actors.Length];
        var deviations = spread.IsEmpty ? [] : new double[actors.Length];
        for (var place = 0; place < actors.Length; place++)
        {
            gathered[place] = means[actors[place]];
            if (!spread.IsEmpty) deviations[place] = spread[actors[place]];
        }

        return new LocatedActors(actors, gathered, deviations.Any(double.IsNaN) ? [] : deviations);
    }

    /// <summary>Draws all positions anew.</summary>
    /// <param name="draws">The source.</param>
    /// <param name="replicate">Which draw.</param>
    /// <param name="drawn">Where they go; length n.</param>
    public void Draw(CounterRandom draws, int replicate, double[] drawn)
    {
        for (var place = 0; place < drawn.Length; place++)
        {
            var bits = draws.Bits(((ulong)replicate * (ulong)drawn.Length) + (ulong)place);
            drawn[place] = means[place] + (deviations[place] * Normal.Quantile(((bits >> 12) + 0.5) * (1.0 / (1UL << 52))));
        }
    }

    /// <summary>The median of draws with their interval; the value at the means where nothing was drawn.</summary>
    public static Estimate? Summary(double? atMeans, Span<double> replicates, double level)
    {
        if (atMeans is not { } value) return null;
        return Interval.MedianOf(replicates) is { } median ? Estimate.Of(median, replicates, level) : new Estimate(value, null, null);
    }

    /// <summary>Refuses positions that are not on one line.</summary>
    public static void RequireOneDimension(ActorPositions positions, string parameter)
    {
        if (positions.Dimensions != 1)
            throw new ArgumentException($"Expected positions in one dimension; found {positions.Dimensions}.", parameter);
    }
}
