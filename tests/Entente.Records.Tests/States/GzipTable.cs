using System.IO.Compression;
using Entente.TestKit;

namespace Entente.Records.Tests.States;

/// <summary>Columns of a compressed table of the real data. Only for columns before the first quoted one.</summary>
internal static class GzipTable
{
    /// <summary>The rows with the named columns, in the order of the names.</summary>
    public static IEnumerable<string[]> Read(string folder, string file, params string[] columns)
    {
        using var stream = new GZipStream(File.OpenRead(SharedData.Require(folder, file)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split(',');
        var places = columns.Select(column => Array.IndexOf(header, column)).ToArray();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return [.. places.Select(place => cells[place])];
        }
    }
}
