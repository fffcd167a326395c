using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Entente.Diagnosis.Decomposition;
using Entente.Measures.IdealPoints;

namespace Entente.Benchmarks.Decomposition;

/// <summary>
/// Decompositions of the UN record with 1,000 replicates, after reading and fitting. Line to keep: the whole record cut in two, 60 s on 2 threads.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class DisagreementChanges
{
    private IdealPointFit _fit = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Fit() => _fit = IdealPointModel.Fit(GeneralAssembly.Read());

    [Benchmark(Description = "two decades")]
    public double Decades() => DisagreementChange.Of(_fit, new(1946, 1955), new(1975, 1984), new() { Threads = Threads }).Agenda.Value;

    [Benchmark(Description = "the whole record cut in two")]
    public double Halves() => DisagreementChange.Of(_fit, new(1946, 1983), new(1984, 2019), new() { Threads = Threads }).Agenda.Value;

    [Benchmark(Description = "pairs that stayed, came and left")]
    public double Dyads() => DyadChange.Of(_fit.Record, new(1946, 1983), new(1984, 2019), new() { Threads = Threads }).Total.Value;

    [Benchmark(Description = "agenda-adjusted thickness, all periods")]
    public int Thickness() => AgendaAdjustedThickness.Of(_fit, options: new() { Threads = Threads }).Periods.Length;
}
