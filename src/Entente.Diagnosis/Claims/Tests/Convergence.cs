using System.Globalization;
using Entente.Diagnosis.Regression;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>
/// Whether pairs that were tied more in an earlier period stand closer in a later one than pairs as far apart as they then were: the coefficient of
/// the tie, in standard deviations of both, after [BearceBondanella2007].
/// </summary>
internal sealed record Convergence(string Tie, Years Before, Years After) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters)
    {
        var (before, after) = parameters.Apart("before", "after");
        return new Convergence(parameters.Text("tie"), before, after);
    }

    public Finding Of(TestSetting setting)
    {
        var (distance, tie) = (setting.Evidence.Pair("distance"), setting.Evidence.Pair(Tie));
        if ((distance.Missing ?? tie.Missing) is { } missing) return Finding.None(missing);
        string[] states = [.. setting.Evidence.Record.Actors.Select(actor => actor.Code).Order(StringComparer.Ordinal)];
        List<int> firsts = [], seconds = [];
        List<double> earlier = [], later = [], ties = [];
        for (var first = 0; first < states.Length; first++)
        {
            for (var second = first + 1; second < states.Length; second++)
            {
                if (Mean(tie.Of, Before) is not { } tied || Mean(distance.Of, Before) is not { } was || Mean(distance.Of, After) is not { } became) continue;
                firsts.Add(first);
                seconds.Add(second);
                // Ties such as trade span orders of magnitude.
                ties.Add(Math.Log(1 + Math.Max(0, tied)));
                earlier.Add(was);
                later.Add(became);

                double? Mean(Func<string, string, int, double?> of, Years span)
                {
                    var (sum, count) = (0.0, 0);
                    foreach (var year in span.All)
                    {
                        if (of(states[first], states[second], year) is not { } value) continue;
                        sum += value;
                        count++;
                    }

                    return count >= 3 ? sum / count : null;
                }
            }
        }

        if (later.Count < 50) return Finding.None(string.Create(CultureInfo.InvariantCulture, $"too few pairs known in {Before} and {After}: {later.Count}"));
        var sample = DyadicSample.Of(
            [.. firsts], [.. seconds], [.. later], [new DyadicRegressor("earlier distance", [.. earlier]), new DyadicRegressor("tie", [.. ties])]);
        var found = DyadicRegression.Fit(sample, new DyadicRegressionOptions { Level = setting.Options.Level }).Coefficients[^1];
        if (found is not { Name: "tie", Standardized: { } standardized, StandardError: { } error }) return Finding.None($"'{Tie}' does not vary over pairs");
        return Finding.OfT(standardized, Math.Abs(standardized / found.Estimate) * error, found.DegreesOfFreedom, setting) with
        {
            Unit = $"change of later distance with earlier {tie.Unit}, earlier distance alike; standard deviations",
            Sample = string.Create(CultureInfo.InvariantCulture, $"{later.Count} pairs, {Before} and {After}"),
        };
    }
}
