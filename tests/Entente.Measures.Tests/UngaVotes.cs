using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.Records;
using Entente.TestKit;

namespace Entente.Measures.Tests;

/// <summary>The record of the UN General Assembly, read once for all tests that need it; they skip on machines without the data.</summary>
internal static class UngaVotes
{
    private static readonly Lazy<StanceRecord> Whole = new(Read);

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

    private static StanceRecord Read()
    {
        var topics = Rows("issues.csv.gz").ToLookup(row => row[0], row => row[1], StringComparer.Ordinal);
        var propositions = Rows("rollcalls.csv.gz").Select(row => new Proposition(row[0])
        {
            Session = int.Parse(row[1], CultureInfo.InvariantCulture),
            Date = DateOnly.Parse(row[2], CultureInfo.InvariantCulture),
            Topics = [.. topics[row[0]]],
        }).ToList();
        var index = propositions.Select((proposition, place) => (proposition.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        var actors = new Dictionary<string, int>(StringComparer.Ordinal);
        List<int> who = [], what = [];
        List<Stance> how = [];
        foreach (var row in Rows("votes.csv.gz"))
        {
            if (!actors.TryGetValue(row[1], out var actor)) actors[row[1]] = actor = actors.Count;
            who.Add(actor);
            what.Add(index[row[0]]);
            how.Add(row[^1] switch { "yes" => Stance.Support, "no" => Stance.Oppose, _ => Stance.Reserve });
        }

        return StanceRecord.Create(
            "unga", actors.Keys.Select(code => new Actor(code, code)), propositions, [.. who], [.. what], [.. how]);
    }
}
