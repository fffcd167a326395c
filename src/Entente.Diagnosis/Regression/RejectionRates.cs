using System.Collections.Immutable;
using Entente.Measures.Randomness;

namespace Entente.Diagnosis.Regression;

/// <summary>Settings of a measurement of rejection rates.</summary>
public sealed record RejectionRatesOptions
{
    /// <summary>The seed; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The number of made data sets, 1 or more; 2,000 by default.</summary>
    public int Simulations { get; init; } = 2000;

    /// <summary>The number of actors in each, 4 or more; 60 by default, so 1,770 pairs.</summary>
    public int Actors { get; init; } = 60;

    /// <summary>The number of permutations of each MRQAP test, 1 or more; 99 by default, with which 5 % is exact.</summary>
    public int Permutations { get; init; } = 99;

    /// <summary>The nominal level of the tests, in (0, 1); .05 by default.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>The correction of the dyadic-robust errors.</summary>
    public DyadicCorrection Correction { get; init; }

    /// <summary>Threads; 0 (the default) is all cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>How often tests of one kind reject a regressor that has no effect.</summary>
/// <param name="Regressor">The regressor: the distance of a trait, the sum of a trait, or noise of the pair.</param>
/// <param name="Simulations">The number of made data sets.</param>
/// <param name="Classic">The share rejected with errors that take pairs as independent; in [0, 1].</param>
/// <param name="Dyadic">The share rejected with dyadic-robust errors; near the nominal level if the test is honest.</param>
/// <param name="Mrqap">The share rejected by MRQAP.</param>
public sealed record RejectionRate(string Regressor, int Simulations, double Classic, double Dyadic, double Mrqap);

/// <summary>Measures how often the tests of dyadic regressions reject what is true, on made data in which no regressor has an effect.</summary>
/// <remarks>
/// The outcome has effects of actors and a hidden distance, and so have the regressors: the case in which errors that take pairs as
/// independent are far too small. A rate over 2,000 data sets is itself uncertain by ±.01 (two standard errors).
/// </remarks>
public static class RejectionRates
{
    /// <summary>Measures the rates.</summary>
    /// <param name="options">Seed, number and size of the data sets, level.</param>
    /// <param name="progress">Told the share of data sets that are done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>A rate for each of the three regressors.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static ImmutableArray<RejectionRate> Of(
        RejectionRatesOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new RejectionRatesOptions();
        if (options.Simulations < 1) throw new ArgumentException($"Expected 1 simulation or more; found {options.Simulations}.", nameof(options));
        if (options.Actors < DyadicRegression.FewestActors)
            throw new ArgumentException($"Expected {DyadicRegression.FewestActors} actors or more; found {options.Actors}.", nameof(options));
        if (!(options.Level > 0 && options.Level < 1)) throw new ArgumentException($"Expected a level between 0 and 1; found {options.Level}.", nameof(options));
        var mrqap = new MrqapOptions { Permutations = options.Permutations, Threads = 1 };
        MrqapOptions.Validate(mrqap);
        var parallelism = new MrqapOptions { Threads = options.Threads }.Parallelism(cancellation);

        string[] names = [NullPairs.Distance, NullPairs.Sum, NullPairs.Noise];
        var rejected = new bool[options.Simulations, names.Length, 3];
        var done = 0;
        Parallel.For(0, options.Simulations, parallelism, simulation =>
        {
            var sample = NullPairs.Make(new CounterRandom(options.Seed, (ulong)simulation), options.Actors);
            var design = OrthogonalDesign.Of(sample);
            var fit = DyadicRegression.Fit(sample, design, new DyadicRegressionOptions { Correction = options.Correction });
            var seed = CounterRandom.Mix(options.Seed + (ulong)simulation);
            var test = Mrqap.Test(sample, design, mrqap with { Seed = seed }, cancellation);
            for (var regressor = 0; regressor < names.Length; regressor++)
            {
                var coefficient = fit[names[regressor]]!;
                rejected[simulation, regressor, 0] = Math.Abs(coefficient.Estimate / coefficient.ClassicStandardError!.Value) > NormalReach(options.Level);
                rejected[simulation, regressor, 1] = coefficient.P <= options.Level;
                rejected[simulation, regressor, 2] = test[names[regressor]]!.P <= options.Level;
            }

            progress?.Report((double)Interlocked.Increment(ref done) / options.Simulations);
        });

        return
        [
            .. names.Select((name, regressor) => new RejectionRate(
                name, options.Simulations, Share(rejected, regressor, 0), Share(rejected, regressor, 1), Share(rejected, regressor, 2))),
        ];
    }

    private static double NormalReach(double level) => Measures.Numerics.Normal.Quantile(1 - (level / 2));

    private static double Share(bool[,,] rejected, int regressor, int method) =>
        Enumerable.Range(0, rejected.GetLength(0)).Count(simulation => rejected[simulation, regressor, method]) / (double)rejected.GetLength(0);
}
