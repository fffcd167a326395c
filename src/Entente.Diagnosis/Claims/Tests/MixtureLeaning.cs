using System.Globalization;
using Entente.Diagnosis.StrategyMixture;
using MathNet.Numerics.Distributions;

namespace Entente.Diagnosis.Claims.Tests;

/// <summary>
/// The mean share of hegemony and balance of power in the strategy mixtures of the basic regions in some years. Two corners of three have two thirds
/// where nothing leans. The interval is that of resampled weights of the indicators: it says how far the finding depends on them.
/// </summary>
internal sealed record MixtureLeaning(Years Span) : IClaimTest
{
    public static IClaimTest Read(TestParameters parameters) => new MixtureLeaning(parameters.Years("years"));

    public Finding Of(TestSetting setting)
    {
        var covariates = setting.Evidence.Covariates;
        var options = new MixtureOptions
        {
            Periods = [new YearRange(Span.From, Span.To)],
            Regions = SecurityRegions.Basic,
            Replicates = setting.Options.Replicates,
            Level = setting.Options.Level,
            Seed = setting.Options.Seed,
        };
        if (covariates.State(options.Capability) is null) return Finding.None($"no folder of covariates has the series '{options.Capability}' of states");
        if (RegionalMixture.Of(covariates, options, setting.Cancellation).Lean is not { Power: { Low: { } low, High: { } high } power } lean) return Finding.None("no region has a mixture in these years");
        var threshold = setting.Side.Threshold;
        var above = threshold switch
        {
            0.5 => lean.Probability,
            > 0.6665 and < 0.6668 => lean.StrictProbability,
            _ => Normal.CDF(threshold, (high - low) / (2 * Normal.InvCDF(0, 1, (1 + setting.Options.Level) / 2)), power.Value),
        };
        return new Finding
        {
            Estimate = power.Value,
            Low = low,
            High = high,
            P = Math.Min(1, (2 * Math.Min(above, 1 - above)) + (1.0 / options.Replicates)),
            Unit = "mean share of hegemony and balance of power",
            Sample = string.Create(CultureInfo.InvariantCulture, $"{lean.Points} regions, {Span}; above two thirds in {lean.StrictlyLeaning} of them"),
        };
    }
}
