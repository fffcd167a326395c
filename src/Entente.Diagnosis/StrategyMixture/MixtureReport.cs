using System.Collections.Immutable;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.StrategyMixture;

/// <summary>The strategy mixtures of regions over time.</summary>
/// <param name="Points">A point per region and period, region by region in the order of the options, each in order of time.</param>
/// <param name="Lean">How far the basic regions lean to hegemony and balance of power, all periods together; null if no basic region has a mixture.</param>
/// <param name="Options">What was asked for.</param>
public sealed record MixtureReport(ImmutableArray<MixturePoint> Points, MixtureLean? Lean, MixtureOptions Options)
{
    /// <summary>The path of a region: its points in order of time.</summary>
    /// <param name="region">The name of the region.</param>
    public IEnumerable<MixturePoint> Path(string region) => Points.Where(point => point.Region == region);
}

/// <summary>Where a region stands in a period between hegemony, balance of power and institutional cooperation.</summary>
/// <param name="Region">The name of the region.</param>
/// <param name="From">The first year.</param>
/// <param name="To">The last year.</param>
public sealed record MixturePoint(string Region, int From, int To)
{
    /// <summary>Whether the region is made of other regions.</summary>
    public bool IsComposite { get; init; }

    /// <summary>The codes of the states that count in some year of the period, in alphabetical order.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    /// <summary>
    /// The share of hegemony with its interval under resampled weights; null if a corner has no indicator or all three together are next to nothing.
    /// The interval has no ends where no weights can move the share: the corner's indicators are all 0, or those of both other corners are.
    /// </summary>
    public Estimate? Hegemony { get; init; }

    /// <summary>The share of balance of power with its interval; the three shares sum to 1. Null with <see cref="Hegemony"/>.</summary>
    public Estimate? Balance { get; init; }

    /// <summary>The share of institutional cooperation with its interval. Null with <see cref="Hegemony"/>.</summary>
    public Estimate? Institutions { get; init; }

    /// <summary>The index of self-help in [0, 1], which stands beside the mixture and is no part of it; null if it has no indicator, without ends if all are 0.</summary>
    public Estimate? SelfHelp { get; init; }

    /// <summary>The share of the first two corners, hegemony and balance of power, with its interval. Null with <see cref="Hegemony"/>.</summary>
    public Estimate? Power { get; init; }

    /// <summary>The share of draws of weights in which hegemony and balance of power together outweigh institutions. Null with <see cref="Hegemony"/>.</summary>
    public double? PowerProbability { get; init; }

    /// <summary>
    /// The share of draws in which hegemony and balance of power take more than two thirds: each of the two weighs more, on average, than
    /// institutions. Two corners of three have two thirds if nothing leans anywhere, so this is the stricter reading. Null with <see cref="Hegemony"/>.
    /// </summary>
    public double? StrictPowerProbability { get; init; }

    /// <summary>The corners before they are turned into shares: the weighted means of their indicators.</summary>
    public CornerScores Scores { get; init; }

    /// <summary>
    /// The code of the state on which the region's states depended most in most years, or, where nobody depended on anybody, of the strongest; null
    /// if there was no year with two states. It leads only if <see cref="IsDependedOn"/>.
    /// </summary>
    public string? Leader { get; init; }

    /// <summary>The share of the years in which it was that state.</summary>
    public double? LeaderShare { get; init; }

    /// <summary>
    /// Whether the region's states depend on the leader at all: for a fifth or more of the capabilities pledged to them, on average. Below that it
    /// is no leader in earnest: the one on whom they depend most, or merely the strongest. False where dependence is missing.
    /// </summary>
    public bool IsDependedOn => Indicators.Any(indicator => indicator is { Name: MixtureIndicators.Dependence, Value: >= 0.2 });

    /// <summary>The codes of the stronger of the two opposed sides in the last year that had any, in alphabetical order; empty if none had.</summary>
    public ImmutableArray<string> StrongerSide { get; init; } = [];

    /// <summary>The codes of the weaker side in the same year; empty if no year had any.</summary>
    public ImmutableArray<string> WeakerSide { get; init; } = [];

    /// <summary>All indicators, in the order of <see cref="MixtureIndicators.All"/>.</summary>
    public ImmutableArray<MixtureIndicator> Indicators { get; init; } = [];

    /// <summary>What a reader should know: missing indicators, years without data, states left out; each a sentence.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}

/// <summary>The weighted means of the indicators of each strategy, each in [0, 1]; null without an indicator.</summary>
/// <param name="Hegemony">That of hegemony.</param>
/// <param name="Balance">That of balance of power.</param>
/// <param name="Institutions">That of institutional cooperation.</param>
/// <param name="SelfHelp">That of self-help.</param>
public readonly record struct CornerScores(double? Hegemony, double? Balance, double? Institutions, double? SelfHelp);

/// <summary>How far regions lean to hegemony and balance of power, under the same draws of weights for all.</summary>
/// <param name="Power">The mean share of the two corners over points, with its interval.</param>
/// <param name="Probability">The share of draws in which that mean is above one half.</param>
/// <param name="StrictProbability">The share of draws in which it is above two thirds.</param>
/// <param name="Points">The number of points: basic regions and periods with a mixture.</param>
/// <param name="Leaning">The number of them in which the two corners outweigh institutions under the declared weights.</param>
/// <param name="StrictlyLeaning">The number of them in which the two take more than two thirds.</param>
public sealed record MixtureLean(Estimate Power, double Probability, double StrictProbability, int Points, int Leaning, int StrictlyLeaning);
