using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The correlation over states of their means of two series, with Fisher's interval [Fisher1915].</summary>
internal sealed record StateCorrelation(string Series, string With, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new StateCorrelation(parameters.Text("series"), parameters.Text("with"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var (first, second) = (setting.Evidence.State(Series), setting.Evidence.State(With));
        if ((first.Missing ?? second.Missing) is { } missing) return Finding.None(missing);
        var (firstYears, secondYears) = (StateMeans.YearsOf(first, Span), StateMeans.YearsOf(second, Span));
        var pairs = first.States.Select(state => (X: first.Mean(state, firstYears), Y: second.Mean(state, secondYears)))
            .Where(pair => pair is { X: not null, Y: not null }).Select(pair => (pair.X!.Value, pair.Y!.Value)).ToArray();
        return FisherCorrelation.Of(pairs, setting) with
        {
            Unit = $"correlation over states of {first.Unit} with {second.Unit}",
            Sample = string.Create(CultureInfo.InvariantCulture, $"{pairs.Length} states, {Span.From} to {Span.To}"),
        };
    }
}

/// <summary>A correlation of independent pairs of values, its interval by Fisher's transformation.</summary>
internal static class FisherCorrelation
{
    public static Finding Of((double X, double Y)[] pairs, TestSetting setting)
    {
        if (pairs.Length < 10) return Finding.None(string.Create(CultureInfo.InvariantCulture, $"too few states with both values: {pairs.Length}, and 10 are needed"));
        var (meanX, meanY) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        foreach (var (x, y) in pairs)
        {
            xx += (x - meanX) * (x - meanX);
            xy += (x - meanX) * (y - meanY);
            yy += (y - meanY) * (y - meanY);
        }

        if (xx == 0 || yy == 0) return Finding.None("one of the two series is the same for all states");
        var correlation = xy / Math.Sqrt(xx * yy);
        var (z, error) = (Math.Atanh(Math.Clamp(correlation, -1 + 1e-12, 1 - 1e-12)), 1 / Math.Sqrt(pairs.Length - 3));
        var reach = Normal.InvCDF(0, 1, (1 + setting.Options.Level) / 2) * error;
        var threshold = Math.Atanh(Math.Clamp(setting.Side.Threshold, -1 + 1e-12, 1 - 1e-12));
        return new Finding
        {
            Estimate = correlation,
            Low = Math.Tanh(z - reach),
            High = Math.Tanh(z + reach),
            P = Math.Min(1, 2 * Normal.CDF(0, 1, -Math.Abs((z - threshold) / error))),
        };
    }
}
