using Entente.Measures.Blocs;

namespace Entente.Measures.Tests.Blocs;

public sealed class BlocMatchingTests
{
    [Fact]
    public void A_bloc_keeps_its_id_whatever_number_it_has()
    {
        var matching = new BlocMatching();

        Assert.Equal([0, 1], matching.Next(Partition(0, 0, 0, 1, 1)));
        Assert.Equal([1, 0], matching.Next(Partition(1, 1, 0, 0, 0)));
    }

    [Fact]
    public void When_a_bloc_splits_the_larger_part_keeps_the_id()
    {
        var matching = new BlocMatching();
        matching.Next(Partition(0, 0, 0, 0, 0));

        Assert.Equal([1, 0], matching.Next(Partition(0, 0, 1, 1, 1)));
    }

    [Fact]
    public void A_bloc_that_was_gone_for_a_while_comes_back_with_its_id()
    {
        var matching = new BlocMatching();
        matching.Next(Partition(0, 0, 0, 0, 1, 1));
        matching.Next(Partition(0, 0, 0, 0, 0, 0));

        Assert.Equal([0, 1], matching.Next(Partition(0, 0, 0, 0, 1, 1)));
        Assert.Equal([0, 2], Forgetful(Partition(0, 0, 0, 0, 1, 1), Partition(0, 0, 0, 0, 0, 0), Partition(0, 0, 0, 0, 1, 1)));
    }

    [Fact]
    public void The_best_total_is_taken_even_where_the_best_single_match_is_not()
    {
        // Greedy would give old 0 to new 0 (overlap 5/10) and leave old 1 without a match; together 0→1 and 1→0 overlap more.
        var matching = new BlocMatching(leastOverlap: 0.05);
        matching.Next(Partition(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1));

        Assert.Equal([1, 0], matching.Next(Partition(0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0)));
    }

    [Fact]
    public void Assignment_is_as_good_as_any_other()
    {
        Gen.Select(Gen.Int[0, 3].Array[12], Gen.Int[0, 3].Array[12]).Sample((before, after) =>
        {
            var (first, second) = (Packed(before), Packed(after));
            var matching = new BlocMatching(leastOverlap: 0);
            matching.Next(first);
            var ids = matching.Next(second);

            var ours = Enumerable.Range(0, second.Count).Where(bloc => ids[bloc] < first.Count).Sum(bloc => Jaccard(first, ids[bloc], second, bloc));
            Assert.Equal(BestTotal(first, second), ours, 1e-9);
            Assert.Equal(ids.Length, ids.Distinct().Count());
        });
    }

    [Fact]
    public void Flows_count_who_goes_where()
    {
        // Forty propositions a period; between the periods actors 4 and 5 change sides.
        var record = MadeAssembly.Make(
            12, 80, (actor, proposition) => (actor < (proposition < 40 ? 6 : 4)) == (proposition % 2 == 0) ? 2 : 0, proposition => proposition < 40 ? 1 : 2);

        var blocs = BlocHistory.Of(record, options: new AssemblyBlocsOptions { Replicates = 10 }, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([("A", "A", 4), ("A", "B", 2), ("B", "B", 6)], blocs.Flows.Select(flow => (flow.From!, flow.To!, flow.Count)));
        Assert.Equal(["A", "B"], blocs.Blocs.Select(bloc => bloc.Id));
        Assert.Equal(["B", "A"], blocs.Periods[1].Blocs.Ids);
        Assert.Equal(blocs.Periods[0].Blocs.Partition.Names[0], blocs.Periods[1].Blocs.Partition.Names[1]);
    }

    private static BlocPartition Partition(params int[] blocOf) => new([.. blocOf], [.. Enumerable.Range(0, blocOf.Max() + 1).Select(bloc => $"{bloc}")]);

    private static BlocPartition Packed(int[] blocOf)
    {
        int[] used = [.. blocOf.Distinct().Order()];
        return Partition([.. blocOf.Select(bloc => Array.IndexOf(used, bloc))]);
    }

    private static int[] Forgetful(params BlocPartition[] periods)
    {
        var matching = new BlocMatching(memory: 1);
        return [.. periods.Select(matching.Next).ToArray()[^1]];
    }

    private static double Jaccard(BlocPartition first, int one, BlocPartition second, int other)
    {
        var (was, isNow) = (first.MembersOf(one), second.MembersOf(other));
        return (double)was.Intersect(isNow).Count() / was.Union(isNow).Count();
    }

    private static double BestTotal(BlocPartition first, BlocPartition second, int bloc = 0, int taken = 0)
    {
        if (bloc == second.Count) return 0;
        var best = BestTotal(first, second, bloc + 1, taken);
        for (var old = 0; old < first.Count; old++)
        {
            if ((taken & (1 << old)) == 0) best = Math.Max(best, Jaccard(first, old, second, bloc) + BestTotal(first, second, bloc + 1, taken | (1 << old)));
        }

        return best;
    }
}
