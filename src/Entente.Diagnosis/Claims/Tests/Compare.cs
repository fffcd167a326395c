namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The mean over years of one yearly series minus another.</summary>
internal sealed record Compare(string Series, string With, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new Compare(parameters.Text("series"), parameters.Text("with"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var (first, second) = (setting.Evidence.Yearly(Series), setting.Evidence.Yearly(With));
        if ((first.Missing ?? second.Missing) is { } missing) return Finding.None(missing);
        var years = YearlyFinding.Common(first, second, Span);
        return YearlyFinding.Of(
            [.. years.Select(year => first.Values[year] - second.Values[year])], setting, $"difference of {first.Unit}", YearlyFinding.SampleOf(years), [.. years.Select(_ => 1.0)]);
    }
}
