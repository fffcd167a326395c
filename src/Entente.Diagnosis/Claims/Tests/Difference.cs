namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The mean of a yearly series in later years minus that in earlier years.</summary>
internal sealed record Difference(string Series, Years Before, Years After) : IClaimTest
{
    private const int FewestOnASide = 4;

    public static IClaimTest Read(TestParameters parameters)
    {
        var (before, after) = parameters.Apart("before", "after");
        return new Difference(parameters.Text("series"), before, after);
    }

    public Finding Of(TestSetting setting)
    {
        var series = setting.Evidence.Yearly(Series);
        if (series.Missing is { } missing) return Finding.None(missing);
        var years = series.Values.Where(pair => Before.Contains(pair.Key) || After.Contains(pair.Key)).ToArray();
        if (years.Count(pair => Before.Contains(pair.Key)) < FewestOnASide || years.Count(pair => After.Contains(pair.Key)) < FewestOnASide)
            return Finding.None($"too few years with a value in {Before} or {After}");
        return YearlyFinding.Of(
            [.. years.Select(pair => pair.Value)],
            setting,
            $"change of {series.Unit}",
            YearlyFinding.SampleOf([.. years.Select(pair => pair.Key)]),
            [.. years.Select(_ => 1.0)],
            [.. years.Select(pair => After.Contains(pair.Key) ? 1.0 : 0)]);
    }
}
