using Entente.Measures.Blocs;
using Entente.Measures.Randomness;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Measures.Tests.Blocs;

public sealed class AssemblyBlocsTests
{
    private static readonly AssemblyBlocsOptions Quick = new() { Replicates = 30 };

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    public void Blocs_that_an_assembly_was_made_of_are_recovered(int count)
    {
        int[] sizes = [.. Enumerable.Range(0, count).Select(bloc => 8 + bloc)];
        var record = MadeAssembly.WithBlocs(sizes, propositions: 80, discipline: 0.7, present: 0.8);

        var blocs = Find(record);

        Assert.Equal(count, blocs.Partition.Count);
        Assert.Equal(1.0, AdjustedRand.Index([.. Enumerable.Range(0, sizes.Sum()).Select(actor => MadeAssembly.BlocOf(sizes, actor))], [.. blocs.Partition.BlocOf])!.Value, 0.05);
        Assert.True(blocs.Stability!.IsStable);
    }

    [Theory]
    [InlineData(8, 15, 1.0)]
    [InlineData(30, 12, 1.0)]
    [InlineData(60, 60, 0.6)]
    [InlineData(150, 100, 0.9)]
    public void Noise_has_one_bloc(int actors, int propositions, double present)
    {
        for (var seed = 1UL; seed <= 8; seed++)
        {
            var blocs = Find(MadeAssembly.Noise(actors, propositions, present, seed));

            Assert.Equal(1, blocs.Partition.Count);
            Assert.Equal(["All"], blocs.Partition.Names);
            Assert.Null(blocs.Silhouette);
            Assert.All(blocs.Candidates, candidate => Assert.False(candidate.Stability?.IsStable));
        }
    }

    [Fact]
    public void Real_votes_shuffled_among_those_who_voted_have_one_bloc()
    {
        // The null model: who votes, and how each proposition fares, are real; who votes how is not.
        var record = Session(65);
        var random = new CounterRandom(5);
        var counter = 0UL;
        var shuffled = new Dictionary<(int, int), int>();
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            var row = record.OnProposition(proposition);
            var stances = row.Stances.ToArray();
            for (var last = stances.Length - 1; last > 0; last--)
            {
                var other = random.Below(counter++, last + 1);
                (stances[last], stances[other]) = (stances[other], stances[last]);
            }

            for (var i = 0; i < row.Length; i++) shuffled[(row.Indices[i], proposition)] = stances[i].Category();
        }

        var blocs = Find(MadeAssembly.Make(record.Actors.Length, record.Propositions.Length, (actor, proposition) => shuffled.TryGetValue((actor, proposition), out var category) ? category : null));

