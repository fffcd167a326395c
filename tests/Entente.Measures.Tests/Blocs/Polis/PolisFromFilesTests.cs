using System.Globalization;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Measures.Tests.Blocs.Polis;

/// <summary>From the files of an export to its groups, the way that a user goes.</summary>
public sealed class PolisFromFilesTests
{
    [Theory]
    [InlineData("vtaiwan.uberx")]
    [InlineData("brexit-consensus")]
    public void An_export_as_it_is_read_has_the_groups_of_the_reference(string conversation)
    {
        var record = RecordReader.Read(SharedData.Require("polis", conversation), cancellation: TestContext.Current.CancellationToken);
        var participants = PolisExport.Json("reference", conversation + ".polismath.json").GetProperty("participants");

        var blocs = BlocResult.Of(PolisMath.Measure(record, cancellation: TestContext.Current.CancellationToken));

        int[] ours = [.. participants.GetProperty("id").Ints().Select(id => blocs.Partition.BlocOf[record.ActorIndex(id.ToString(CultureInfo.InvariantCulture))!.Value])];
        Assert.Equal(1.0, AdjustedRand.Index(participants.GetProperty("group").Ints(), ours));
    }
}
