using System.Collections.Immutable;
using Entente.Measures.Blocs.Polis;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Where actors stand, for weighing pairs and for drawing: ideal points in records of an assembly over time, else principal components.</summary>
internal static class Positioning
{
    /// <summary>The positions in a record that has no fit of ideal points.</summary>
    public static ActorPositions PrincipalComponents(StanceRecord record, CancellationToken stop)
    {
        var tick = PolisMath.Measure(record, new PolisOptions { Ticks = 1 }, stop);
        var coordinates = new double[2 * record.Actors.Length];
        Array.Fill(coordinates, double.NaN);
        foreach (var participant in tick.Participants) (coordinates[2 * participant.Actor], coordinates[(2 * participant.Actor) + 1]) = (participant.X, participant.Y);
        return ActorPositions.Overall(record.Actors.Length, 2, coordinates, "principal components");
    }

    /// <summary>A place in the plane for each actor: its position in the last period that has one; NaN where it has none.</summary>
    public static ImmutableArray<(double X, double Y)> Places(StanceRecord record, ActorPositions positions)
    {
        var places = new (double X, double Y)[record.Actors.Length];
        for (var actor = 0; actor < places.Length; actor++)
        {
            places[actor] = (double.NaN, double.NaN);
            foreach (var period in record.Periods.Select(period => (int?)period.Key).DefaultIfEmpty(null))
            {
                if (!positions.Has(actor, period)) continue;
                var point = positions.In(period).Slice(actor * positions.Dimensions, positions.Dimensions);
                places[actor] = (point[0], positions.Dimensions > 1 ? point[1] : 0);
            }
        }

        return [.. places];
    }
}
