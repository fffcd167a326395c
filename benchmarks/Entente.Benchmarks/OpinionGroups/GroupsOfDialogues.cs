using BenchmarkDotNet.Attributes;
using Entente.Measures.OpinionGroups;
using Entente.Records;
using Entente.TestKit;

namespace Entente.Benchmarks.OpinionGroups;

/// <summary>
/// The dialogue's own method on the generated dialogue. Lines to keep: from scratch 0.5 s and 150 MB for 20,000 × 500 at 10 % density,
/// 10 s for 100,000 × 1,000 at 5 %; after 1,000
/// new stances 50 ms.
/// </summary>
[MemoryDiagnoser]
public class GroupsOfDialogues
{
    private StanceField _field = null!;
    private GroupAnalysis _settled = null!;
    private int _turn;

    [Params("2,000 × 200", "20,000 × 500", "100,000 × 1,000")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Make()
    {
        _field = StanceField.Of(Size switch
        {
            "2,000 × 200" => SyntheticRecord.Dialogue(2_000, 200, 0.15),
            "20,000 × 500" => SyntheticRecord.Dialogue(),
            _ => SyntheticRecord.Dialogue(100_000, 1_000, 0.05),
        });
        _settled = _field.Snapshot().Analyse();
    }

    [Benchmark(Description = "groups, consensus, representative statements from scratch")]
    public int Scratch() => _field.Snapshot().Analyse().Statements.Length;

    [Benchmark(Description = "1,000 stances taken and the result updated")]
    public int Update()
    {
        _turn++;
        for (var taken = 0; taken < 1_000; taken++)
            _field.Take((taken * 17) % _field.ActorCount, (taken + _turn) % _field.StatementCount, (Stance)(1 + (taken % 3)));
        return _field.Snapshot().Update(_settled).Statements.Length;
    }
}

/// <summary>One draw of the next statement among 500, of which the participant has seen 50. Line to keep: a few microseconds, nothing
/// allocated.</summary>
[MemoryDiagnoser]
public class DrawsOfStatements
{
    private readonly double[] _memory = new double[500];
    private readonly bool[] _isSeen = new bool[500];
    private StatementRoute _route = null!;
    private double _uniform;

    [GlobalSetup]
    public void Make()
    {
        _route = StatementRoute.Of(StanceSheet.Of(SyntheticRecord.Dialogue(2_000)).Analyse());
        for (var seen = 0; seen < 500; seen += 10) _isSeen[seen] = true;
    }

    [Benchmark(Description = "draw of the next of 500 statements")]
    public int? Draw()
    {
        _uniform = (_uniform + 0.6180339887498949) % 1;
        return _route.Draw(_isSeen, _uniform, _memory);
    }
}
