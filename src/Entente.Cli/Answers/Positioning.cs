using Entente.Measures.Blocs.Polis;
using Entente.Measures.IdealPoints;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Where the actors of a record stand, taken from the whole record that it is a slice of.</summary>
internal static class Positioning
{
    /// <summary>Ideal points as positions.</summary>
    /// <param name="fit">A fit of the whole record.</param>
    /// <param name="slice">The slice whose actors are wanted.</param>
    public static ActorPositions IdealPoints(IdealPointFit fit, StanceRecord slice)
    {
        var place = Places(fit.Record, slice);
        return ActorPositions.FromPoints(
            slice,
            fit.Points.Where(point => place[point.Actor] >= 0).Select(point => new PeriodPosition(place[point.Actor], point.Period, point.Mean, point.Sd)),
            $"ideal points ({fit.Options.Estimator.ToString().ToLowerInvariant()})");
    }

    /// <summary>The first two principal components as positions.</summary>
    /// <param name="whole">The whole record.</param>
    /// <param name="slice">The slice whose actors are wanted.</param>
    /// <param name="stop">Asks the work to end.</param>
    public static ActorPositions PrincipalComponents(StanceRecord whole, StanceRecord slice, CancellationToken stop)
    {
        var tick = PolisMath.Measure(whole, new PolisOptions { Ticks = 1 }, stop);
        var place = Places(whole, slice);
        var coordinates = new double[2 * slice.Actors.Length];
        Array.Fill(coordinates, double.NaN);
        foreach (var participant in tick.Participants)
        {
            var actor = place[participant.Actor];
            if (actor >= 0) (coordinates[2 * actor], coordinates[(2 * actor) + 1]) = (participant.X, participant.Y);
        }

        return ActorPositions.Overall(slice.Actors.Length, 2, coordinates, "principal components");
    }

    /// <summary>For each actor of the whole its index in the slice, or −1.</summary>
    private static int[] Places(StanceRecord whole, StanceRecord slice) => [.. whole.Actors.Select(actor => slice.ActorIndex(actor.Code) ?? -1)];
}
