using BenchmarkDotNet.Attributes;
using Entente.Diagnosis.Claims;
using Entente.Diagnosis.Covariates;
using Entente.Records;

namespace Entente.Benchmarks.Claims;

/// <summary>All claims of the essay on the record of the General Assembly with all covariates (line to keep: 3 minutes on two cores).</summary>
public class WholeLedger
{
    private StanceRecord _record = null!;
    private CovariateStore _covariates = null!;

    [GlobalSetup]
    public void Read()
    {
        _record = GeneralAssembly.Read();
        var data = Path.GetDirectoryName(GeneralAssembly.Folder)!;
        _covariates = CovariateStore.Read([Path.Combine(data, "peace"), Path.Combine(data, "treaties"), Path.Combine(data, "vetoes")]);
    }

    [Benchmark(Description = "claims ledger, 58 claims")]
    public int Ledger() => ClaimsLedger.Of(_record, _covariates).Tested;
}
