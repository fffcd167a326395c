using System.Collections.Immutable;
using Entente.Measures.Intervals;

namespace Entente.Diagnosis.Drivers;

/// <summary>Which covariates of two states go with their disagreement, period by period.</summary>
public sealed record DriversReport
{
    /// <summary>What the figures can't say; belongs beside them wherever they are shown.</summary>
    public const string Limits =
        "Association, not cause: states choose their allies, partners and institutions, what drives votes also drives the covariates, and the blocks are proxies " +
        "(culture and nationalism weak ones). Shares say how much of the differences between pairs a block goes with, not how much of them it made.";

    /// <summary>What disagreement is.</summary>
    public required DisagreementOutcome Outcome { get; init; }

    /// <summary>The periods, in the order of the options.</summary>
    public required ImmutableArray<DriversPeriod> Periods { get; init; }

    /// <summary>The covariates that were asked for, with their reasons.</summary>
    public required ImmutableArray<DriverCovariate> Covariates { get; init; }

    /// <summary>The level of the intervals.</summary>
    public required double Level { get; init; }

    /// <summary>The number of permutations behind the MRQAP p-values; 0 if the test was left out.</summary>
    public required int Permutations { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }
}

/// <summary>The model of disagreement in one period.</summary>
public sealed record DriversPeriod
{
    /// <summary>The first year.</summary>
    public required int From { get; init; }

    /// <summary>The last year.</summary>
    public required int To { get; init; }

    /// <summary>The propositions of these years.</summary>
    public required int Propositions { get; init; }

    /// <summary>The pairs whose disagreement was measured.</summary>
    public required int MeasuredPairs { get; init; }

    /// <summary>The pairs in the regression: those that have every covariate kept.</summary>
    public required int Pairs { get; init; }

    /// <summary>The actors in these pairs.</summary>
    public required int Actors { get; init; }

    /// <summary>The mean disagreement of the measured pairs; null without any.</summary>
    public required double? MeanOfMeasured { get; init; }

    /// <summary>The mean disagreement of the pairs in the regression; null without any. Far from the other mean, the regression speaks of other pairs.</summary>
    public required double? Mean { get; init; }

    /// <summary>
    /// Codes of the actors of measured pairs that are in no pair of the regression, which says nothing of them: by their mean share of world capabilities
    /// (the series <c>cinc</c>), largest first, then those without one by code. Empty if each is in some pair.
    /// </summary>
    public required ImmutableArray<string> ExcludedActors { get; init; }

    /// <summary>For each covariate kept, how many measured pairs lack it.</summary>
    public required ImmutableArray<MissingCovariate> Dropped { get; init; }

    /// <summary>Covariates that are not in this period's model.</summary>
    public required ImmutableArray<LeftOutCovariate> LeftOut { get; init; }

    /// <summary>The share of variance that all covariates explain, in [0, 1]; null if there is no fit.</summary>
    public required double? RSquared { get; init; }

    /// <summary>The coefficients, in the order of the covariates; empty if there is no fit.</summary>
    public required ImmutableArray<DriverCoefficient> Coefficients { get; init; }

    /// <summary>The blocks' shares of the variance; they add up to <see cref="RSquared"/>. Empty if there is no fit.</summary>
    public required ImmutableArray<DriverBlockShare> Blocks { get; init; }

    /// <summary>What a reader should know, a sentence each.</summary>
    public required ImmutableArray<string> Warnings { get; init; }
}

/// <summary>How many pairs a covariate costs.</summary>
/// <param name="Covariate">Its name.</param>
/// <param name="Missing">Measured pairs that lack it.</param>
/// <param name="AloneMissing">Measured pairs that lack it and nothing else.</param>
public sealed record MissingCovariate(string Covariate, int Missing, int AloneMissing);

/// <summary>A covariate that is not in a period's model.</summary>
/// <param name="Covariate">Its name.</param>
/// <param name="Reason">Why, to be read after "was left out because".</param>
public sealed record LeftOutCovariate(string Covariate, string Reason);

/// <summary>How a covariate goes with disagreement, the others held equal.</summary>
/// <param name="Name">The covariate.</param>
/// <param name="Block">Its block.</param>
/// <param name="Estimate">The difference of disagreement that goes with one unit of the covariate.</param>
/// <param name="Standardized">The same in standard deviations of both; null if disagreement does not vary.</param>
/// <param name="Se">The dyadic-robust standard error; null if it can't be estimated.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="P">The p-value with dyadic-robust errors.</param>
/// <param name="PHolm">The same, adjusted after Holm for all coefficients of the period [Holm1979].</param>
/// <param name="PMrqap">The p-value of the permutation test; null if it was left out.</param>
/// <param name="DegreesOfFreedom">How many actors the standard error rests on, in [1, N − 1]; below 10 trust the permutation test rather.</param>
public sealed record DriverCoefficient(
    string Name,
    DriverBlock Block,
    double Estimate,
    double? Standardized,
    double? Se,
    double? Low,
    double? High,
    double? P,
    double? PHolm,
    double? PMrqap,
    double DegreesOfFreedom);

/// <summary>How much of the differences in disagreement a block goes with.</summary>
/// <param name="Block">The block.</param>
/// <param name="Key">Its key, F1 to F4.</param>
/// <param name="Name">Its name.</param>
/// <param name="Share">Its Shapley share of the variance, with its leave-one-actor-out interval; in [0, 1].</param>
/// <param name="OfExplained">The same as a share of R²; null if R² is 0.</param>
/// <param name="ByChance">The mean share when the actors are shuffled: what so many covariates explain of anything.</param>
/// <param name="P">The share of shuffles in which the block explains as much or more; in (0, 1].</param>
public sealed record DriverBlockShare(DriverBlock Block, string Key, string Name, Estimate Share, double? OfExplained, double ByChance, double P);
