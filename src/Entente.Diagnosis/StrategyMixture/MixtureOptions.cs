using System.Collections.Immutable;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>How a strategy mixture is read.</summary>
public sealed record MixtureOptions
{
    /// <summary>The periods. Default: 1946–1949, the decades 1950–1959 to 2000–2009, and 2010–2014, where disputes and organisations end.</summary>
    public ImmutableArray<YearRange> Periods { get; init; } =
        [.. YearRange.Decades(1946, 2014)];

    /// <summary>The regions. Default: <see cref="SecurityRegions.Standard"/>.</summary>
    public ImmutableArray<SecurityRegion> Regions { get; init; } = SecurityRegions.Standard;

    /// <summary>The state series that capabilities are read from. Default <c>cinc</c>; <c>gdp</c> is the usual alternative.</summary>
    public string Capability { get; init; } = "cinc";

    /// <summary>
    /// Weights of indicators by name, 0 or more; those not named weigh 1. Only proportions within a strategy matter. Default: all 1.
    /// </summary>
    public ImmutableDictionary<string, double> Weights { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>
    /// The smallest population that makes a state count, in thousands. Default 250, the line of [GleditschWard1999] for microstates, which would
    /// else outvote the rest of the Caribbean and Oceania. A state of unknown population counts.
    /// </summary>
    public double LeastPopulation { get; init; } = 250;

    /// <summary>How many joint organisations count as full cooperation. Default 100: no pair of states has shared more than a few beyond it.</summary>
    public double MostOrganisations { get; init; } = 100;

    /// <summary>Which share of the population under arms counts as full self-help. Default 0.02, some three times the world's mean.</summary>
    public double MostArmed { get; init; } = 0.02;

    /// <summary>How many years a treaty must have been open before taking part is expected. Default 5.</summary>
    public int TreatyAge { get; init; } = 5;

    /// <summary>How many such treaties there must be for participation to be measured. Default 3.</summary>
    public int LeastTreaties { get; init; } = 3;

    /// <summary>
    /// The least sum of the three corners' scores for which there is a mixture. Default 0.05: below it there is no strategy to speak of, and shares
    /// of next to nothing would be noise.
    /// </summary>
    public double LeastScore { get; init; } = 0.05;

    /// <summary>The number of draws of weights. Default 2,000.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>The level of the intervals, in (0, 1). Default 0.9.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>
    /// How sure it is that the three corners are measured on one scale: each corner's factor is drawn from a gamma distribution of mean 1 and this
    /// shape. Default 10: factors of 0.54 to 1.57 in 90 % of draws. 0 keeps the factors at 1.
    /// </summary>
    public int CornerShape { get; init; } = 10;

    /// <summary>The seed of the draws. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    internal static void Require(MixtureOptions options)
    {
        if (options.Periods.IsDefaultOrEmpty) throw Refused(options, "at least one period", "none");
        foreach (var period in options.Periods)
        {
            if (period.Count < 1) throw Refused(options, "periods that end after they begin", $"{period.From} to {period.To}");
        }

        if (options.Regions.IsDefaultOrEmpty) throw Refused(options, "at least one region", "none");
        if (options.Replicates < 100) throw Refused(options, "at least 100 draws of weights, as no mixture is given without its interval", $"{options.Replicates}");
        if (!(options.Level > 0 && options.Level < 1)) throw Refused(options, "a level between 0 and 1", $"{options.Level}");
        if (!(options.MostOrganisations > 0)) throw Refused(options, "a positive number of organisations", $"{options.MostOrganisations}");
        if (!(options.MostArmed > 0)) throw Refused(options, "a positive share under arms", $"{options.MostArmed}");
        if (!(options.LeastScore >= 0)) throw Refused(options, "a least score of 0 or more", $"{options.LeastScore}");
        if (options.CornerShape < 0) throw Refused(options, "a shape of 0 or more", $"{options.CornerShape}");
        foreach (var (name, weight) in options.Weights)
        {
            MixtureIndicators.PlaceOf(name);
            if (!(weight >= 0 && double.IsFinite(weight))) throw Refused(options, "weights of 0 or more", $"{weight} for '{name}'");
        }
    }

    private static ArgumentException Refused(MixtureOptions options, string expected, string found) => new($"Expected {expected}; found {found}.", nameof(options));
}
