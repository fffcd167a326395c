using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>The static model in one to five dimensions.</summary>
public sealed class StaticModelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Positions_are_recovered_up_to_rotation(int dimensions)
    {
        var (record, truth) = Draw(dimensions);
        var fit = StaticModel.Fit(record, new StaticModelOptions { Dimensions = dimensions }, TestContext.Current.CancellationToken);
        Assert.True(fit.HasConverged);
        Assert.Equal(1, fit.Shares.Sum(), 1e-9);
        // Each true coordinate is a linear combination of the fitted ones: R² from 300 items with noise of sd 1 is about .95.
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var design = fit.Points.Select(point => point.Mean.ToArray()).ToArray();
            var target = fit.Points.Select(point => truth[point.Actor, dimension]).ToArray();
            var weights = MathNet.Numerics.LinearRegression.MultipleRegression.QR(design, target, intercept: true);
            double[] fitted = [.. design.Select(row => weights[0] + row.Zip(weights.Skip(1), (x, w) => x * w).Sum())];
            Assert.InRange(PublishedReference.Correlation(fitted, target), 0.96, 1);
        }
    }

    [Fact]
    public void Coordinates_are_standardised_and_uncorrelated()
    {
        var fit = StaticModel.Fit(Draw(2).Record, new StaticModelOptions { Dimensions = 2 }, TestContext.Current.CancellationToken);
        for (var dimension = 0; dimension < 2; dimension++)
        {
            Assert.Equal(0, fit.Points.Average(point => point.Mean[dimension]), 1e-9);
            Assert.Equal(1, fit.Points.Sum(point => point.Mean[dimension] * point.Mean[dimension]) / (fit.Points.Length - 1), 1e-9);
        }

        Assert.Equal(0, fit.Points.Sum(point => point.Mean[0] * point.Mean[1]), 1e-6);
        Assert.True(fit.Shares[0] >= fit.Shares[1]);
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var record = Draw(2).Record;
        var one = StaticModel.Fit(record, new StaticModelOptions { Dimensions = 2, Threads = 1 }, TestContext.Current.CancellationToken);
        var two = StaticModel.Fit(record, new StaticModelOptions { Dimensions = 2, Threads = 2 }, TestContext.Current.CancellationToken);
        Assert.Equal(one.Points.SelectMany(point => point.Mean), two.Points.SelectMany(point => point.Mean));
    }

    [Fact]
    public void Records_too_small_say_so()
    {
        Assert.NotNull(StaticModel.Fit(Fitting.Rows("++", "++"), null, TestContext.Current.CancellationToken).Reason);
        Assert.NotNull(StaticModel.Fit(Fitting.Rows("+-", "-+"), new StaticModelOptions { Dimensions = 2 }, TestContext.Current.CancellationToken).Reason);
        var separated = StaticModel.Fit(Fitting.Rows("++++", "++++", "----", "----"), null, TestContext.Current.CancellationToken);
        Assert.All(separated.Points, point => Assert.True(double.IsFinite(point.Mean[0]) && double.IsFinite(point.Sd[0])));
        Assert.Throws<ArgumentOutOfRangeException>(() => StaticModel.Fit(Fitting.Rows("+", "-"), new StaticModelOptions { Dimensions = 6 }, TestContext.Current.CancellationToken));
    }

    private static (StanceRecord Record, double[,] Truth) Draw(int dimensions)
    {
        var random = new CounterRandom(21, (ulong)dimensions);
        ulong counter = 0;
        double Next() => Normal.Quantile(random.OpenUniform(counter++));
        var truth = new double[60, dimensions];
        for (var actor = 0; actor < 60; actor++)
        {
            for (var dimension = 0; dimension < dimensions; dimension++) truth[actor, dimension] = Next();
        }

        var (who, what, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        for (var item = 0; item < 300; item++)
        {
            var slopes = Enumerable.Range(0, dimensions).Select(dimension => (1.4 - (0.3 * dimension)) * Next()).ToArray();
            var lower = 0.5 * Next();
            for (var actor = 0; actor < 60; actor++)
            {
                var z = slopes.Select((slope, dimension) => slope * truth[actor, dimension]).Sum() + Next();
                who.Add(actor);
                what.Add(item);
                stances.Add(z < lower ? Stance.Support : z < lower + 0.6 ? Stance.Reserve : Stance.Oppose);
            }
        }

        return (StanceRecord.Create(
            "static", Enumerable.Range(0, 60).Select(actor => new Actor($"A{actor:00}", "")), Enumerable.Range(0, 300).Select(item => new Proposition($"P{item}")), [.. who], [.. what], [.. stances]), truth);
    }
}
