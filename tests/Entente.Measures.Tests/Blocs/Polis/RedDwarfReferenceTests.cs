using System.Text.Json;
using Entente.Measures.Blocs.Polis;

namespace Entente.Measures.Tests.Blocs.Polis;

/// <summary>
/// Against red-dwarf 0.4.0, an independent implementation with an exact singular value decomposition: what does not depend on its
/// other way of grouping must agree.
/// </summary>
public sealed class RedDwarfReferenceTests
{
    public static TheoryData<string> Conversations => ["vtaiwan.uberx", "brexit-consensus"];

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Components_and_extremities_agree_with_an_exact_decomposition(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var statements = tick.Statements.ToDictionary(statement => tick.Record.Propositions[statement.Proposition].Id);
        var ids = reference.GetProperty("statements").GetProperty("id").Ints();
        double[] Ours(Func<PolisStatement, double> value) => [.. ids.Select(id => value(statements[$"{id}"]))];

        // Two ticks of at most 101 products leave the second component within 1e-8 of the exact one.
        Assert.Equal(1, Math.Abs(Inner(reference.GetProperty("pca").GetProperty("pc1").Doubles(), Ours(statement => statement.First))), 1e-9);
        Assert.Equal(1, Math.Abs(Inner(reference.GetProperty("pca").GetProperty("pc2").Doubles(), Ours(statement => statement.Second))), 1e-9);
        foreach (var (expected, ours) in reference.GetProperty("statements").GetProperty("extremity").Doubles().Zip(Ours(statement => statement.Extremity)))
            Assert.Equal(expected, ours, (1e-7 * expected) + 1e-11);
    }

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Consensus_lists_agree(string conversation)
    {
        var (tick, reference) = Measured(conversation);
        var consensus = reference.GetProperty("consensus");
        IEnumerable<string> Ids(IEnumerable<ConsensusStatement> list) => list.Select(statement => tick.Record.Propositions[statement.Proposition].Id);

        Assert.Equal(Tids(consensus.GetProperty("agree")), Ids(tick.Consensus.Agree));
        Assert.Equal(Tids(consensus.GetProperty("disagree")), Ids(tick.Consensus.Disagree));
    }

    private static (PolisTick Tick, JsonElement Reference) Measured(string conversation) => (
        PolisMath.Measure(PolisExport.Read(conversation), cancellation: TestContext.Current.CancellationToken),
        PolisExport.Json("reference", conversation + ".reddwarf.json"));

    private static IEnumerable<string> Tids(JsonElement list) => list.EnumerateArray().Select(item => item.GetProperty("tid").GetRawText());

    private static double Inner(double[] first, double[] second) => first.Zip(second, (a, b) => a * b).Sum();
}
