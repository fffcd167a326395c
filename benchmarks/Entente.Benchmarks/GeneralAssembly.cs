using Entente.Records;
using Entente.Records.Sources;

namespace Entente.Benchmarks;

/// <summary>The record of the UN General Assembly, from ../shared/data/unga beside the repository.</summary>
public static class GeneralAssembly
{
    public static string Folder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (!File.Exists(Path.Combine(folder.FullName, "Entente.slnx"))) continue;
                var data = Path.Combine(folder.Parent!.FullName, "shared", "data", "unga");
                return Directory.Exists(data) ? data : throw new DirectoryNotFoundException($"This benchmark reads the votes of the General Assembly from {data}, which is not there.");
            }

            throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Entente.slnx.");
        }
    }

    public static StanceRecord Read() => RecordReader.Read(Folder);
}
