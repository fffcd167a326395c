using Entente.Cli.Options;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Blocs as Polis finds them.</summary>
internal static class PolisFinding
{
    /// <summary>The blocs of a record.</summary>
    public static BlocFinding Of(StanceRecord record, CancellationToken stop)
    {
        var tick = PolisMath.Measure(record, cancellation: stop);
        var blocOf = new int[record.Actors.Length];
        var places = new (double X, double Y)[record.Actors.Length];
        Array.Fill(blocOf, -1);
        Array.Fill(places, (double.NaN, double.NaN));
        foreach (var participant in tick.Participants)
        {
            blocOf[participant.Actor] = participant.Group;
            places[participant.Actor] = (participant.X, participant.Y);
        }

        var inside = tick.Participants.Count(participant => participant.InConversation);
        return new BlocFinding
        {
            Method = BlocMethod.Polis,
            Blocs = new BlocPartition([.. blocOf], [.. tick.Groups.Select(group => $"Group {BlocNames.Letter(group.Id)}")]),
            Ids = [.. tick.Groups.Select(group => group.Id)],
            Silhouette = tick.Silhouette,
            Places = [.. places],
            Representative =
            [
                .. tick.Groups.SelectMany((group, bloc) => group.Representative.Select(statement =>
                    new RepresentativeProposition(bloc, statement.Proposition, statement.IsAgreement, statement.Share, statement.Ratio))),
            ],
            Caveats =
            [
                $"{inside} of {record.Actors.Length} actors have taken enough stances to be placed in a group.",
                "Polis' groups change with the order of participants and with a few votes more or less; read them as one sketch, not as membership.",
            ],
        };
    }
}
