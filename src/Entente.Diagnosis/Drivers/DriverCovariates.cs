using System.Collections.Immutable;
using Entente.Records.States;

namespace Entente.Diagnosis.Drivers;

/// <summary>The covariates of the model of disagreement, by block.</summary>
public static class DriverCovariates
{
    private const int NewcomersSince = 1960;

    // Smaller shares of world capabilities are rounding of the source; the logarithm would make them giants among gaps.
    private const double LeastCapability = 1e-6;

    // A movement of the electoral democracy index by .1 makes an episode of regime change [Maerz2024].
    private const double RegimeMovement = 0.1;

    /// <summary>The covariates of the model unless others are asked for; docs/measures/drivers.md says more about each.</summary>
    public static ImmutableArray<DriverCovariate> Default { get; } =
    [
        new("different region", DriverBlock.GlobalSystem, "1 if the two belong to different regional groups of the UN, else 0",
            "Regions are the coarsest reading of cultural circles in a global system; they also follow politics (Eastern Europe).", DifferentRegion),
        new("distance", DriverBlock.GlobalSystem, "Logarithm of the distance between the capitals in km",
            "A global system joins states that are far apart.", (facts, first, second) => Log(facts.Mean("distance_km", first, second))),
        new("neighbours", DriverBlock.GlobalSystem, "Share of years in which the two share a border or are at most 400 miles of water apart",
            "Neighbours share history and regional diplomacy.",
            (facts, first, second) => facts.ShareOfYears("contiguity", (series, year) => series[first, second, year] is { } type ? type > 0 : null)),
        new("newcomer and incumbent", DriverBlock.GlobalSystem, "1 if one of the two joined the UN in 1960 or later as a new state and the other did not, else 0",
            "The essay's newcomers: the system became global by decolonization. Successors of members are not newcomers.", NewcomerAndIncumbent),

        new("capability gap", DriverBlock.Change, "Difference of the logarithms of the shares of world capabilities",
            "Uneven military and industrial growth.", CapabilityGap),
        new("income gap", DriverBlock.Change, "Difference of the logarithms of GDP per head",
            "Uneven development, the North–South axis.", (facts, first, second) => LogGap(facts, "gdp_per_capita", first, second)),
        new("growth gap", DriverBlock.Change, "Difference of yearly growth of GDP per head over ten years",
            "Change itself rather than its level.", GrowthGap),
        new("trade dependence", DriverBlock.Change, "Logarithm of 1 + trade between the two in hundredths of a percent of the larger one's GDP",
            "Economic change as interdependence: how much trade matters to the less dependent of the two, as in [Oneal1997]. The volume itself would measure size. " +
            "Trade is in current and GDP in constant dollars: the level drifts over decades, the order of pairs within a period does not.", TradeDependence),
        new("shared organizations", DriverBlock.Change, "Logarithm of 1 + intergovernmental organizations that both belong to",
            "Political change as institutions.", (facts, first, second) => Log(1 + facts.Mean("shared_igos", first, second))),

        new("rivalry", DriverBlock.Nationalism, "Share of years in which the two are strategic rivals",
            "Rivalries live on national identity and public image of the enemy; also on interests.", (facts, first, second) => facts.Mean("rivalry", first, second)),
        new("recent dispute", DriverBlock.Nationalism, "1 if the two had a militarized dispute in the last ten years, else 0",
            "Confrontations that publics remember. Weak: few pairs ever have one.",
            (facts, first, second) => facts.RecentHighest("hostility", first, second) is { } highest ? (highest > 0 ? 1 : 0) : null),
        new("regime change", DriverBlock.Nationalism, "How many of the two saw electoral democracy move by .1 or more within ten years: 0, 1 or 2",
            "Popular politics overturning policy. Weak: it knows neither direction nor the part that nationalism had.", RegimeChange),

        new("democracy gap", DriverBlock.Ideology, "Difference of electoral democracy, 0 to 1",
            "Regime type is the ideological divide that can be measured.", (facts, first, second) => Gap(facts, "polyarchy", first, second)),
        new("opposed superpower allies", DriverBlock.Ideology,
            "Share of years in which one is, or has a defence pact with, the United States alone of the two superpowers, the other the Soviet Union or Russia alone",
            "The essay's superpowers and their camps.", OpposedAllies),
        new("allied", DriverBlock.Ideology, "Share of years in which the two have a defence pact", "States of one camp.",
            (facts, first, second) => facts.Mean("defense", first, second)),
    ];

