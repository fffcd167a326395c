using BenchmarkDotNet.Attributes;
using Entente.Measures.Agreement;
using Entente.Records;

namespace Entente.Benchmarks.Agreement;

/// <summary>S, κ, π, A and agreement for all 826,638 pairs of states and sessions (line to keep: .3 s), and of the whole record.</summary>
[MemoryDiagnoser]
public class AllPairs
{
    private StanceRecord _record = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Read() => _record = GeneralAssembly.Read();

    [Benchmark(Description = "all five measures, pairs by session")]
    public double BySession()
    {
        var sum = 0.0;
        foreach (var matrix in AgreementMatrix.ByPeriod(_record, new() { Threads = Threads }))
        {
            foreach (var pair in matrix.Pairs) sum += (pair.Agreement ?? 0) + (pair.S ?? 0) + (pair.Pi ?? 0) + (pair.Kappa ?? 0) + (pair.A ?? 0);
        }

        return sum;
    }

    [Benchmark(Description = "counts of all pairs, whole record")]
    public int Whole() => AgreementMatrix.Of(_record, new() { Threads = Threads }).PairCount;
}
