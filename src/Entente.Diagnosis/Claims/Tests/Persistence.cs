using System.Globalization;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The correlation over states of where they stood in one period with where they stand in another.</summary>
internal sealed record Persistence(Years Before, Years After) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters)
    {
        var (before, after) = parameters.Apart("before", "after");
        return new Persistence(before, after);
    }

    public Finding Of(TestSetting setting)
    {
        var series = setting.Evidence.State("ideal point");
        if (series.Missing is { } missing) return Finding.None(missing);
        var pairs = series.States.Select(state => (X: series.Mean(state, Before.All), Y: series.Mean(state, After.All)))
            .Where(pair => pair is { X: not null, Y: not null }).Select(pair => (pair.X!.Value, pair.Y!.Value)).ToArray();
        return FisherCorrelation.Of(pairs, setting) with
        {
            Unit = "correlation over states of ideal points then and now",
            Sample = string.Create(CultureInfo.InvariantCulture, $"{pairs.Length} states that voted in {Before} and in {After}"),
        };
    }
}