    /// <summary>
    /// How far two states' internal diversity differs. Not in the model by default: the source has no religious values for China and no ethnic ones for
    /// India and France, so that with these two covariates no pair of those states is in the regression in any decade.
    /// </summary>
    public static ImmutableArray<DriverCovariate> Diversity { get; } =
    [
        new("religious diversity gap", DriverBlock.GlobalSystem, "Difference of religious fractionalization, 0 to 1",
            "Weak: it compares how diverse two states are within, not how alike their religions are. No better table is at hand.",
            (facts, first, second) => Gap(facts, "religious_fractionalization", first, second)),
        new("ethnic diversity gap", DriverBlock.GlobalSystem, "Difference of ethnic fractionalization, 0 to 1",
            "Weak, for the same reason.", (facts, first, second) => Gap(facts, "ethnic_fractionalization", first, second)),
    ];

    /// <summary>All of them: <see cref="Default"/>, then <see cref="Diversity"/>.</summary>
    public static ImmutableArray<DriverCovariate> All { get; } = [.. Default, .. Diversity];

    private static double? DifferentRegion(PeriodFacts facts, string first, string second) =>
        StateDirectory.Find(first)?.Region is { } one && StateDirectory.Find(second)?.Region is { } other ? (one == other ? 0 : 1) : null;

    private static double? NewcomerAndIncumbent(PeriodFacts facts, string first, string second) =>
        IsNewcomer(first) is { } one && IsNewcomer(second) is { } other ? (one == other ? 0 : 1) : null;

    /// <summary>East Germany alone is named: it came late for another reason than being new. All other heirs of members have one among their predecessors.</summary>
    private static bool? IsNewcomer(string code) => StateDirectory.Find(code) is { MemberFrom: { } from } state
        ? from.Year >= NewcomersSince && code != "DDR" && !state.Predecessors.Any(predecessor => StateDirectory.Find(predecessor)?.MemberFrom < from)
        : null;

    private static double? CapabilityGap(PeriodFacts facts, string first, string second) =>
        facts.Mean("cinc", first) is { } one && facts.Mean("cinc", second) is { } other
            ? Math.Abs(Math.Log(Math.Max(one, LeastCapability) / Math.Max(other, LeastCapability)))
            : null;

    private static double? GrowthGap(PeriodFacts facts, string first, string second) =>
        facts.RecentGrowth("gdp_per_capita", first) is { } one && facts.RecentGrowth("gdp_per_capita", second) is { } other ? Math.Abs(one - other) : null;

    private static double? TradeDependence(PeriodFacts facts, string first, string second) =>
        facts.Mean("trade", first, second) is { } trade && facts.Mean("gdp", first) is { } one && facts.Mean("gdp", second) is { } other && Math.Max(one, other) > 0
            ? Math.Log(1 + (10_000 * trade / Math.Max(one, other)))
            : null;

    private static double? RegimeChange(PeriodFacts facts, string first, string second) =>
        facts.RecentRange("polyarchy", first) is { } one && facts.RecentRange("polyarchy", second) is { } other
            ? (one >= RegimeMovement ? 1 : 0) + (other >= RegimeMovement ? 1 : 0)
            : null;

    private static double? OpposedAllies(PeriodFacts facts, string first, string second) => facts.ShareOfYears("defense", (defense, year) =>
    {
        if (Side(first) is not { } one || Side(second) is not { } other) return null;
        return one * other < 0;

        int? Side(string state)
        {
            var withUnitedStates = state == "USA" ? 1 : defense[state, "USA", year];
            var withRussia = state == "RUS" ? 1 : defense[state, "RUS", year];
            return withUnitedStates is { } west && withRussia is { } east ? Math.Sign(west) - Math.Sign(east) : null;
        }
    });

    private static double? Gap(PeriodFacts facts, string series, string first, string second) =>
        facts.Mean(series, first) is { } one && facts.Mean(series, second) is { } other ? Math.Abs(one - other) : null;

    private static double? LogGap(PeriodFacts facts, string series, string first, string second) =>
        Log(facts.Mean(series, first)) is { } one && Log(facts.Mean(series, second)) is { } other ? Math.Abs(one - other) : null;

    private static double? Log(double? value) => value > 0 ? Math.Log(value.Value) : null;
}
