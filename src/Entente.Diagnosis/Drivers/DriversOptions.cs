using System.Collections.Immutable;
using Entente.Diagnosis.Regression;

namespace Entente.Diagnosis.Drivers;

/// <summary>What the disagreement of two actors in a period is taken to be.</summary>
public enum DisagreementOutcome
{
    /// <summary>The mean of |x − y|/2 over their common propositions, stances coded −1, 0, 1: 0 is the same stance throughout, 1 the opposite. The default.</summary>
    Distance = 0,

    /// <summary>1 less Scott's π with linear weights: disagreement beyond what the pair's shares of the stances give by chance [Hage2011]; 1 is chance.</summary>
    ChanceCorrected = 1,

    /// <summary>How far apart their mean positions in the period are, in the unit of the positions; needs positions, such as ideal points.</summary>
    Positions = 2,
}

/// <summary>Settings of the model of disagreement.</summary>
public sealed record DriversOptions
{
    /// <summary>What disagreement is; distance over common propositions by default.</summary>
    public DisagreementOutcome Outcome { get; init; }

    /// <summary>The periods, each fitted for itself; empty (the default) stands for the calendar decades of the record.</summary>
    public ImmutableArray<YearRange> Periods { get; init; } = [];

    /// <summary>
    /// The covariates; <see cref="DriverCovariates.Default"/> by default. <see cref="DriverCovariates.Diversity"/> can be added, at the cost of states that
    /// lack its values.
    /// </summary>
    public ImmutableArray<DriverCovariate> Covariates { get; init; } = DriverCovariates.Default;

    /// <summary>The fewest common propositions of a pair in a period; 10 by default. Pairs with fewer are not measured.</summary>
    public int LeastCommon { get; init; } = 10;

    /// <summary>
    /// The least share of the measured pairs that must have a covariate, in [0, 1]; .5 by default. In a period in which fewer have it, the covariate is
    /// left out, and named, rather than the pairs.
    /// </summary>
    public double LeastCoverage { get; init; } = 0.5;

    /// <summary>For how many years a series that has ended lends later periods its last values; 5 by default, 0 for never.</summary>
    public int CarryForward { get; init; } = 5;

    /// <summary>Permutations of the MRQAP test; 1,000 by default; 0 leaves the test out.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>Shuffles that tell what a block explains by chance; 1,000 by default, 1 or more.</summary>
    public int Shuffles { get; init; } = 1000;

    /// <summary>The level of the intervals, in (0, 1); .9 by default.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>The correction of the dyadic-robust errors; bias reduction by default.</summary>
    public DyadicCorrection Correction { get; init; }

    /// <summary>The seed; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads; 0 (the default) is all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal static void Validate(DriversOptions options)
    {
        Require(Enum.IsDefined(options.Outcome), $"Expected an outcome, distance, chance-corrected or positions; found {(int)options.Outcome}.");
        Require(options.Covariates.Length > 0, "Expected at least one covariate; found none.");
        Require(
            options.Covariates.Select(covariate => covariate.Name).Distinct(StringComparer.Ordinal).Count() == options.Covariates.Length,
            "Expected covariates with different names; found one twice.");
        Require(options.LeastCommon >= 1, $"Expected 1 common proposition or more; found {options.LeastCommon}.");
        Require(options.LeastCoverage is >= 0 and <= 1, $"Expected a least coverage between 0 and 1; found {options.LeastCoverage}.");
        Require(options.CarryForward >= 0, $"Expected to carry values forward for 0 years or more; found {options.CarryForward}.");
        Require(options.Permutations >= 0, $"Expected 0 permutations or more; found {options.Permutations}.");
        Require(options.Shuffles >= 1, $"Expected 1 shuffle or more; found {options.Shuffles}.");
        Require(options.Level is > 0 and < 1, $"Expected a level between 0 and 1; found {options.Level}.");
        Require(options.Threads >= 0, $"Expected 0 (all cores) or more threads; found {options.Threads}.");
        foreach (var period in options.Periods) Require(period.From <= period.To, $"Expected a period that ends no earlier than it begins; found {period}.");

        void Require(bool holds, string message)
        {
            if (!holds) throw new ArgumentException(message, nameof(options));
        }
    }
}
