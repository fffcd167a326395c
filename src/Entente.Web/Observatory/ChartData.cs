using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Entente.Web.Observatory;

/// <summary>The part of a document that the charts of one page draw from. Characters that could end the script element early are written as \u escapes; reals have five decimals.</summary>
internal static class ChartData
{
    private const int TitleLength = 90;
    private static readonly JsonWriterOptions Escaping = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // What no chart draws.
    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal)
    {
        "intervals", "pi", "kappa", "sd", "text", "byPopulation", "byCapability", "depth", "reach", "used", "date", "issues", "topics", "goalLevel", "support", "reserve", "oppose", "representative",
    };

    /// <summary>The JSON of the members at some paths.</summary>
    /// <param name="root">The document.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="keeps">Which rows of the arrays at a path belong to it; null for all.</param>
    public static string Of(JsonElement root, IReadOnlyList<string> paths, Func<string, JsonElement, bool>? keeps)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Escaping)) Write(writer, root, "", paths, keeps);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, string path, IReadOnlyList<string> paths, Func<string, JsonElement, bool>? keeps)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    var inner = path.Length == 0 ? member.Name : $"{path}/{member.Name}";
                    if (!paths.Any(wanted => Covers(wanted, inner) || wanted.StartsWith(inner + "/", StringComparison.Ordinal)) || IsIdle(inner, member.Name)) continue;
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, inner, paths, keeps);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    if (keeps is null || keeps(path, item)) Write(writer, item, path, paths, keeps);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                var text = value.GetString()!;
                writer.WriteStringValue(path == "consensus/propositions/title" && text.Length > TitleLength ? text[..(char.IsHighSurrogate(text[TitleLength - 1]) ? TitleLength - 1 : TitleLength)] + "…" : text);
                break;
            case JsonValueKind.Number when !value.TryGetInt64(out _):
                writer.WriteNumberValue(Math.Round(value.GetDouble(), 5));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool Covers(string wanted, string path) => path == wanted || path.StartsWith(wanted + "/", StringComparison.Ordinal);

    private static bool IsIdle(string path, string name) =>
        path == "consensus/propositions/blocs" || path == "agreement/groups"
        || (Idle.Contains(name) && !path.StartsWith("record", StringComparison.Ordinal) && path is not ("consensus/byGoalLevel/goalLevel" or "bridges/propositions"));
}
