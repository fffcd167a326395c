using System.Globalization;
using Entente.Diagnosis.Claims.Inference;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>
/// How far a state lies above what others of its size would have: strong states have more of everything. Two lines through all other states are
/// drawn, with roots of the series on roots of the size (counts in proportion to size lie on it) and on its logarithm (every doubling adds the
/// same). Where the strongest lie depends on the line, so the interval covers both and the p-value is the larger: a finding needs both lines.
/// </summary>
internal sealed record StateExcess(string State, string Series, string Given, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) =>
        new StateExcess(parameters.Text("state"), parameters.Text("series"), parameters.Text("given"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var (series, given) = (setting.Evidence.State(Series), setting.Evidence.State(Given));
        if ((series.Missing ?? given.Missing) is { } missing) return Finding.None(missing);
        var years = StateMeans.YearsOf(series, Span);
        var means = StateMeans.Of(series, years);
        double?[] size = [.. means.States.Select(state => given.Mean(state, years))];
        var place = Array.IndexOf(means.States, State);
        var known = size.Count(value => value > 0);
        if (place < 0 || !(size[place] > 0) || known < 10) return Finding.None($"'{Series}' and '{Given}' are not known of {State} and ten states in half of the years {Span}");
        var byRoot = Along("root", mean => Math.Sqrt(mean));
        var byLogarithm = Along("logarithm", Math.Log);
        if (byRoot.Estimate is not { } first || byLogarithm.Estimate is not { } second) return byRoot.Estimate is null ? byRoot : byLogarithm;
        var sameSide = setting.Side.Holds(first) == setting.Side.Holds(second);
        return new Finding
        {
            Estimate = (first + second) / 2,
            Low = Math.Min(byRoot.Low!.Value, byLogarithm.Low!.Value),
            High = Math.Max(byRoot.High!.Value, byLogarithm.High!.Value),
            P = sameSide ? Math.Max(byRoot.P!.Value, byLogarithm.P!.Value) : 1,
            Unit = $"standard deviations above the root of {series.Unit} expected by {given.Unit}, mean of two lines",
            Sample = string.Create(
                CultureInfo.InvariantCulture,
                $"{known} states, {years.Length} years, {years[0]} to {years[^1]}; {first:0.##} from the line on roots, {second:0.##} from that on logarithms"),
        };

        Finding Along(string line, Func<double, double> scale)
        {
            double[] x = [.. size.Select(mean => mean is > 0 and { } value ? scale(value) : double.NaN)];
            double Excess(int[] times) => ExcessOf(means.Means(times), x, place);
            return Finding.OfDraws(Excess([.. years.Select(_ => 1)]), YearBlocks.Replicate(years.Length, $"excess/{State}/{Series}/{Given}/{Span}/{line}", setting.Options, Excess), setting);
        }
    }

    /// <summary>The distance from the line through the others, in their standard deviations.</summary>
    internal static double ExcessOf(double[] means, double[] size, int place)
    {
        var (n, sx, sy, sxx, sxy, syy) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var state = 0; state < means.Length; state++)
        {
            if (state == place || double.IsNaN(means[state]) || double.IsNaN(size[state])) continue;
            var (x, y) = (size[state], Root(means[state]));
            n++;
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
            syy += y * y;
        }

        var (xx, xy, yy) = (sxx - (sx * sx / n), sxy - (sx * sy / n), syy - (sy * sy / n));
        if (n < 3 || xx <= 0) return double.NaN;
        var slope = xy / xx;
        var spread = Math.Sqrt(Math.Max(0, yy - (slope * xy)) / (n - 2));
        return spread == 0 ? double.NaN : (Root(means[place]) - (sy / n) - (slope * (size[place] - (sx / n)))) / spread;
    }

    private static double Root(double value) => Math.Sign(value) * Math.Sqrt(Math.Abs(value));
}
