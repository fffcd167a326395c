using Entente.Diagnosis.Decomposition;

namespace Entente.Diagnosis.Tests.Decomposition;

public class MeansGapTests
{
    private static readonly Gen<double[]> Numbers = Gen.Double[-2, 2].Array[20];

    [Fact]
    public void One_covariate_by_hand()
    {
        // Intercept 1 and 2, slope .5 and .8, means 10 and 12: 6 → 11.6.
        var two = MeansGap.Twofold([1, 10], [1, .5], [1, 12], [2, .8], GapReference.First);
        Assert.Equal(5.6, two.Total, 12);
        Assert.Equal(1.0, two.Explained, 12);
        Assert.Equal(4.6, two.Unexplained, 12);
        var three = MeansGap.Threefold([1, 10], [1, .5], [1, 12], [2, .8]);
        Assert.Equal([1.0, 4.0, .6], new[] { three.Explained, three.Unexplained, three.Interaction }.Select(part => Math.Round(part, 12)));
    }

    [Theory]
    [InlineData(GapReference.First)]
    [InlineData(GapReference.Second)]
    [InlineData(GapReference.Average)]
    [InlineData(GapReference.Given)]
    public void Twofold_parts_add_up_to_the_gap(GapReference reference) =>
        Numbers.Sample(x =>
        {
            var gap = MeansGap.Twofold(x.AsSpan(0, 4), x.AsSpan(4, 4), x.AsSpan(8, 4), x.AsSpan(12, 4), reference, x.AsSpan(16, 4));
            Assert.Equal(gap.Total, gap.Explained + gap.Unexplained, 1e-13);
        });

    [Fact]
    public void Threefold_parts_add_up_and_join_to_the_twofold_ones() =>
        Numbers.Sample(x =>
        {
            var three = MeansGap.Threefold(x.AsSpan(0, 4), x.AsSpan(4, 4), x.AsSpan(8, 4), x.AsSpan(12, 4));
            var first = MeansGap.Twofold(x.AsSpan(0, 4), x.AsSpan(4, 4), x.AsSpan(8, 4), x.AsSpan(12, 4), GapReference.First);
            var second = MeansGap.Twofold(x.AsSpan(0, 4), x.AsSpan(4, 4), x.AsSpan(8, 4), x.AsSpan(12, 4), GapReference.Second);
            Assert.Equal(three.Total, three.Explained + three.Unexplained + three.Interaction, 1e-13);
            Assert.Equal(first.Unexplained, three.Unexplained + three.Interaction, 1e-13);
            Assert.Equal(second.Explained, three.Explained + three.Interaction, 1e-13);
        });

    [Fact]
    public void The_gap_of_two_regressions_is_that_of_the_observed_means()
    {
        double[] x0 = [1, 2, 3, 5], y0 = [1, 2, 2, 4], x1 = [2, 4, 5, 7], y1 = [3, 3, 6, 7];
        var (a0, b0) = MathNet.Numerics.Fit.Line(x0, y0);
        var (a1, b1) = MathNet.Numerics.Fit.Line(x1, y1);
        var gap = MeansGap.Twofold([1, x0.Average()], [a0, b0], [1, x1.Average()], [a1, b1], GapReference.Average);
        Assert.Equal(y1.Average() - y0.Average(), gap.Explained + gap.Unexplained, 1e-12);
    }

    [Fact]
    public void Different_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => MeansGap.Threefold([1], [1, 2], [1], [1]));
        Assert.Throws<ArgumentException>(() => MeansGap.Twofold([1], [1], [1], [1], GapReference.Given));
    }
}
