using System.Globalization;
using Entente.Diagnosis.Claims.Evidence;
using Entente.Diagnosis.Claims.Inference;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The slope of a yearly series over its years, for ten years.</summary>
internal sealed record Trend(string Series, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new Trend(parameters.Text("series"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var series = setting.Evidence.Yearly(Series);
        if (series.Missing is { } missing) return Finding.None(missing);
        var years = series.Values.Where(pair => Span.Contains(pair.Key)).ToArray();
        return YearlyFinding.Of(
            [.. years.Select(pair => pair.Value)],
            setting,
            $"change in ten years of {series.Unit}",
            YearlyFinding.SampleOf([.. years.Select(pair => pair.Key)]),
            [.. years.Select(_ => 1.0)],
            [.. years.Select(pair => pair.Key / 10.0)]);
    }
}

/// <summary>What tests of yearly series share: the regression and what it says of its sample.</summary>
internal static class YearlyFinding
{
    public static Finding Of(double[] values, TestSetting setting, string unit, string sample, params double[][] regressors)
    {
        if (values.Length < LowFrequencyRegression.FewestYears)
            return Finding.None(string.Create(CultureInfo.InvariantCulture, $"too few years with a value: {values.Length}, and {LowFrequencyRegression.FewestYears} are needed"));
        return LowFrequencyRegression.Last(values, regressors) is { } found
            ? Finding.OfT(found.Estimate, found.Error, found.Degrees, setting) with { Unit = unit, Sample = sample }
            : Finding.None("the years with values do not tell the quantity that is asked about");
    }

    public static string SampleOf(int[] years) => years.Length == 0 ? "no year"
        : string.Create(CultureInfo.InvariantCulture, $"{years.Length} years, {years[0]} to {years[^1]}");

    /// <summary>The years that both series have, in a span.</summary>
    public static int[] Common(YearSeries first, YearSeries second, Years span) => [.. first.Values.Keys.Where(year => span.Contains(year) && second.Values.ContainsKey(year))];
}
