using MathNet.Numerics.Distributions;

namespace Entente.Diagnosis.Claims;

/// <summary>What a test found: an estimate with its interval and what it rests on, or why there is none.</summary>
public sealed record Finding
{
    /// <summary>The estimate, in <see cref="Unit"/>; null where there is none.</summary>
    public double? Estimate { get; init; }

    /// <summary>The lower end of the interval; null where there is none.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the interval; null where there is none.</summary>
    public double? High { get; init; }

    /// <summary>The two-sided p-value against the claim's threshold; null where there is no test.</summary>
    public double? P { get; init; }

    /// <summary>What the estimate is, in words with its unit; empty where there is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What the estimate rests on, in words.</summary>
    public string Sample { get; init; } = "";

    /// <summary>Why there is no estimate; null where there is one.</summary>
    public string? Missing { get; init; }

    /// <summary>No estimate, with the reason.</summary>
    internal static Finding None(string reason) => new() { Missing = reason };

    /// <summary>An estimate whose distance from the truth, in standard errors, follows Student's t.</summary>
    internal static Finding OfT(double estimate, double error, double degrees, TestSetting setting)
    {
        if (!double.IsFinite(estimate) || !double.IsFinite(error)) return None("the estimate is undefined on these data");
        if (error <= 0) return None("the data do not vary, so the estimate has no error");
        var reach = StudentT.InvCDF(0, 1, degrees, (1 + setting.Options.Level) / 2) * error;
        return new Finding
        {
            Estimate = estimate,
            Low = estimate - reach,
            High = estimate + reach,
            P = Math.Min(1, 2 * StudentT.CDF(0, 1, degrees, -Math.Abs((estimate - setting.Side.Threshold) / error))),
        };
    }

    /// <summary>An estimate with replicates: their quantiles are the interval, and the share of them beyond the threshold gives the p-value.</summary>
    internal static Finding OfDraws(double estimate, double[] draws, TestSetting setting)
    {
        if (!double.IsFinite(estimate)) return None("the estimate is undefined on these data");
        if (Measures.Intervals.Interval.OfReplicates(draws, setting.Options.Level) is not { } interval) return None("the estimate is undefined in most replicates");
        var defined = draws.Where(double.IsFinite).ToArray();
        var below = defined.Count(draw => draw <= setting.Side.Threshold);
        var above = defined.Count(draw => draw >= setting.Side.Threshold);
        return new Finding
        {
            Estimate = estimate,
            Low = interval.Low,
            High = interval.High,
            P = Math.Min(1, 2.0 * (1 + Math.Min(below, above)) / (1 + defined.Length)),
        };
    }
}
