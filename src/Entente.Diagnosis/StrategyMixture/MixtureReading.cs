using System.Collections.Immutable;
using System.Globalization;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>From the indicators of a region and period to its point, with intervals under drawn weights.</summary>
internal static class MixtureReading
{
    public const double TwoThirds = 2.0 / 3;

    /// <summary>The point, and the share of the first two corners in every draw (null without a mixture).</summary>
    public static (MixturePoint Point, double[]? Power) Of(
        SecurityRegion region, YearRange period, RegionYears years, double[] values, MixtureWeights weights, MixtureOptions options)
    {
        var point = new MixturePoint(region.Name, period.From, period.To)
        {
            IsComposite = region.IsComposite,
            States = [.. years.States],
            Leader = years.Leader?.State,
            LeaderShare = years.Leader is { } leader ? (double)leader.Years / years.Years : null,
            StrongerSide = [.. years.Sides?.Stronger ?? []],
            WeakerSide = [.. years.Sides?.Weaker ?? []],
            Indicators = [.. MixtureIndicators.All.Select((_, place) => Indicator(place, years, values, weights, period))],
            Scores = new CornerScores(
                Score(SecurityStrategy.Hegemony), Score(SecurityStrategy.BalanceOfPower), Score(SecurityStrategy.InstitutionalCooperation), Score(SecurityStrategy.SelfHelp)),
        };
        if (point.Scores.SelfHelp is { } selfHelp)
        {
            var drawn = new double[weights.Replicates];
            for (var replicate = 0; replicate < drawn.Length; replicate++)
                drawn[replicate] = MixtureWeights.Score(values, weights.Drawn(replicate), SecurityStrategy.SelfHelp) ?? double.NaN;
            point = point with { SelfHelp = selfHelp == 0 ? new Estimate(0, null, null) : Estimate.Of(selfHelp, drawn, options.Level) };
        }

        var together = point.Scores.Hegemony + point.Scores.Balance + point.Scores.Institutions;
        var shares = together >= options.LeastScore ? MixtureWeights.Shares(values, weights.Declared) : null;
        point = point with { Warnings = Warnings(point, years, period, shares is null) };
        if (shares is not { } declared) return (point, null);
        var (hegemony, balance, institutions, power) = (new double[weights.Replicates], new double[weights.Replicates], new double[weights.Replicates], new double[weights.Replicates]);
        for (var replicate = 0; replicate < weights.Replicates; replicate++)
        {
            (hegemony[replicate], balance[replicate], institutions[replicate]) = MixtureWeights.Shares(values, weights.Drawn(replicate)) ?? (double.NaN, double.NaN, double.NaN);
            power[replicate] = 1 - institutions[replicate];
        }

        return (point with
        {
            Hegemony = Share(declared.Hegemony, hegemony, options.Level),
            Balance = Share(declared.Balance, balance, options.Level),
            Institutions = Share(declared.Institutions, institutions, options.Level),
            Power = Share(1 - declared.Institutions, [.. power], options.Level),
            PowerProbability = ShareAbove(power, 0.5),
            StrictPowerProbability = ShareAbove(power, TwoThirds),
        }, power);

        double? Score(SecurityStrategy strategy) => MixtureWeights.Score(values, weights.Declared, strategy);
    }

    /// <summary>
    /// A share with its interval. One of exactly 0 or 1 has no interval: all indicators on one side of it are 0, so that every draw gives the same, and
    /// an interval of no width would pass for certainty.
    /// </summary>
    private static Estimate? Share(double share, double[] drawn, double level) => share is 0 or 1 ? new Estimate(share, null, null) : Estimate.Of(share, drawn, level);

    /// <summary>The share of draws above a line.</summary>
    public static double ShareAbove(double[] draws, double line) => (double)draws.Count(draw => draw > line) / draws.Length;

    private static MixtureIndicator Indicator(int place, RegionYears years, double[] values, MixtureWeights weights, YearRange period)
    {
        var (name, strategy) = MixtureIndicators.All[place];
        var total = MixtureIndicators.All.Select((other, index) => other.Strategy == strategy ? weights.Declared[index] : 0).Sum();
        double? value = double.IsNaN(values[place]) ? null : values[place];
        var without = MixtureWeights.Shares(values, weights.Declared, place);
        return new MixtureIndicator(
            name,
            strategy,
            value,
            total == 0 ? 0 : weights.Declared[place] / total,
            years.YearsOf(place),
            strategy switch
            {
                SecurityStrategy.Hegemony => without?.Hegemony,
                SecurityStrategy.BalanceOfPower => without?.Balance,
                SecurityStrategy.InstitutionalCooperation => without?.Institutions,
                _ => MixtureWeights.Score(values, weights.Declared, SecurityStrategy.SelfHelp, place),
            },
            value is null ? Reason(name, years, place, period) : null);
    }

    private static string Reason(string name, RegionYears years, int place, YearRange period) => name switch
    {
        _ when years.Years == 0 => "The region had fewer than two states that count in every year of the period.",
        MixtureIndicators.Settlement when years.DisputeYears > 0 => "No dispute between states of the region arose in the period, so that there was nothing to settle.",
        MixtureIndicators.Treaties => "Too few security treaties had been open long enough, or the table of treaties does not reach the period.",
        _ => string.Create(CultureInfo.InvariantCulture, $"No table covers {period.From} to {period.To}."),
    };

    private static ImmutableArray<string> Warnings(MixturePoint point, RegionYears years, YearRange period, bool isUndefined)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (years.Years < period.Count)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Only {years.Years} of {period.Count} years have at least two states with a known capability."));
        foreach (var indicator in point.Indicators)
        {
            if (indicator.Missing is { } missing) warnings.Add($"No '{indicator.Name}': {missing}");
            else if (indicator.Years < years.Years)
                warnings.Add(string.Create(CultureInfo.InvariantCulture, $"'{indicator.Name}' rests on {indicator.Years} of {years.Years} years."));
        }

        if (point.Scores.Balance == 0) warnings.Add("No opposed sides: no two rivals without a pact had a state of the region on either side in any year.");
        if (point is { Leader: { } leader, IsDependedOn: false, Scores.Hegemony: not null })
            warnings.Add($"Nobody leads: {leader} is the state on which the others depend most, or else the strongest, but they depend on it for less than a fifth of what is pledged to them.");
        if (years.Disputes > 0 && years.VetoesPerYear is null) warnings.Add("'settlement' is read without vetoes: no table of them covers region and period.");
        if (years.LacksMajorPowers) warnings.Add("No table of major powers covers all years, so that patrons outside the region are not seen.");
        if (years.Unmeasured.Count > 0) warnings.Add($"Left out for want of a capability in some year: {string.Join(", ", years.Unmeasured)}.");
        if (years.Microstates.Count > 0) warnings.Add($"Left out as microstates in some year: {string.Join(", ", years.Microstates)}.");
        if (isUndefined) warnings.Add("No mixture: a corner has no indicator, or the three corners together are too weak to be shared out.");
        return warnings.ToImmutable();
    }
}
