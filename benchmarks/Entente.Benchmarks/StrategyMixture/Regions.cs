using BenchmarkDotNet.Attributes;
using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.StrategyMixture;

namespace Entente.Benchmarks.StrategyMixture;

/// <summary>The mixtures of all regions and periods with 2,000 draws of weights, the covariates read beforehand.</summary>
[MemoryDiagnoser]
public class Regions
{
    private CovariateStore _covariates = null!;

    [GlobalSetup]
    public void Read() => _covariates = CovariateStore.Read(
        new[] { "peace", "treaties", "vetoes" }.Select(folder => Path.Combine(Path.GetDirectoryName(GeneralAssembly.Folder)!, folder)), CovariateSchema.Default.Only(RegionalMixture.Series));

    [Benchmark(Description = "14 regions × 8 periods")]
    public int Mixtures() => RegionalMixture.Of(_covariates).Points.Length;
}
