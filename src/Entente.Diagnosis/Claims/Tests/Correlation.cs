namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The correlation of two yearly series over the years that both have, each without its straight line: two trends always correlate.</summary>
internal sealed record Correlation(string Series, string With, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new Correlation(parameters.Text("series"), parameters.Text("with"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var (first, second) = (setting.Evidence.Yearly(Series), setting.Evidence.Yearly(With));
        if ((first.Missing ?? second.Missing) is { } missing) return Finding.None(missing);
        var years = YearlyFinding.Common(first, second, Span);
        double[] line = [.. years.Select(year => (double)year)];
        return YearlyFinding.Of(
            Standardized([.. years.Select(year => first.Values[year])], line),
            setting,
            $"correlation of {first.Name} with {second.Name}, both without their trends",
            YearlyFinding.SampleOf(years),
            [.. years.Select(_ => 1.0)],
            line,
            Standardized([.. years.Select(year => second.Values[year])], line));
    }

    /// <summary>What is left of a series beyond its straight line, at variance 1.</summary>
    private static double[] Standardized(double[] values, double[] line)
    {
        if (values.Length == 0) return values;
        var (meanX, meanY) = (line.Average(), values.Average());
        var (xx, xy) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            xx += (line[i] - meanX) * (line[i] - meanX);
            xy += (line[i] - meanX) * (values[i] - meanY);
        }

        double[] rest = [.. values.Select((value, i) => value - meanY - (xx > 0 ? xy / xx * (line[i] - meanX) : 0))];
        var deviation = Math.Sqrt(rest.Average(value => value * value));
        return deviation > 0 ? [.. rest.Select(value => value / deviation)] : rest;
    }
}
