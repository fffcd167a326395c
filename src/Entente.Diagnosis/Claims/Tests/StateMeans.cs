using Entente.Diagnosis.Claims.Evidence;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The values of all states in the years of a test, and their means however often each year is counted: every state is treated alike.</summary>
internal sealed class StateMeans
{
    private const int FewestYears = 3;
    private readonly double[] _values;
    private readonly int _years;

    private StateMeans(string[] states, double[] values, int years) => (States, _values, _years) = (states, values, years);

    /// <summary>The states with values in at least half of the years, and three.</summary>
    public string[] States { get; }

    public static StateMeans Of(StateYears series, int[] years)
    {
        var states = series.States.Where(state => series.Mean(state, years) is not null).ToArray();
        var values = new double[states.Length * years.Length];
        for (var state = 0; state < states.Length; state++)
        {
            for (var year = 0; year < years.Length; year++) values[(state * years.Length) + year] = series.Of(states[state], years[year]) ?? double.NaN;
        }

        return new StateMeans(states, values, years.Length);
    }

    /// <summary>Each state's mean, year y counted as often as said; NaN where a state has none of the years drawn.</summary>
    public double[] Means(ReadOnlySpan<int> times)
    {
        var means = new double[States.Length];
        for (var state = 0; state < means.Length; state++)
        {
            var (sum, count) = (0.0, 0);
            for (var year = 0; year < _years; year++)
            {
                var value = _values[(state * _years) + year];
                if (times[year] == 0 || double.IsNaN(value)) continue;
                sum += times[year] * value;
                count += times[year];
            }

            means[state] = count == 0 ? double.NaN : sum / count;
        }

        return means;
    }

    /// <summary>The years of a span in which at least three states have a value.</summary>
    public static int[] YearsOf(StateYears series, Years span) => [.. span.All.Where(year => series.States.Count(state => series.Of(state, year) is not null) >= FewestYears)];
}
