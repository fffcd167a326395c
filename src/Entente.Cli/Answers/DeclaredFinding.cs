using Entente.Cli.Options;
using Entente.Measures.Blocs;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>Blocs as the actors' groups declare them.</summary>
internal static class DeclaredFinding
{
    /// <summary>The blocs of a grouping.</summary>
    /// <param name="record">The record.</param>
    /// <param name="grouping">The grouping.</param>
    /// <param name="positions">Where actors are drawn.</param>
    public static BlocFinding Of(StanceRecord record, string grouping, ActorPositions positions)
    {
        var blocs = BlocPartition.Declared(record, grouping);
        return new BlocFinding
        {
            Method = BlocMethod.Declared,
            Grouping = grouping,
            Blocs = blocs,
            Ids = [.. Enumerable.Range(0, blocs.Count)],
            Places = Positioning.Places(record, positions),
            Caveats = [$"Declared by '{grouping}' as of the end of the record; {blocs.BlocOf.Count(bloc => bloc < 0)} of {record.Actors.Length} actors belong to none."],
        };
    }
}
