using System.Collections.Immutable;
using Entente.Diagnosis.Covariates;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>
/// Reads from facts on what the security of regions rests: hegemony, balance of power or institutional cooperation, with self-help beside them.
/// </summary>
/// <remarks>
/// Each corner is the weighted mean of indicators on fixed scales; the mixture is the corners' shares of their sum. The indicators, their scales,
/// what they leave out, and readings of the literature beside theirs are on the page of the measure.
/// </remarks>
public static class RegionalMixture
{
    /// <summary>The covariates that are read under the default options, for <see cref="CovariateSchema.Only"/>.</summary>
    public static ImmutableArray<string> Series { get; } =
    [
        "cinc", "tpop", "milper", "major_power", CovariateSchema.SystemMember, "defense", "rivalry", "war", "shared_igos", "hostility",
        CovariateSchema.Vetoes, CovariateSchema.Treaties,
    ];

    /// <summary>The mixtures of the regions and periods of the options.</summary>
    /// <param name="covariates">
    /// The facts: the state series of capabilities, <c>tpop</c>, <c>milper</c>, <c>major_power</c>, <c>system_member</c>; the dyad series <c>defense</c>,
    /// <c>rivalry</c>, <c>war</c>, <c>shared_igos</c>, <c>hostility</c>; vetoes and treaties. What is not there is missing and said so, never guessed.
    /// </param>
    /// <param name="options">What is asked for; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The report; the same bytes for the same facts and options.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or there is no series of capabilities under the name asked for.</exception>
    public static MixtureReport Of(CovariateStore covariates, MixtureOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(covariates);
        options ??= new MixtureOptions();
        MixtureOptions.Require(options);
        var capability = covariates.State(options.Capability)
            ?? throw new ArgumentException($"Expected a state series '{options.Capability}' to read capabilities from; the covariates have none.", nameof(covariates));

        var sums = Collect(covariates, options, capability, cancellation);
        var weights = new MixtureWeights(options);
        var points = ImmutableArray.CreateBuilder<MixturePoint>(sums.Length);
        var leaning = new List<double[]>();
        foreach (var (region, period, years) in sums)
        {
            cancellation.ThrowIfCancellationRequested();
            double[] values = [.. MixtureIndicators.All.Select((_, place) => years.ValueOf(place))];
            var (point, power) = MixtureReading.Of(region, period, years, values, weights, options);
            points.Add(point);
            if (power is not null && !region.IsComposite) leaning.Add(power);
        }

        var read = points.MoveToImmutable();
        return new MixtureReport(read, Lean(read, leaning, options), options);
    }

    private static (SecurityRegion Region, YearRange Period, RegionYears Years)[] Collect(
        CovariateStore covariates, MixtureOptions options, StateSeries capability, CancellationToken cancellation)
    {
        var treaties = new TreatyParticipation(covariates, options);
        var sums = (from region in options.Regions from period in options.Periods select (region, period, new RegionYears(region, options))).ToArray();
        var (first, last) = (options.Periods.Min(period => period.From), options.Periods.Max(period => period.To));
        for (var year = first; year <= last; year++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (year < capability.FirstYear || year > capability.LastYear) continue;
            var world = WorldYear.Of(covariates, options, capability, year);
            foreach (var (_, period, years) in sums)
            {
                if (period.From <= year && year <= period.To) years.Add(world, treaties);
            }
        }

        foreach (var (region, period, years) in sums) AddSettlement(covariates, region, period, years);
        return sums;
    }

    /// <summary>
    /// (Settled + 1) / (disputes + 2), so that one dispute does not decide, times 1 / (1 + vetoes a year and basic region); not there without a dispute.
    /// </summary>
    private static void AddSettlement(CovariateStore covariates, SecurityRegion region, YearRange period, RegionYears years)
    {
        if (years.Disputes == 0) return;
        years.VetoesPerYear = VetoAgenda.PerYear(covariates.Vetoes, region, period);
        var parts = Math.Max(1, region.Parts.Length);
        var settlement = (years.Settled + 1.0) / (years.Disputes + 2) / (1 + ((years.VetoesPerYear ?? 0) / parts));
        years.AddWhole(MixtureIndicators.Settlement, settlement, years.DisputeYears);
    }

    private static MixtureLean? Lean(ImmutableArray<MixturePoint> points, List<double[]> leaning, MixtureOptions options)
    {
        if (leaning.Count == 0) return null;
        var means = new double[options.Replicates];
        for (var replicate = 0; replicate < means.Length; replicate++) means[replicate] = leaning.Average(power => power[replicate]);
        var values = points.Where(point => !point.IsComposite && point.Power is not null).Select(point => point.Power!.Value.Value).ToList();
        var (half, strict) = (MixtureReading.ShareAbove(means, 0.5), MixtureReading.ShareAbove(means, MixtureReading.TwoThirds));
        return new MixtureLean(
            Estimate.Of(values.Average(), means, options.Level)!.Value, half, strict, values.Count, values.Count(power => power > 0.5), values.Count(power => power > MixtureReading.TwoThirds));
    }
}
