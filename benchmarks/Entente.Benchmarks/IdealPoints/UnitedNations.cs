using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Benchmarks.IdealPoints;

/// <summary>
/// Ideal points of the whole UN record, after reading. Lines to keep, on 2 threads: the fast fit with corrected standard deviations 3 s and
/// 100 MB; 500 sweeps of a sampler 8 s. The last column divides the time by sweeps and 797,473 stances; with 1 thread that is what
/// one stance costs in one sweep.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(StanceCosts))]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class UnitedNations
{
    /// <summary>Sweeps of the samplers, burn-in included.</summary>
    internal const int Sweeps = 500;

    /// <summary>Stances in the sample of the published estimates.</summary>
    internal const int Stances = 797_473;

    private StanceRecord _record = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Read() => _record = GeneralAssembly.Read();

    [Benchmark(Description = "fast")]
    public int Fast() => Fit(IdealPointEstimator.Fast).Points.Length;

    [Benchmark(Description = "published, 500 sweeps")]
    public int Published() => Fit(IdealPointEstimator.Published).Points.Length;

    /// <summary>One chain; the fast fit that gives it its start is in the time.</summary>
    [Benchmark(Description = "proper, 500 sweeps")]
    public int Proper() => Fit(IdealPointEstimator.Proper).Points.Length;

    private IdealPointFit Fit(IdealPointEstimator estimator) => IdealPointModel.Fit(
        _record, new() { Estimator = estimator, BurnIn = Sweeps / 5, Sweeps = Sweeps - (Sweeps / 5), Chains = 1, Threads = Threads });
}
