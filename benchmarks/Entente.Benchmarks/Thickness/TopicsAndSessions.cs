using BenchmarkDotNet.Attributes;
using Entente.Measures.Consensus;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Benchmarks.Thickness;

/// <summary>1,000 bootstrap replicates of thickness and its companions for every topic and session of the UN record (line to keep: 20 s).</summary>
[MemoryDiagnoser]
public class TopicsAndSessions
{
    private StanceRecord _record = null!;
    private ActorPositions _positions = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Read()
    {
        _record = GeneralAssembly.Read();
        // Any positions cost the same; these need no fit: an actor's share of support in the session.
        var points = Enumerable.Range(0, _record.Actors.Length).SelectMany(actor =>
        {
            var row = _record.OfActor(actor);
            var stances = new Dictionary<int, (int Sum, int Count)>();
            for (var i = 0; i < row.Length; i++)
            {
                var session = _record.Propositions[row.Indices[i]].Session!.Value;
                var (sum, count) = stances.GetValueOrDefault(session);
                stances[session] = (sum + row.Stances[i].Code(), count + 1);
            }

            return stances.Select(session => new PeriodPosition(actor, session.Key, session.Value.Sum / (double)session.Value.Count, null));
        });
        _positions = ActorPositions.FromPoints(_record, points, "share of support");
    }

    [Benchmark(Description = "thickness report, 1,000 replicates")]
    public int Report() => ThicknessReport.Of(_record, _positions, options: new() { Threads = Threads }).ByTopicAndPeriod.Length;
}
