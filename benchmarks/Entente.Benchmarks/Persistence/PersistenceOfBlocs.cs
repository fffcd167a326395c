using BenchmarkDotNet.Attributes;
using Entente.Diagnosis.Persistence;
using Entente.Measures.IdealPoints;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Benchmarks.Persistence;

/// <summary>The blocs of sessions 40 to 44 in all sessions of the General Assembly: 1,000 draws and 999 permutations each.</summary>
public class PersistenceOfBlocs
{
    private StanceRecord _record = null!;
    private ActorPositions _positions = null!;

    [GlobalSetup]
    public void Fit()
    {
        _record = GeneralAssembly.Read();
        _positions = ActorPositions.Of(IdealPointModel.Fit(_record));
    }

    [Benchmark(Description = "persistence of two blocs, all sessions")]
    public int Persist() => BlocPersistence.ByPeriod(_record, _positions, ReferenceBlocs.Of(_record, _positions, 40, 44)).Length;
}
