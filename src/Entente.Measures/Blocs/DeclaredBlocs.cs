using Entente.Records;

namespace Entente.Measures.Blocs;

/// <summary>Declared blocs, such as regions, seen as if they had been found: where their members stand and how well they hold together.</summary>
public static class DeclaredBlocs
{
    /// <summary>The blocs that a grouping declares.</summary>
    /// <param name="record">The record.</param>
    /// <param name="grouping">The name of the grouping, such as <c>region</c>.</param>
    /// <returns>
    /// The blocs in the order of their names, with the places that principal components give. Their silhouette is by the distance between these
    /// places in the plane; null where there are not two blocs.
    /// </returns>
    public static BlocResult Of(StanceRecord record, string grouping)
    {
        ArgumentNullException.ThrowIfNull(record);
        var partition = BlocPartition.Declared(record, grouping);
        var components = PrincipalComponents.Of(record, 2);
        int[] blocOf = [.. partition.BlocOf.Select((bloc, actor) => components.HasPlace(actor) ? bloc : -1)];
        return new BlocResult
        {
            Method = BlocMethod.Declared,
            Partition = partition,
            Ids = BlocNames.Letters(partition.Count),
            Silhouette = Silhouette.Mean(blocOf, components.Distance),
            Places = [.. Enumerable.Range(0, record.Actors.Length).Select(actor =>
                components.HasPlace(actor) ? new ActorPlace(components.Scores[0][actor], components.Scores[1][actor]) : (ActorPlace?)null)],
            Representative = BlocResult.RepresentativeOf(record, partition),
        };
    }
}
