using System.Globalization;
using Entente.Diagnosis.Claims.Inference;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>Where a state lies among all states by its mean of a series: the share of the others that lie lower, ties counting half.</summary>
internal sealed record StateRank(string State, string Series, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new StateRank(parameters.Text("state"), parameters.Text("series"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var series = setting.Evidence.State(Series);
        if (series.Missing is { } missing) return Finding.None(missing);
        var years = StateMeans.YearsOf(series, Span);
        var means = StateMeans.Of(series, years);
        var place = Array.IndexOf(means.States, State);
        if (place < 0 || means.States.Length < 10) return Finding.None($"'{Series}' is not known of {State} and ten states in half of the years {Span}");
        double Rank(int[] times) => RankOf(means.Means(times), place);
        var own = means.Means([.. years.Select(_ => 1)]);
        return Finding.OfDraws(Rank([.. years.Select(_ => 1)]), YearBlocks.Replicate(years.Length, $"rank/{State}/{Series}/{Span}", setting.Options, Rank), setting) with
        {
            Unit = $"share of other states with a lower mean of {series.Unit}",
            Sample = string.Create(
                CultureInfo.InvariantCulture,
                $"{means.States.Length} states, {years.Length} years, {years[0]} to {years[^1]}; {State} {own[place]:0.###}, median of all {Median(own):0.###}; highest {Highest(means.States, own)}"),
        };
    }

    /// <summary>The share of the other values that lie lower, ties counting half.</summary>
    internal static double RankOf(double[] values, int place)
    {
        var (lower, others) = (0.0, 0);
        for (var other = 0; other < values.Length; other++)
        {
            if (other == place || double.IsNaN(values[other])) continue;
            others++;
            lower += values[other] < values[place] ? 1 : values[other] == values[place] ? 0.5 : 0;
        }

        return others == 0 || double.IsNaN(values[place]) ? double.NaN : lower / others;
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Highest(string[] states, double[] means) => string.Join(", ", states.Select((state, place) => (state, Mean: means[place]))
        .OrderByDescending(entry => entry.Mean).ThenBy(entry => entry.state, StringComparer.Ordinal).Take(5).Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.state} {entry.Mean:0.##}")));
}
