using Entente.Measures.Blocs;
using Entente.Measures.Intervals;
using Entente.Measures.Numerics;
using Entente.Measures.Positions;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Persistence;

/// <summary>Some actors with their positions in one dimension, to be drawn anew from normal distributions with their standard deviations.</summary>
/// <remarks>
/// Actors come in an order that depends on where they stand alone, so that draws and sums are the same however a record numbers or names them.
/// Those that share all that an order goes by are exchangeable.
/// </remarks>
/// <param name="actors">Indices of the actors; length n.</param>
/// <param name="means">Their positions; length n.</param>
/// <param name="deviations">Their standard deviations; length n; empty if any is unknown.</param>
internal sealed class LocatedActors(int[] actors, double[] means, double[] deviations)
{
    public int[] Actors => actors;

    public double[] Means => means;

    public bool CanBeDrawn => deviations.Length > 0;

    /// <summary>The actors of blocs that have a position in a period, in order of position, then deviation, then bloc.</summary>
    public static LocatedActors In(ActorPositions positions, int? period, BlocPartition blocs)
    {
        int[] actors = [.. Enumerable.Range(0, positions.ActorCount).Where(actor => blocs.BlocOf[actor] >= 0 && positions.Has(actor, period)).OrderBy(actor => blocs.BlocOf[actor])];
        var means = positions.In(period);
        var spread = positions.DeviationsIn(period);
        var gathered = new double[actors.Length];
        var deviations = spread.IsEmpty ? [] : new double[actors.Length];
        for (var place = 0; place < actors.Length; place++)
        {
            gathered[place] = means[actors[place]];
            if (!spread.IsEmpty) deviations[place] = spread[actors[place]];
        }

        return Of(actors, gathered, deviations.Any(double.IsNaN) ? [] : deviations);
    }

    /// <summary>The actors in order of position, then deviation; those with both the same stay as they come.</summary>
    public static LocatedActors Of(int[] actors, double[] means, double[] deviations)
    {
        int[] order = [.. Enumerable.Range(0, actors.Length).OrderBy(place => means[place]).ThenBy(place => deviations.Length == 0 ? 0 : deviations[place])];
        return new LocatedActors(Chosen(actors, order), Chosen(means, order), deviations.Length == 0 ? [] : Chosen(deviations, order));
    }

    /// <summary>The same actors; those at one place in the order of where they stand at another time, those without a place there last.</summary>
    public LocatedActors ThenBy(LocatedActors other)
    {
        var placeOf = other.PlaceOf();
        int[] order = [.. Enumerable.Range(0, actors.Length).OrderBy(place => placeOf.GetValueOrDefault(actors[place], int.MaxValue))];
        return Of(Chosen(actors, order), Chosen(means, order), deviations.Length == 0 ? [] : Chosen(deviations, order));
    }

    /// <summary>The place of each actor by its index.</summary>
    public Dictionary<int, int> PlaceOf() => Enumerable.Range(0, actors.Length).ToDictionary(place => actors[place]);

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

    private static T[] Chosen<T>(T[] values, int[] order) => Array.ConvertAll(order, place => values[place]);

    /// <summary>Refuses positions that are not on one line.</summary>
    public static void RequireOneDimension(ActorPositions positions, string parameter)
    {
        if (positions.Dimensions != 1)
            throw new ArgumentException($"Expected positions in one dimension; found {positions.Dimensions}.", parameter);
    }
}
