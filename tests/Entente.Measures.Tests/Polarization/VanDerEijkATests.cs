using Entente.Measures.Agreement;
using Entente.Measures.Polarization;

namespace Entente.Measures.Tests.Polarization;

public sealed class VanDerEijkATests
{
    [Theory]
    // [VanDerEijk2001]: placements of two Dutch parties on a scale of seven, printed to two decimals; the rest from the
    // documentation of the R package agrmt, which carries the measure.
    [InlineData(new[] { 2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6 }, 0.61, 2)]
    [InlineData(new[] { 1.6, 2.6, 8.2, 21, 29.3, 27, 10.3 }, 0.48, 2)]
    [InlineData(new[] { 30.0, 40, 210, 130, 530, 50, 10 }, 0.6113333, 7)]
    [InlineData(new[] { 6.0, 8, 5, 3, 2 }, 0.31, 2)]
    [InlineData(new[] { 6.0, 8, 5, 3, 2, 0, 2 }, 0.39, 2)]
    public void Published_distributions_have_the_published_agreement(double[] frequencies, double published, int decimals) =>
        Assert.Equal(published, VanDerEijkA.Of(frequencies)!.Value, decimals);

    [Theory]
    [InlineData(0, 0, 9, 1)]
    [InlineData(9, 0, 0, 1)]
    [InlineData(5, 5, 5, 0)]
    [InlineData(6, 0, 6, -1)]
    [InlineData(0, 4, 4, 0.5)]
    public void One_peak_is_one_an_even_spread_zero_and_two_poles_minus_one(int support, int reserve, int oppose, double agreement) =>
        Assert.Equal(agreement, VanDerEijkA.Of(new StanceCounts(support, reserve, oppose))!.Value, 12);

    [Fact]
    public void Without_a_stance_it_is_undefined() => Assert.Null(VanDerEijkA.Of(default(StanceCounts)));

    [Fact]
    public void It_keeps_to_its_bounds_and_does_not_change_with_scale_or_direction() =>
        Gen.Int[0, 40].Array[3, 9].Sample(counts =>
        {
            double[] frequencies = [.. counts];
            var agreement = VanDerEijkA.Of(frequencies);
            // Sums of a few products of shares.
            Assert.True(agreement is null or (>= -1 - 1e-12 and <= 1 + 1e-12));
            double[] turned = [.. frequencies.Reverse().Select(frequency => 3 * frequency)];
            Assert.Equal(agreement ?? 0, VanDerEijkA.Of(turned) ?? 0, 1e-12);
        });

    [Fact]
    public void Bad_frequencies_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VanDerEijkA.Of([1.0, 2]));
        Assert.Throws<ArgumentException>(() => VanDerEijkA.Of([1.0, -2, 3]));
        Assert.Throws<ArgumentException>(() => VanDerEijkA.Of([1.0, double.NaN, 3]));
    }
}
