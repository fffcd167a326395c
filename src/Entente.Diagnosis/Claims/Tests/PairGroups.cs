using System.Collections.Immutable;
using System.Globalization;
using Entente.Diagnosis.Claims.Evidence;
using Entente.Diagnosis.Regression;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The mean of a series over the pairs within some groups of states minus that within others, with dyadic-robust errors [Aronow2015].</summary>
internal sealed record PairGroups(string Series, string Within, string Than, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) =>
        new PairGroups(parameters.Text("series"), parameters.Text("within"), parameters.Text("than"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var series = setting.Evidence.Pair(Series);
        if (series.Missing is { } missing) return Finding.None(missing);
        var rows = new List<(string First, string Second, double Value, bool Within)>();
        foreach (var (description, within) in Within.Split(" | ").Select(text => (text, true)).Concat(Than.Split(" | ").Select(text => (text, false))))
        {
            if (StateGroup.Of(setting.Evidence, description, Span) is not { } group) return Finding.None($"'{description}' is no group of states here; a group can be: {StateGroup.Forms}");
            rows.AddRange(Pairs(series, [.. group.Order(StringComparer.Ordinal)]).Select(pair => (pair.First, pair.Second, pair.Value, within)));
        }

        rows = [.. rows.GroupBy(row => (row.First, row.Second)).Select(same => same.First())];
        var (inside, outside) = (rows.Count(row => row.Within), rows.Count(row => !row.Within));
        string[] states = [.. rows.SelectMany(row => new[] { row.First, row.Second }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (inside < 3 || outside < 3 || states.Length <= DyadicRegression.FewestActors) return Finding.None($"too few pairs with values within '{Within}' or '{Than}' in {Span}");
        var sample = DyadicSample.Of(
            [.. rows.Select(row => Array.IndexOf(states, row.First))],
            [.. rows.Select(row => Array.IndexOf(states, row.Second))],
            [.. rows.Select(row => row.Value)],
            [new DyadicRegressor("within", [.. rows.Select(row => row.Within ? 1.0 : 0)])]);
        var coefficient = DyadicRegression.Fit(sample, new DyadicRegressionOptions { Level = setting.Options.Level }).Coefficients[^1];
        if (coefficient is not { Name: "within", StandardError: { } error }) return Finding.None("the pairs have no error to be judged by");
        return Finding.OfT(coefficient.Estimate, error, coefficient.DegreesOfFreedom, setting) with
        {
            Unit = $"difference of {series.Unit}, mean of a pair and year",
            Sample = string.Create(
                CultureInfo.InvariantCulture,
                $"{inside} pairs within '{Within}' (mean {rows.Where(row => row.Within).Average(row => row.Value):0.####}), {outside} within '{Than}' ({rows.Where(row => !row.Within).Average(row => row.Value):0.####}), {Span.From} to {Span.To}"),
        };
    }

    private IEnumerable<(string First, string Second, double Value)> Pairs(PairYears series, ImmutableArray<string> states)
    {
        for (var first = 0; first < states.Length; first++)
        {
            for (var second = first + 1; second < states.Length; second++)
            {
                var values = Span.All.Select(year => series.Of(states[first], states[second], year)).OfType<double>().ToArray();
                if (values.Length >= 3) yield return (states[first], states[second], values.Average());
            }
        }
    }
}
