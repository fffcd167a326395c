using Entente.Diagnosis.Regression;

namespace Entente.Diagnosis.Tests.Regression;

public sealed class ShapleySharesTests
{
    // Fertility, agriculture, examination, education, Catholic, infant mortality in 47 Swiss districts, 1888: the data set "swiss" of R.
    private static readonly double[] Swiss =
    [
        80.2, 17.0, 15, 12, 9.96, 22.2,
        83.1, 45.1, 6, 9, 84.84, 22.2,
        92.5, 39.7, 5, 5, 93.40, 20.2,
        85.8, 36.5, 12, 7, 33.77, 20.3,
        76.9, 43.5, 17, 15, 5.16, 20.6,
        76.1, 35.3, 9, 7, 90.57, 26.6,
        83.8, 70.2, 16, 7, 92.85, 23.6,
        92.4, 67.8, 14, 8, 97.16, 24.9,
        82.4, 53.3, 12, 7, 97.67, 21.0,
        82.9, 45.2, 16, 13, 91.38, 24.4,
        87.1, 64.5, 14, 6, 98.61, 24.5,
        64.1, 62.0, 21, 12, 8.52, 16.5,
        66.9, 67.5, 14, 7, 2.27, 19.1,
        68.9, 60.7, 19, 12, 4.43, 22.7,
        61.7, 69.3, 22, 5, 2.82, 18.7,
        68.3, 72.6, 18, 2, 24.20, 21.2,
        71.7, 34.0, 17, 8, 3.30, 20.0,
        55.7, 19.4, 26, 28, 12.11, 20.2,
        54.3, 15.2, 31, 20, 2.15, 10.8,
        65.1, 73.0, 19, 9, 2.84, 20.0,
        65.5, 59.8, 22, 10, 5.23, 18.0,
        65.0, 55.1, 14, 3, 4.52, 22.4,
        56.6, 50.9, 22, 12, 15.14, 16.7,
        57.4, 54.1, 20, 6, 4.20, 15.3,
        72.5, 71.2, 12, 1, 2.40, 21.0,
        74.2, 58.1, 14, 8, 5.23, 23.8,
        72.0, 63.5, 6, 3, 2.56, 18.0,
        60.5, 60.8, 16, 10, 7.72, 16.3,
        58.3, 26.8, 25, 19, 18.46, 20.9,
        65.4, 49.5, 15, 8, 6.10, 22.5,
        75.5, 85.9, 3, 2, 99.71, 15.1,
        69.3, 84.9, 7, 6, 99.68, 19.8,
        77.3, 89.7, 5, 2, 100.00, 18.3,
        70.5, 78.2, 12, 6, 98.96, 19.4,
        79.4, 64.9, 7, 3, 98.22, 20.2,
        65.0, 75.9, 9, 9, 99.06, 17.8,
        92.2, 84.6, 3, 3, 99.46, 16.3,
        79.3, 63.1, 13, 13, 96.83, 18.1,
        70.4, 38.4, 26, 12, 5.62, 20.3,
        65.7, 7.7, 29, 11, 13.79, 20.5,
        72.7, 16.7, 22, 13, 11.22, 18.9,
        64.4, 17.6, 35, 32, 16.92, 23.0,
        77.6, 37.6, 15, 7, 4.97, 20.0,
        67.6, 18.7, 25, 7, 8.65, 19.5,
        35.0, 1.2, 37, 53, 42.34, 18.0,
        44.7, 46.6, 16, 29, 50.43, 18.2,
        42.8, 27.7, 22, 29, 58.33, 19.3,
    ];

    [Fact]
    public void The_lmg_shares_of_relaimpo_are_reproduced()
    {
        // calc.relimp(swiss, type = "lmg") of the R package relaimpo [Gromping2006]; eight decimals are printed.
        double[] published = [0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592];
        int[] order = [1, 2, 3, 4, 5, 0];

        var shares = ShapleyShares.Lmg(Covariance(order), [0, 1, 2, 3, 4], 5);

        for (var share = 0; share < 5; share++) Assert.Equal(published[share], shares[share], 5e-9);
        Assert.Equal(0.7067350, shares.Sum(), 5e-8);
    }

    [Theory]
    [InlineData(0.6, 0.3, 0.5)]
    [InlineData(0.2, 0.7, -0.4)]
    public void Two_regressors_follow_the_closed_form(double withFirst, double withSecond, double between)
    {
        // Each has half of its own R² and half of what it adds to the other.
        double[] correlations = [1, between, withFirst, between, 1, withSecond, withFirst, withSecond, 1];
        var both = ((withFirst * withFirst) + (withSecond * withSecond) - (2 * withFirst * withSecond * between)) / (1 - (between * between));

        var shares = ShapleyShares.Lmg(correlations, [0, 1], 2);

        Assert.Equal(0.5 * ((withFirst * withFirst) + both - (withSecond * withSecond)), shares[0], 1e-12);
        Assert.Equal(0.5 * ((withSecond * withSecond) + both - (withFirst * withFirst)), shares[1], 1e-12);
    }

