using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Cli.Tests;

/// <summary>
/// The leaves of a JSON document by their paths, with lists in an order that follows from what they hold: two documents that tell the same
/// of the same actors have the same leaves, in whatever order they list them.
/// </summary>
internal static class JsonLeaves
{
    // What names an element of a list; the first that is there counts.
    private static readonly string[][] Keys = [["actor"], ["party", "proposition"], ["id"], ["period"], ["code"], ["series"], ["name"]];

    /// <summary>The leaves.</summary>
    public static SortedDictionary<string, JsonElement> Of(string json)
    {
        var leaves = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        Gather(JsonNode.Parse(json)!, "", leaves);
        return leaves;
    }

    /// <summary>Requires that two documents tell the same.</summary>
    /// <param name="expected">The one.</param>
    /// <param name="actual">The other.</param>
    /// <param name="tolerance">How far numbers may lie apart, relative to those above 1; 0 asks for the same text.</param>
    /// <param name="leftOut">Which paths are not compared.</param>
    public static void AssertSame(string expected, string actual, double tolerance, Func<string, bool> leftOut)
    {
        var (one, two) = (Of(expected), Of(actual));
        var paths = one.Keys.Union(two.Keys).Where(path => !leftOut(path)).ToArray();
        Assert.NotEmpty(paths);
        var apart = paths.Where(path => !one.TryGetValue(path, out var first) || !two.TryGetValue(path, out var second) || !AreSame(first, second, tolerance)).ToArray();
        Assert.True(apart.Length == 0, $"{apart.Length} of {paths.Length} differ:\n" + string.Join('\n', apart.Take(30).Select(path =>
            $"{path}: {(one.TryGetValue(path, out var first) ? first : "nothing")} | {(two.TryGetValue(path, out var second) ? second : "nothing")}")));
    }

    private static bool AreSame(JsonElement first, JsonElement second, double tolerance)
    {
        if (first.ValueKind != second.ValueKind || first.ValueKind != JsonValueKind.Number || tolerance == 0) return first.GetRawText() == second.GetRawText();
        var (a, b) = (first.GetDouble(), second.GetDouble());
        return Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
    }

    private static void Gather(JsonNode? node, string path, SortedDictionary<string, JsonElement> leaves)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members) Gather(value, $"{path}/{name}", leaves);
                break;
            case JsonArray list when list.All(element => element is JsonValue value && value.GetValueKind() == JsonValueKind.String):
                leaves.Add(path, JsonSerializer.SerializeToElement(string.Join(' ', list.Select(element => element!.GetValue<string>()).Order(StringComparer.Ordinal))));
                break;
            case JsonArray list:
                var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                for (var place = 0; place < list.Count; place++)
                {
                    var name = NameOf(list[place]) ?? place.ToString(CultureInfo.InvariantCulture);
                    seen[name] = seen.GetValueOrDefault(name) + 1;
                    Gather(list[place], $"{path}[{name}{(seen[name] > 1 ? $"#{seen[name]}" : "")}]", leaves);
                }

                break;
            default:
                leaves.Add(path, node is null ? default(JsonElement?) ?? JsonSerializer.SerializeToElement<string?>(null) : JsonSerializer.SerializeToElement(node));
                break;
        }
    }

    // Pairs are told once, in either order.
    private static string? NameOf(JsonNode? element)
    {
        if (element is not JsonObject members) return null;
        if (members.ContainsKey("a") && members.ContainsKey("b"))
        {
            string[] pair = [members["a"]!.ToString(), members["b"]!.ToString()];
            Array.Sort(pair, StringComparer.Ordinal);
            (members["a"], members["b"]) = (pair[0], pair[1]);
            return string.Join('–', pair);
        }

        var key = Keys.FirstOrDefault(key => key.All(name => members[name] is JsonValue));
        var name = key is null ? null : string.Join(' ', key.Select(name => members[name]!.ToString()));
        return members["topic"] is JsonValue topic ? $"{topic} {name}" : members["group"] is JsonValue group ? $"{group} {name}" : name is not null && members["period"] is JsonValue period ? $"{name} {period}" : name;
    }
}
