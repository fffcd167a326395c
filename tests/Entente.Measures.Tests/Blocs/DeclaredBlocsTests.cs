using System.Collections.Immutable;
using Entente.Measures.Blocs;

namespace Entente.Measures.Tests.Blocs;

public sealed class DeclaredBlocsTests
{
    [Fact]
    public void Declared_blocs_have_places_a_silhouette_and_representative_propositions()
    {
        var record = MadeAssembly.WithBlocs([6, 4], 40, discipline: 0.9).WithActors(actor => actor with
        {
            Groups = ImmutableSortedDictionary<string, string>.Empty.Add("region", string.CompareOrdinal(actor.Code, "A006") < 0 ? "North" : "South"),
        });

        var blocs = DeclaredBlocs.Of(record, "region");

        Assert.Equal(["North", "South"], blocs.Partition.Names);
        Assert.InRange(blocs.Silhouette!.Value, 0.7, 1);
        Assert.All(blocs.Representative, list => Assert.NotEmpty(list));
        Assert.All(blocs.Places, place => Assert.NotNull(place));
    }
}
