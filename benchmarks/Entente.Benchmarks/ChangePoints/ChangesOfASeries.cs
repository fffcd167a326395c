using BenchmarkDotNet.Attributes;
using Entente.Diagnosis.ChangePoints;
using Entente.Measures.Randomness;

namespace Entente.Benchmarks.ChangePoints;

/// <summary>A change at an unknown date in a series of 74 periods; every run has another seed, so that no table of noise is kept from the run before.</summary>
public class ChangesOfASeries
{
    private readonly PeriodSeries _series = PeriodSeries.Of(
        "made", Enumerable.Range(1, 74).Select(period => (period, (double?)(new CounterRandom(1).Uniform((ulong)period) + (period > 40 ? 1 : 0)))));

    private ulong _seed;

    [Params(ChangeKind.Level, ChangeKind.Trend)]
    public ChangeKind Kind { get; set; }

    [Benchmark(Description = "changes of one series, 1,999 replicates")]
    public int Find() => FoundChanges.Find(_series, new ChangePointOptions { Kind = Kind, Seed = ++_seed }).Changes.Length;
}
