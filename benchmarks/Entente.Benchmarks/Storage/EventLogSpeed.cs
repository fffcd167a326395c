using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Entente.Dialogue;
using Entente.Dialogue.Storage;

namespace Entente.Benchmarks.Storage;

/// <summary>Durable appends with a thousand in flight, and the verification of a million events of 200 bytes.
/// PostgreSQL, an empty database, is named by the variable <c>ENTENTE_POSTGRES</c>.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class EventLogSpeed
{
    private const int InFlight = 1000;
    private const int Appends = 20_000;
    private const int Events = 1_000_000;
    private const int EventsAtOnce = 10_000;
    private static readonly DialogueId Long = DialogueId.Parse("long");
    private readonly byte[] _payload = Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('x', 189)}\"}}");
    private string _folder = "";
    private IEventLog _log = null!;
    private IDialogueLog[] _handles = [];
    private int _next;

    [Params("SQLite", "PostgreSQL")]
    public string Database { get; set; } = "";

    [GlobalSetup]
    public async Task OpenAsync()
    {
        _folder = Directory.CreateTempSubdirectory("entente-storage-").FullName;
        _log = Database == "SQLite"
            ? await EventLogs.OpenSqliteAsync(_folder, new(), TimeProvider.System, default)
            : await EventLogs.OpenPostgresAsync(Environment.GetEnvironmentVariable("ENTENTE_POSTGRES") ?? throw new InvalidOperationException("ENTENTE_POSTGRES names no database."), new(), TimeProvider.System, default);
        await using var handle = await _log.OpenAsync(Long, default);
        var events = Enumerable.Range(0, EventsAtOnce).Select(_ => Event()).ToArray();
        while (handle.Head.Sequence < Events) await handle.AppendAsync(events, default);
        _handles = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => _log.OpenAsync(DialogueId.Parse($"talks-{number}"), default)));
    }

    /// <summary>20,000 appends of one event each to ten dialogues, a thousand at a time in flight.</summary>
    [Benchmark(OperationsPerInvoke = Appends)]
    public Task Append() => Task.WhenAll(Enumerable.Range(0, InFlight).Select(async caller =>
    {
        for (var turn = 0; turn < Appends / InFlight; turn++) await _handles[caller % _handles.Length].AppendAsync([Event()], default);
    }));

    /// <summary>The verification of a dialogue of a million events.</summary>
    [Benchmark]
    public async Task Verify()
    {
        if (!(await _log.VerifyAsync(Long, null, default)).IsIntact) throw new InvalidOperationException("The log is not intact.");
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private EventData Event() => new("StanceTaken", DateTimeOffset.UnixEpoch.AddSeconds(Interlocked.Increment(ref _next)), _payload);
}
