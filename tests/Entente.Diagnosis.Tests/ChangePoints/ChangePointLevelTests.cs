using Entente.Diagnosis.ChangePoints;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Tests.ChangePoints;

/// <summary>Over thousands of series of noise a test at 5 % rejects about one in twenty; each series is 74 periods long, as the record of the Assembly.</summary>
public sealed class ChangePointLevelTests
{
    private const int Length = 74;
    private const int Series = 2000;
    private static readonly ChangePointOptions Options = new();

    // 2,000 series: a rate of .05 has a standard error of .005, and the table of 1,999 replicates adds .005 of its own.
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(0.7)]
    [InlineData(0.9)]
    public void A_change_at_an_unknown_date_is_found_in_noise_as_rarely_as_promised(double rho) =>
        Assert.InRange(Rejections(rho, known: false, ChangeKind.Level), 0.03, 0.07);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(0.7)]
    public void A_change_at_a_known_date_is_found_in_noise_as_rarely_as_promised(double rho) =>
        Assert.InRange(Rejections(rho, known: true, ChangeKind.Level), 0.03, 0.07);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    public void A_change_of_trend_is_found_in_noise_as_rarely_as_promised(double rho) =>
        Assert.InRange(Rejections(rho, known: false, ChangeKind.Trend), 0.03, 0.07);

    [Fact]
    public void Innovations_with_heavy_tails_change_the_level_little() =>
        Assert.InRange(Rejections(0.5, known: false, ChangeKind.Level, heavyTails: true), 0.02, 0.07);

    [Fact]
    public void A_true_change_is_found_far_more_often_than_noise()
    {
        // 1.5 standard deviations of the innovations, autocorrelation .3, in the middle.
        Assert.True(Rejections(0.3, known: false, ChangeKind.Level, change: 1.5) > 0.8);
        Assert.True(Rejections(0.3, known: true, ChangeKind.Level, change: 1.5) > 0.9);
    }

    private static double Rejections(double rho, bool known, ChangeKind kind, double change = 0, bool heavyTails = false)
    {
        var regression = new ShiftRegression(Length, kind, [], known ? 1 : Options.LeastOf(Length));
        var places = known ? [37] : regression.Places;
        var table = NoiseTable.Of(regression, Length, places, [], Options, TestContext.Current.CancellationToken);
        var (values, work) = (new double[Length], new double[Length]);
        var rejected = 0;
        for (var series = 0; series < Series; series++)
        {
            NoiseTable.Noise(new CounterRandom(20_000 + (ulong)(rho * 100), (ulong)series), heavyTails ? 0 : rho, values);
            if (heavyTails) MakeHeavy(values, rho, (ulong)series);
            for (var t = 37; t < Length; t++) values[t] += change;
            if (table.PValue(ChangeStatistic.Of(regression, values, places, work)) <= 0.05) rejected++;
        }

        return (double)rejected / Series;
    }

    /// <summary>Makes white noise AR(1) with innovations of Student's t with 4 degrees of freedom.</summary>
    private static void MakeHeavy(double[] noise, double rho, ulong series)
    {
        var other = new double[4 * noise.Length];
        NoiseTable.Noise(new CounterRandom(77, series), 0, other);
        for (var t = 0; t < noise.Length; t++)
        {
            var squares = other.AsSpan(4 * t, 4);
            var innovation = noise[t] / Math.Sqrt(((squares[0] * squares[0]) + (squares[1] * squares[1]) + (squares[2] * squares[2]) + (squares[3] * squares[3])) / 4);
            noise[t] = t == 0 ? innovation / Math.Sqrt(1 - (rho * rho)) : (rho * noise[t - 1]) + innovation;
        }
    }
}
