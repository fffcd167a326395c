using System.Globalization;
using System.IO.Compression;
using Entente.Records;

namespace Entente.Measures.Tests.IdealPoints;

/// <summary>The record of the UN General Assembly from <c>data/unga</c>, read with plain gzip and split: enough for these tests.</summary>
internal static class AssemblyRecord
{
    public static StanceRecord Read(string folder)
    {
        var items = Links(folder);
        var rows = Lines(folder, "rollcalls").Select(Fields).ToArray();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var propositions = new List<Proposition>();
        foreach (var row in rows)
        {
            index[row[0]] = propositions.Count;
            propositions.Add(new Proposition(row[0])
            {
                Session = int.Parse(row[1], CultureInfo.InvariantCulture),
                Date = DateOnly.ParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                IsAmendment = row[4].Length == 0 ? null : row[4] == "1",
                IsParagraph = row[5].Length == 0 ? null : row[5] == "1",
                Title = row[7],
                Item = items.GetValueOrDefault(row[0], row[0]),
            });
        }

        var actorIndex = new Dictionary<string, int>(StringComparer.Ordinal);
        var actors = new List<Actor>();
        var (who, what, stances) = (new List<int>(), new List<int>(), new List<Stance>());
        foreach (var line in Lines(folder, "votes"))
        {
            var row = Fields(line);
            if (!actorIndex.TryGetValue(row[1], out var actor))
            {
                actorIndex[row[1]] = actor = actors.Count;
                actors.Add(new Actor(row[1], row[2]));
            }

            who.Add(actor);
            what.Add(index[row[0]]);
            stances.Add(row[3] switch { "yes" => Stance.Support, "abstain" => Stance.Reserve, _ => Stance.Oppose });
        }

        return StanceRecord.Create("unga", actors, propositions, [.. who], [.. what], [.. stances]);
    }

    public static string[] Lines(string folder, string table)
    {
        var path = Path.Combine(folder, table + ".csv.gz");
        if (!File.Exists(path)) return [];
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    public static string[] Fields(string line)
    {
        var fields = new List<string>();
        var (start, quoted) = (0, false);
        for (var place = 0; place <= line.Length; place++)
        {
            if (place < line.Length && line[place] == '"') quoted = !quoted;
            if (place < line.Length && (quoted || line[place] != ',')) continue;
            fields.Add(line[start..place].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));
            start = place + 1;
        }

        return [.. fields];
    }

    /// <summary>Down the list of pairs from the largest rcid2, every item equal to rcid2 becomes the smallest rcid1 of that rcid2.</summary>
    private static Dictionary<string, string> Links(string folder)
    {
        var item = Lines(folder, "rollcalls").Select(line => line.Split(',', 2)[0]).ToDictionary(id => id, id => id, StringComparer.Ordinal);
        var pairs = Lines(folder, "matched-rollcalls")
            .Select(line => line.Split(',').Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToArray())
            .GroupBy(pair => pair[1]).OrderByDescending(group => group.Key);
        foreach (var group in pairs)
        {
            var (from, to) = (group.Key.ToString(CultureInfo.InvariantCulture), group.Min(pair => pair[0]).ToString(CultureInfo.InvariantCulture));
            foreach (var id in item.Keys.Where(id => item[id] == from).ToArray()) item[id] = to;
        }

        return item;
    }
}