        Assert.Equal(1, blocs.Partition.Count);
        Assert.All(blocs.Candidates, candidate => Assert.InRange(candidate.Stability!.Mean, -0.1, 0.4));
    }

    [Fact]
    public void A_unanimous_assembly_has_one_bloc()
    {
        var blocs = Find(MadeAssembly.Make(20, 30, (_, proposition) => proposition % 3));

        Assert.Equal(Enumerable.Repeat(0, 20), blocs.Partition.BlocOf);
        Assert.Null(blocs.Stability);
    }

    [Fact]
    public void Two_opposed_halves_are_two_blocs()
    {
        var blocs = Find(MadeAssembly.Make(10, 30, (actor, proposition) => (actor < 5) == (proposition % 2 == 0) ? 2 : 0));

        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], blocs.Partition.BlocOf);
        Assert.Equal(1.0, blocs.Silhouette!.Value, 1e-12);
        Assert.Equal(1.0, blocs.Stability!.Mean);
    }

    [Fact]
    public void The_order_of_the_actors_does_not_matter_to_the_last_bit()
    {
        var record = MadeAssembly.WithBlocs([9, 7, 5], 60, discipline: 0.4, present: 0.8);
        var original = Find(record);
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var shuffled = MadeAssembly.Shuffled(record, seed);
            var again = Find(shuffled);

            foreach (var actor in record.Actors)
            {
                var (before, after) = (record.ActorIndex(actor.Code)!.Value, shuffled.ActorIndex(actor.Code)!.Value);
                Assert.Equal(original.Partition.BlocOf[before], again.Partition.BlocOf[after]);
                Assert.Equal(original.Places[before], again.Places[after]);
            }

            Assert.Equal(original.Stability, again.Stability);
            Assert.Equal(original.Silhouette, again.Silhouette);
            Assert.Equal(original.Partition.Names, again.Partition.Names);
        }
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        var record = MadeAssembly.WithBlocs([9, 7, 5], 40, discipline: 0.4, present: 0.7);

        var one = Find(record, Quick with { Threads = 1 });
        var four = Find(record, Quick with { Threads = 4 });

        Assert.Equal(one.Candidates, four.Candidates);
        Assert.Equal(one.Partition.BlocOf, four.Partition.BlocOf);
    }

    [Fact]
    public void Actors_that_say_too_little_are_in_no_bloc()
    {
        var made = MadeAssembly.WithBlocs([6, 6], 40, discipline: 0.9);
        var record = MadeAssembly.Make(13, 40, (actor, proposition) => actor < 12 ? made[actor, proposition].Category() : proposition < 3 ? 2 : null);

        var blocs = Find(record);

        Assert.Equal(-1, blocs.Partition.BlocOf[12]);
        Assert.Null(blocs.Places[12]);
        Assert.Equal(2, blocs.Partition.Count);
    }

    [Fact]
    public void Pairs_that_met_seldom_do_not_disturb_the_blocs()
    {
        // Two halves of each bloc vote on different propositions, with fourteen in common.
        var made = MadeAssembly.WithBlocs([10, 10], 90, discipline: 0.8);
        var record = MadeAssembly.Make(20, 90, (actor, proposition) => (actor % 2 == 0 ? proposition < 52 : proposition >= 38) ? made[actor, proposition].Category() : null);

        var blocs = Find(record, Quick with { BlocCount = 2 });

        Assert.Equal(1.0, AdjustedRand.Index([.. Enumerable.Range(0, 20).Select(actor => actor / 10)], [.. blocs.Partition.BlocOf]));
    }

    [Fact]
    public void A_given_number_of_blocs_is_kept_and_its_instability_told()
    {
        var blocs = Find(MadeAssembly.Noise(30, 40), Quick with { BlocCount = 3 });

        Assert.Equal(3, blocs.Partition.Count);
        Assert.False(blocs.Stability!.IsStable);
    }

    [Fact]
    public void Without_replicates_a_number_of_blocs_must_be_given() =>
        Assert.Throws<ArgumentException>(() => Find(MadeAssembly.Noise(10, 20), new AssemblyBlocsOptions { Replicates = 0 }));

    [Fact]
    public void The_assembly_of_1979_parts_into_West_East_and_South()
    {
        var record = Session(34);
        var blocs = Find(record);

        Assert.Equal(3, blocs.Partition.Count);
        var bloc = (string code) => blocs.Partition.BlocOf[record.ActorIndex(code)!.Value];
        Assert.Equal(3, new[] { bloc("USA"), bloc("RUS"), bloc("IND") }.Distinct().Count());
        Assert.All(new[] { "GBR", "FRA", "DEU", "ISR", "JPN", "AUS" }, code => Assert.Equal(bloc("USA"), bloc(code)));
        Assert.All(new[] { "POL", "DDR", "CSK", "HUN", "BGR", "UKR", "BLR", "MNG" }, code => Assert.Equal(bloc("RUS"), bloc(code)));
        Assert.All(new[] { "EGY", "YUG", "IDN", "NGA", "BRA", "MEX", "PAK", "DZA" }, code => Assert.Equal(bloc("IND"), bloc(code)));
    }

    [Fact]
    public void The_assembly_of_2010_parts_into_Europe_the_United_States_and_Israel_and_the_rest()
    {
        var record = Session(65);
        var blocs = Find(record);

        var bloc = (string code) => blocs.Partition.BlocOf[record.ActorIndex(code)!.Value];
        Assert.Equal(bloc("USA"), bloc("ISR"));
        Assert.All(new[] { "GBR", "FRA", "DEU", "POL", "JPN", "NOR" }, code => Assert.Equal(bloc("SWE"), bloc(code)));
        Assert.All(new[] { "CHN", "RUS", "IND", "BRA", "ZAF", "IRN" }, code => Assert.Equal(bloc("EGY"), bloc(code)));
        Assert.Equal(3, new[] { bloc("USA"), bloc("SWE"), bloc("EGY") }.Distinct().Count());
    }

    private static BlocResult Find(StanceRecord record, AssemblyBlocsOptions? options = null) =>
        AssemblyBlocs.Find(record, options ?? Quick, cancellation: TestContext.Current.CancellationToken);

    private static StanceRecord Session(int session) =>
        RecordReader.Read(SharedData.Require("unga"), cancellation: TestContext.Current.CancellationToken)
            .Where(proposition => proposition.Session == session).WithoutSilentActors();
}
