using BenchmarkDotNet.Attributes;
using Entente.Measures.Blocs;
using Entente.Measures.Blocs.Polis;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Benchmarks.Blocs;

/// <summary>
/// Blocs and consensus by Polis' pipeline, two ticks: <c>vtaiwan.uberx</c> (line to keep: 0.1 s) and the generated dialogue of 20,000 × 500 at 10 %
/// density (line to keep: 1 s).
/// </summary>
[MemoryDiagnoser]
public class BlocsOfDialogues
{
    private StanceRecord _record = null!;

    [Params("vtaiwan.uberx", "generated")]
    public string Dialogue { get; set; } = "";

    [GlobalSetup]
    public void Read() => _record = Dialogue == "generated"
        ? SyntheticRecord.Dialogue()
        : RecordReader.Read(Path.Combine(GeneralAssembly.Folder, "..", "polis", Dialogue));

    [Benchmark(Description = "Polis, blocs and consensus")]
    public int Polis() => PolisMath.Measure(_record).Groups.Length;
}

/// <summary>Blocs of one session of the General Assembly, of 191 states, with 100 replicates.</summary>
public class BlocsOfAssemblies
{
    private StanceRecord _record = null!;

    [GlobalSetup]
    public void Read() => _record = GeneralAssembly.Read().Where(proposition => proposition.Session == 74).WithoutSilentActors();

    [Benchmark(Description = "assembly blocs, one session")]
    public int Assembly() => AssemblyBlocs.Find(_record).Partition.Count;
}
