using System.IO.Compression;
using System.Text;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Measures.Tests;

/// <summary>The record of the UN General Assembly, read once for all tests that need it; they skip on machines without the data.</summary>
internal static class UngaVotes
{
    private static readonly Lazy<StanceRecord> Whole = new(() => RecordReader.Read(SharedData.Require("unga")));

    public static StanceRecord Record
    {
        get
        {
            SharedData.Require("unga");
            return Whole.Value;
        }
    }

    /// <summary>The rows of a table, split at commas and quotes.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(SharedData.Require("unga", file)), CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { } line)
        {
            if (!line.Contains('"', StringComparison.Ordinal))
            {
                yield return line.Split(',');
                continue;
            }

            while (line.Count(character => character == '"') % 2 != 0) line += "\n" + text.ReadLine();
            yield return Fields(line);
        }
    }

    private static string[] Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(character);
            }
        }

        return [.. fields, field.ToString()];
    }
}
