using System.Globalization;
using Entente.Diagnosis.Claims.Evidence;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>The mean over states of their means of a series, in one group minus another; a state is one observation [Welch1947].</summary>
internal sealed record Groups(string Series, string Group, string Than, Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) =>
        new Groups(parameters.Text("series"), parameters.Text("group"), parameters.Text("than"), parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var series = setting.Evidence.State(Series);
        if (series.Missing is { } missing) return Finding.None(missing);
        foreach (var description in new[] { Group, Than })
        {
            if (StateGroup.Of(setting.Evidence, description, Span) is null) return Finding.None($"'{description}' is no group of states here; a group can be: {StateGroup.Forms}");
        }

        var years = StateMeans.YearsOf(series, Span);
        var (inside, outside) = (StateGroup.Of(setting.Evidence, Group, Span)!, StateGroup.Of(setting.Evidence, Than, Span)!);
        double[] Means(Func<string, bool> belongs) => [.. series.States.Where(belongs).Select(state => series.Mean(state, years)).OfType<double>()];
        var (first, second) = (Means(inside.Contains), Means(state => outside.Contains(state) && !inside.Contains(state)));
        if (first.Length < 3 || second.Length < 3)
            return Finding.None(string.Create(CultureInfo.InvariantCulture, $"too few states with values: {first.Length} of '{Group}' and {second.Length} of '{Than}', and three of each are needed"));
        var (one, other) = (Spread(first), Spread(second));
        var error = Math.Sqrt(one + other);
        var degrees = (one + other) * (one + other) / ((one * one / (first.Length - 1)) + (other * other / (second.Length - 1)));
        return Finding.OfT(first.Average() - second.Average(), error, degrees, setting) with
        {
            Unit = $"difference of {series.Unit}",
            Sample = string.Create(
                CultureInfo.InvariantCulture,
                $"{first.Length} states of '{Group}' (mean {first.Average():0.###}) and {second.Length} of '{Than}' ({second.Average():0.###}), {years[0]} to {years[^1]}"),
        };
    }

    /// <summary>The variance of the mean.</summary>
    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length;
    }
}
