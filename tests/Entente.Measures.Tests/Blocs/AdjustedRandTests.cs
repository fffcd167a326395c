using Entente.Measures.Blocs;
using Entente.Measures.Randomness;

namespace Entente.Measures.Tests.Blocs;

public sealed class AdjustedRandTests
{
    [Fact]
    public void The_example_of_Yeung_and_Ruzzo_gives_0_313()
    {
        // [Yeung2001], table 2: ten points in three classes and three clusters.
        int[] classes = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2];
        int[] clusters = [0, 1, 0, 1, 1, 2, 2, 2, 2, 2];

        Assert.Equal(0.313, AdjustedRand.Index(classes, clusters)!.Value, 5e-4);
    }

    [Fact]
    public void Numbers_of_the_clusters_do_not_matter() =>
        Gen.Int[0, 4].Array[2, 60].Sample(clusters =>
            Assert.Equal(1.0, AdjustedRand.Index(clusters, [.. clusters.Select(cluster => 9 - (2 * cluster))])));

    [Fact]
    public void Order_of_the_partitions_does_not_matter() =>
        Gen.Select(Gen.Int[-1, 3], Gen.Int[-1, 3]).Array[2, 60].Sample(points =>
        {
            int[] first = [.. points.Select(point => point.Item1)];
            int[] second = [.. points.Select(point => point.Item2)];
            var index = AdjustedRand.Index(first, second);
            Assert.Equal(index, AdjustedRand.Index(second, first));
            Assert.True(index is null or <= 1);
        });

    [Fact]
    public void Unrelated_partitions_score_zero_on_average()
    {
        var random = new CounterRandom(3);
        var mean = Enumerable.Range(0, 400).Average(trial =>
        {
            int[] first = [.. Enumerable.Range(0, 50).Select(point => random.Below((ulong)((trial * 100) + point), 3))];
            int[] second = [.. Enumerable.Range(0, 50).Select(point => random.Below((ulong)((trial * 100) + 50 + point), 4))];
            return AdjustedRand.Index(first, second)!.Value;
        });

        // The standard deviation of one index is about 0.02 here, that of the mean 0.001.
        Assert.Equal(0, mean, 0.005);
    }

    [Fact]
    public void Points_that_one_side_leaves_out_are_skipped() => Assert.Equal(1.0, AdjustedRand.Index([0, 0, 1, 1, -1], [1, 1, 0, 0, 1]));

    [Fact]
    public void One_cluster_against_two_is_no_better_than_chance() => Assert.Equal(0.0, AdjustedRand.Index([0, 0, 0, 0], [0, 0, 1, 1]));

    [Fact]
    public void Fewer_than_two_points_leave_it_undefined() => Assert.Null(AdjustedRand.Index([0, -1], [0, 1]));

    [Fact]
    public void Partitions_of_different_lengths_are_refused() => Assert.Throws<ArgumentException>(() => AdjustedRand.Index([0], [0, 1]));
}