    [Fact]
    public void Shares_add_up_to_the_r_squared_of_the_regression() => Samples.Sample(
        sample =>
        {
            var shares = ShapleyShares.Of(sample, [.. sample.Regressors.Select(regressor => regressor.Name)], new ShapleySharesOptions { Shuffles = 1 });

            Assert.Equal(DyadicRegression.Fit(sample).RSquared!.Value, shares.Sum(share => share.Share.Value), 1e-12);
            Assert.All(shares, share => Assert.InRange(share.Share.Value, 0, 1));
            Assert.All(shares, share => Assert.True(share.Share.Low <= share.Share.Value && share.Share.Value <= share.Share.High));
        },
        iter: 50);

    [Fact]
    public void Relabelling_actors_and_threads_change_no_bit() => Samples.Sample(
        sample =>
        {
            string[] blocks = [.. sample.Regressors.Select(regressor => regressor.Name)];

            Assert.Equal(
                ShapleyShares.Of(sample, blocks, new ShapleySharesOptions { Shuffles = 20, Threads = 1 }).AsEnumerable(),
                ShapleyShares.Of(MadePairs.Relabelled(sample, 1), blocks, new ShapleySharesOptions { Shuffles = 20, Threads = 3 }).AsEnumerable());
        },
        iter: 20);

    [Fact]
    public void A_block_of_noise_explains_no_more_than_shuffles_do_and_a_planted_block_does()
    {
        var draws = new NormalDraws(9, 0);
        var (first, second) = MadePairs.PairsOf(40);
        var (trait, level) = (draws.Next(40), draws.Next(40));
        var distance = first.Zip(second, (a, b) => Math.Abs(trait[a] - trait[b])).ToArray();
        var outcome = distance.Select(value => value + draws.Next()).ToArray();
        var noise = first.Zip(second, (a, b) => Math.Abs(level[a] - level[b])).ToArray();

        var shares = ShapleyShares.Of(
            DyadicSample.Of(first, second, outcome, [new("distance", [.. distance]), new("noise", [.. noise])]), ["planted", "noise"]);

        Assert.True(shares[0].P < 0.01 && shares[0].Share.Low > shares[0].ByChance);
        Assert.True(shares[1].P > 0.05);
        Assert.InRange(shares[1].ByChance, 0, 0.02);
    }

    [Fact]
    public void The_leave_one_actor_out_moments_are_those_of_the_sample_without_the_actor() => Samples.Sample(
        sample =>
        {
            var whole = CanonicalOrder.Of(sample);
            var rows = Enumerable.Range(0, whole.Count).Where(row => whole.First[row] != 1 && whole.Second[row] != 1).ToArray();
            var without = DyadicSample.Of(
                [.. rows.Select(row => whole.First[row])],
                [.. rows.Select(row => whole.Second[row])],
                [.. rows.Select(row => whole.Outcome[row])],
                whole.Regressors.Select(regressor => regressor with { Values = [.. rows.Select(row => regressor.Values[row])] }));
            int[] blocks = [.. Enumerable.Range(0, sample.Regressors.Length)];

            var left = ShapleyShares.Lmg(new PairMoments(whole).Without(1), blocks, blocks.Length);
            var again = ShapleyShares.Lmg(new PairMoments(without).Whole(), blocks, blocks.Length);

            for (var block = 0; block < blocks.Length; block++) Assert.Equal(again[block], left[block], 1e-9);
        },
        iter: 20);

    [Fact]
    public void More_than_ten_blocks_are_refused() => Assert.Contains(
        "Expected 1 to 10 blocks; found 11.",
        Assert.Throws<ArgumentException>(() =>
        {
            var draws = new NormalDraws(1, 0);
            var sample = MadePairs.Complete(10, 1, draws.Next(45), [.. Enumerable.Range(0, 11).Select(_ => draws.Next(45))]);
            return ShapleyShares.Of(sample, [.. sample.Regressors.Select(regressor => regressor.Name)]);
        }).Message,
        StringComparison.Ordinal);

    private static Gen<DyadicSample> Samples => MadePairs.Samples.Where(sample => sample.Count == sample.PairCount);

    private static double[] Covariance(int[] order)
    {
        const int Columns = 6;
        var rows = Swiss.Length / Columns;
        var means = Enumerable.Range(0, Columns).Select(column => Enumerable.Range(0, rows).Average(row => Swiss[(row * Columns) + column])).ToArray();
        var covariance = new double[Columns * Columns];
        for (var i = 0; i < Columns; i++)
        {
            for (var j = 0; j < Columns; j++)
            {
                for (var row = 0; row < rows; row++)
                    covariance[(i * Columns) + j] += (Swiss[(row * Columns) + order[i]] - means[order[i]]) * (Swiss[(row * Columns) + order[j]] - means[order[j]]);
            }
        }

        return covariance;
    }
}
