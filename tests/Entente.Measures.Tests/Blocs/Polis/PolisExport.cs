using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Records;
using Entente.TestKit;

namespace Entente.Measures.Tests.Blocs.Polis;

/// <summary>Conversations fed to the mathematics exactly as the references were: votes by time, moderation first.</summary>
internal static class PolisExport
{
    public static StanceRecord Read(string conversation)
    {
        var moderated = Rows(Path.Combine(SharedData.Require("polis", conversation), "comments.csv")).ToDictionary(row => row["comment-id"], row => row["moderated"]);
        return Record(conversation, Votes(conversation), id => moderated[id] == "-1" ? Moderation.Rejected : Moderation.None);
    }

    /// <summary>Every vote, repeated ones too, by time.</summary>
    public static (string Actor, string Statement, int Vote)[] Votes(string conversation) =>
        [.. Rows(Path.Combine(SharedData.Require("polis", conversation), "votes.csv"))
            .OrderBy(row => Number(row["timestamp"]))
            .Select(row => (row["voter-id"], row["comment-id"], (int)Number(row["vote"])))];

    public static StanceRecord Record(
        string name, IEnumerable<(string Actor, string Statement, int Vote)> votes, Func<string, Moderation> moderation)
    {
        var actors = new Dictionary<string, int>();
        var statements = new Dictionary<string, int>();
        List<int> stanceActors = [], stanceStatements = [];
        var stances = new List<Stance>();
        foreach (var (actor, statement, vote) in votes)
        {
            actors.TryAdd(actor, actors.Count);
            statements.TryAdd(statement, statements.Count);
            stanceActors.Add(actors[actor]);
            stanceStatements.Add(statements[statement]);
            stances.Add(Stances.FromCode(vote));
        }

        return StanceRecord.Create(
            name,
            actors.Keys.Select(code => new Actor(code, code)),
            statements.Keys.Select(id => new Proposition(id) { Moderation = moderation(id) }),
            [.. stanceActors],
            [.. stanceStatements],
            [.. stances]);
    }

    public static JsonElement Json(params string[] path) =>
        JsonDocument.Parse(File.ReadAllText(SharedData.Require(["polis-math", .. path]))).RootElement;

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetDouble())];

    public static int[] Ints(this JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Null ? -1 : item.GetInt32())];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        var rows = Split(File.ReadAllText(path));
        var header = rows[0];
        return rows.Skip(1).Select(row => header.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    private static List<List<string>> Split(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (isQuoted && letter == '"' && at + 1 < text.Length && text[at + 1] == '"') field.Append(text[at++]);
            else if (letter == '"') isQuoted = !isQuoted;
            else if (isQuoted || letter is not (',' or '\n' or '\r')) field.Append(letter);
            else if (letter != '\r')
            {
                row.Add(field.ToString());
                field.Clear();
                if (letter == ',') continue;
                rows.Add(row);
                row = [];
            }
        }

        return rows;
    }
}
