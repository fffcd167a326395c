using Entente.Measures.Numerics;

namespace Entente.Measures.Tests.Numerics;

/// <summary>Against values computed with 50 digits (mpmath), and the vector forms against the scalar ones.</summary>
public sealed class NormalTests
{
    // The polynomial is cut off at 2e-17; what remains are a few roundings, each 1.1e-16.
    private const double Tolerance = 5e-15;

    [Theory]
    [InlineData(-37.0, 5.72557122252457682e-300, -689.030585576890594, 37.0269876861269901)]
    [InlineData(-20.5, 1.07646732587909603e-93, -214.0667289632638, 20.5485510524358488)]
    [InlineData(-8.3, 5.20556974489025402e-17, -37.4942174237482545, 8.4172139655036132)]
    [InlineData(-5.0, 2.86651571879193912e-7, -15.0649983939887257, 5.18650396712584212)]
    [InlineData(-2.25, 0.0122244726550447032, -4.40431538115327156, 2.59640253868696215)]
    [InlineData(-1.0, 0.158655253931457051, -1.84102164500926351, 1.52513527616098121)]
    [InlineData(-0.1, 0.460172162722971016, -0.776154592730273326, 0.862617471530936144)]
    [InlineData(0.0, 0.5, -0.693147180559945309, 0.797884560802865356)]
    [InlineData(0.3, 0.617911422188952633, -0.481410161588481205, 0.61722085361273445)]
    [InlineData(1.7, 0.955434537241456956, -0.0455890291700689352, 0.0984359196899315067)]
    [InlineData(4.2, 0.999986654250984094, -0.0000133458380712070663, 0.0000589438544064267605)]
    [InlineData(8.0, 0.999999999999999378, -6.22096057427178606e-16, 5.05227108353689543e-15)]
    public void Distribution_log_and_Mills_ratio_have_their_stated_accuracy(double x, double cdf, double log, double mills)
    {
        Span<double> result = stackalloc double[1];
        AssertRelative(cdf, Normal.Cdf(x));
        AssertRelative(log, Normal.LogCdf(x));
        AssertRelative(mills, Normal.InverseMills(x));
        Normal.Cdf([x], result);
        AssertRelative(cdf, result[0]);
        Normal.LogCdf([x], result);
        AssertRelative(log, result[0]);
        Normal.InverseMills([x], result);
        AssertRelative(mills, result[0]);
    }

    [Theory]
    [InlineData(1e-300, -37.0470962993611992)]
    [InlineData(1e-100, -21.2734535609653243)]
    [InlineData(1e-30, -11.4640246884436157)]
    [InlineData(1e-12, -7.03448382530113193)]
    [InlineData(1.4e-11, -6.65672309151818364)]
    [InlineData(0.0001, -3.71901648545568055)]
    [InlineData(0.0004, -3.35279478050482873)]
    [InlineData(0.0005, -3.29052673149189479)]
    [InlineData(0.001, -3.09023230616781354)]
    [InlineData(0.025, -1.95996398454005421)]
    [InlineData(0.25, -0.674489750196081743)]
    [InlineData(0.4999, -0.000250662830088007492)]
    [InlineData(0.75, 0.674489750196081743)]
    [InlineData(0.95, 1.64485362695147228)]
    [InlineData(0.9999, 3.71901648545570839)]
    [InlineData(0.999999999, 5.99780701960163743)]
    public void Quantile_has_its_stated_accuracy(double p, double x)
    {
        Span<double> result = stackalloc double[1];
        AssertRelative(x, Normal.Quantile(p));
        Normal.Quantile([p], result);
        AssertRelative(x, result[0]);
    }

    [Fact]
    public void Quantile_undoes_the_distribution_function() => Gen.Double[-8.0, 5.0].Sample(x =>
        // Near 1 the quantile of a rounded probability can only be as good as 1e-16 / density(5) = 7e-11.
        Assert.Equal(x, Normal.Quantile(Normal.Cdf(x)), 1e-10));

    [Fact]
    public void Vectors_of_any_length_give_what_single_numbers_give() => Gen.Double[-30.0, 30.0].Array[0, 40].Sample(x =>
    {
        var result = new double[x.Length];
        Normal.Cdf(x, result);
        for (var place = 0; place < x.Length; place++) AssertRelative(Normal.Cdf(x[place]), result[place]);
    });

    [Fact]
    public void Math_NET_agrees() => Gen.Double[-20.0, 8.0].Sample(x =>
        // MathNet's own error function is good to about 1e-14 in relative terms.
        Assert.InRange(Normal.Cdf(x) / MathNet.Numerics.Distributions.Normal.CDF(0, 1, x), 1 - 1e-12, 1 + 1e-12));

    [Fact]
    public void Ends_of_the_line_are_exact()
    {
        Assert.Equal((0.0, 1.0), (Normal.Cdf(double.NegativeInfinity), Normal.Cdf(double.PositiveInfinity)));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (Normal.Quantile(0), Normal.Quantile(1)));
        Assert.True(double.IsNaN(Normal.Quantile(-0.1)) && double.IsNaN(Normal.Quantile(1.1)) && double.IsNaN(Normal.Cdf(double.NaN)));
        Assert.Throws<ArgumentException>(() => Normal.Cdf([1, 2], new double[1]));
    }

    private static void AssertRelative(double expected, double actual) =>
        Assert.True(Math.Abs(actual - expected) <= Tolerance * Math.Abs(expected), $"expected {expected:r}, found {actual:r}");
}
