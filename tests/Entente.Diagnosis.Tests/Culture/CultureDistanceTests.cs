using Entente.Diagnosis.Culture;

namespace Entente.Diagnosis.Tests.Culture;

public sealed class CultureDistanceTests
{
    private static readonly Gen<(double[] First, double[] Second)> Answers =
        Gen.Int[2, 8].SelectMany(options => Gen.Select(Gen.Double[0.01, 10].Array[options], Gen.Double[0.01, 10].Array[options]));

    [Theory]
    // The two-option cases of [Muthukrishna2020], figure 2, printed as .11, 0 and 1: two thirds against one third is 1/9.
    [InlineData(2, 1, 1, 2, 1 / 9.0)]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(1, 0, 0, 1, 1)]
    public void The_fixation_index_reproduces_the_two_option_cases(double a, double b, double c, double d, double index) =>
        Assert.Equal(index, CultureDistance.FixationIndex([a, b], [c, d])!.Value, 1e-12);

    [Fact]
    public void The_fixation_index_is_the_part_of_diversity_between_populations() =>
        Answers.Sample(answers =>
        {
            double[] p = [.. answers.First.Select(x => x / answers.First.Sum())], q = [.. answers.Second.Select(x => x / answers.Second.Sum())];
            var total = 1 - p.Zip(q, (x, y) => Math.Pow((x + y) / 2, 2)).Sum();
            var within = ((1 - p.Sum(x => x * x)) + (1 - q.Sum(x => x * x))) / 2;
            Assert.Equal((total - within) / total, CultureDistance.FixationIndex(answers.First, answers.Second)!.Value, 1e-9);
        });

    [Fact]
    public void The_fixation_index_is_symmetric_bounded_and_blind_to_the_order_of_options() =>
        Answers.Sample(answers =>
        {
            var index = CultureDistance.FixationIndex(answers.First, answers.Second)!.Value;
            Assert.InRange(index, 0, 1);
            Assert.Equal(index, CultureDistance.FixationIndex([.. answers.Second.Reverse()], [.. answers.First.Reverse()])!.Value, 1e-12);
        });

    [Fact]
    public void Questions_on_which_all_are_of_one_mind_do_not_count()
    {
        Assert.Null(CultureDistance.FixationIndex([3, 0], [5, 0]));
        Assert.Equal(1, CultureDistance.FixationIndex([([3.0, 0], [5.0, 0]), ([1.0, 0], [0.0, 1])]));
        Assert.Null(CultureDistance.FixationIndex([([3.0, 0], [5.0, 0])]));
    }

    [Fact]
    public void Kogut_and_Singh_take_the_mean_squared_difference_in_units_of_variance()
    {
        // ¼ (10²/400 + 20²/400 + 0 + 30²/900) = ¼ (.25 + 1 + 0 + 1).
        Assert.Equal(.5625, CultureDistance.KogutSingh([40, 50, 60, 70], [50, 30, 60, 40], [400, 400, 300, 900])!.Value, 1e-12);
        Assert.Null(CultureDistance.KogutSingh([], [], []));
    }

    [Fact]
    public void All_pairs_of_nations_have_a_mean_distance_of_two() =>
        // With V the variance over the nations themselves (n − 1 in the denominator), by algebra, whatever the scores.
        Gen.Double[0, 100].Array[4].Array[3, 12].Sample(nations =>
        {
            var variances = Enumerable.Range(0, 4).Select(dimension =>
            {
                var mean = nations.Average(nation => nation[dimension]);
                return nations.Sum(nation => Math.Pow(nation[dimension] - mean, 2)) / (nations.Length - 1);
            }).ToArray();
            if (variances.Min() < 1e-6) return;
            var distances = nations.SelectMany((first, place) => nations.Skip(place + 1)
                .Select(second => CultureDistance.KogutSingh(first, second, variances)!.Value));
            Assert.Equal(2, distances.Average(), 1e-9);
        });

    [Fact]
    public void Unlike_lengths_and_variances_of_zero_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CultureDistance.KogutSingh([1], [1, 2], [1]));
        Assert.Throws<ArgumentException>(() => CultureDistance.KogutSingh([1], [2], [0]));
        Assert.Throws<ArgumentException>(() => CultureDistance.FixationIndex([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => CultureDistance.FixationIndex([1, -2], [1, 2]));
    }
}
