using BenchmarkDotNet.Attributes;
using Entente.Records;
using Entente.Records.Quality;
using Entente.Records.Sources;

namespace Entente.Benchmarks.Reading;

/// <summary>Reading real records, and inspecting one. Needs the real data beside the repository.</summary>
[MemoryDiagnoser]
public class ReadRecords
{
    private static readonly string Data = FindData();
    private readonly StanceRecord _unga = RecordReader.Read(Path.Combine(Data, "unga"));

    [Benchmark]
    public StanceRecord Unga() => RecordReader.Read(Path.Combine(Data, "unga"));

    [Benchmark]
    public StanceRecord PolisConversation() => RecordReader.Read(Path.Combine(Data, "polis", "vtaiwan.uberx"));

    [Benchmark]
    public RecordInspection InspectUnga() => RecordInspection.Of(_unga);

    private static string FindData()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds shared/data.");
    }
}
