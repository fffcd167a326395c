using System.Collections.Immutable;

namespace Entente.Measures.IdealPoints;

/// <summary>How ideal points are estimated. The model is the same for all three; see docs/measures/ideal-points.md.</summary>
public enum IdealPointEstimator
{
    /// <summary>Deterministic: posterior means by a Gaussian variational fit, with standard deviations corrected for the items' uncertainty. Seconds.</summary>
    Fast = 0,

    /// <summary>An exact sampler of the model with a two-sided random-walk prior, in several chains. Minutes.</summary>
    Proper = 1,

    /// <summary>The sampler behind the published UN estimates, reproduced as it is. It is not a valid Gibbs sampler. Minutes.</summary>
    Published = 2,
}

/// <summary>Which periods ideal points move over.</summary>
public enum IdealPointPeriods
{
    /// <summary>Sessions where the record has any, else one period.</summary>
    Automatic = 0,

    /// <summary>The period of each proposition: its session, else its year.</summary>
    Own = 1,

    /// <summary>One period, with the key 0, for the whole record: a static fit.</summary>
    One = 2,
}

/// <summary>An actor whose starting position fixes where the estimate starts and, for the first of them, the sign.</summary>
/// <param name="Code">The actor's code.</param>
/// <param name="Start">Its starting position on the scale of the result (mean 0, standard deviation 1).</param>
public readonly record struct IdealPointAnchor(string Code, double Start);

/// <summary>Settings of a fit of ideal points.</summary>
public sealed record IdealPointOptions
{
    /// <summary>The anchors of the published UN estimates: USA, Canada, United Kingdom and Israel at 3, the Soviet Union and East Germany at −2.</summary>
    public static ImmutableArray<IdealPointAnchor> UnitedNationsAnchors { get; } =
        [new("USA", 3), new("CAN", 3), new("GBR", 3), new("ISR", 3), new("RUS", -2), new("DDR", -2)];

    /// <summary>The estimator; <see cref="IdealPointEstimator.Fast"/> by default.</summary>
    public IdealPointEstimator Estimator { get; init; }

    /// <summary>Which propositions and actors count; null (the default) is <see cref="IdealPointSample.Published"/> for records with sessions
    /// and <see cref="IdealPointSample.All"/> elsewhere.</summary>
    public IdealPointSample? Sample { get; init; }

    /// <summary>Which periods points move over; automatic by default.</summary>
    public IdealPointPeriods Periods { get; init; }

    /// <summary>Starting positions; the first anchor that is present and starts away from 0 also fixes the sign: its mean position gets
    /// the sign of its start. Null (the default) is <see cref="UnitedNationsAnchors"/> where the record has USA and RUS; elsewhere
    /// starts come from the first principal component and the sign from <see cref="Positive"/>.</summary>
    public ImmutableArray<IdealPointAnchor>? Anchors { get; init; }

    /// <summary>The code of the actor whose mean position is positive. Null (the default): the first anchor decides; without anchors USA if
    /// present, else the actor whose position is farthest from 0, weighted by the root of its stances.</summary>
    public string? Positive { get; init; }

    /// <summary>The probability that intervals hold, in (0, 1); .9 by default.</summary>
    public double Interval { get; init; } = 0.9;

    /// <summary>Kept sweeps of a sampler, after burn-in, for each chain. Null (the default): 20,000 published, 2,000 proper.</summary>
    public int? Sweeps { get; init; }

    /// <summary>Sweeps of a sampler that are thrown away first. Null (the default): 4,000 published, 1,000 proper.</summary>
    public int? BurnIn { get; init; }

    /// <summary>Every how many kept sweeps a draw is stored. Null (the default): 50 published, 10 proper; fewer where less than 100 draws would remain.</summary>
    public int? Thin { get; init; }

    /// <summary>Independent chains of the proper sampler; 2 by default, 1 or more. The published sampler has one.</summary>
    public int Chains { get; init; } = 2;

    /// <summary>Most iterations of the fast fit; 200 by default. A fit that stops there says so.</summary>
    public int MaxIterations { get; init; } = 200;

    /// <summary>The fast fit has converged when no point moves by more than this in an iteration; .0005 by default.</summary>
    public double Tolerance { get; init; } = 5e-4;

    /// <summary>The seed of all randomness; the fast fit uses none. Null (the default) is <see cref="DefaultSeed"/> of the estimator.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The seed that counts: the one asked for, or the estimator's own.</summary>
    public ulong SeedInUse => Seed ?? DefaultSeed(Estimator);

    /// <summary>Threads; 0 (the default) is all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>The seed of an estimator when none is asked for: 1, and 3 for the published sampler.</summary>
    /// <remarks>The levels of the first sessions hang on chance in the published sampler, in its own published run too. That run cannot be repeated, its
    /// seed being unknown; of the seeds 1, 2 and 3, the third comes nearest to it. The page of the measure has the figures of all three.</remarks>
    /// <param name="estimator">The estimator.</param>
    public static ulong DefaultSeed(IdealPointEstimator estimator) => estimator == IdealPointEstimator.Published ? 3UL : 1UL;

    internal int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;

    /// <summary>Checks every range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    internal static void Check(IdealPointOptions options)
    {
        Require(options.Interval is > 0 and < 1, options.Interval, "Interval: expected a probability between 0 and 1.");
        Require(options.Sweeps is null or > 0, options.Sweeps, "Sweeps: expected 1 or more.");
        Require(options.BurnIn is null or >= 0, options.BurnIn, "BurnIn: expected 0 or more.");
        Require(options.Thin is null or > 0, options.Thin, "Thin: expected 1 or more.");
        Require(options.Chains >= 1, options.Chains, "Chains: expected 1 or more.");
        Require(options.MaxIterations >= 1, options.MaxIterations, "MaxIterations: expected 1 or more.");
        Require(options.Threads >= 0, options.Threads, "Threads: expected 0 (all cores) or more.");
        Require(options.Tolerance > 0, options.Tolerance, "Tolerance: expected a positive number.");
        Require(Enum.IsDefined(options.Estimator), options.Estimator, "Estimator: expected fast, proper or published.");
        Require(Enum.IsDefined(options.Periods), options.Periods, "Periods: expected automatic, own or one.");

        void Require(bool holds, object? found, string expected)
        {
            if (!holds) throw new ArgumentOutOfRangeException(nameof(options), found, expected);
        }
    }
}
