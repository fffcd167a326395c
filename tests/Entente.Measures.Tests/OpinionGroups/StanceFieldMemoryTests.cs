using Entente.Measures.OpinionGroups;
using Entente.Records;

namespace Entente.Measures.Tests.OpinionGroups;

/// <summary>What a field of stances takes in memory. Alone, because the heap is everybody's.</summary>
[CollectionDefinition(nameof(StanceFieldMemoryTests), DisableParallelization = true)]
[Collection(nameof(StanceFieldMemoryTests))]
public sealed class StanceFieldMemoryTests
{
    [Fact]
    public void A_stance_takes_less_than_four_bytes()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var field = new StanceField(10_000, 1_000);
        for (var actor = 0; actor < 10_000; actor++)
        {
            field.AddActor();
            for (var statement = actor % 20; statement < 1_000; statement += 20) field.Take(actor, statement, Stance.Support);
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;

        // Two for the stance; the rest is room to grow and the row's own bookkeeping, over 50 stances each.
        Assert.InRange(bytes / (double)field.StanceCount, 2, 4);
    }
}
