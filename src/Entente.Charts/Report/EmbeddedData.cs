using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Entente.Charts.Report;

/// <summary>The part of the document that the charts draw from, as JSON that is safe inside a script element.</summary>
/// <remarks>The encoder writes the characters that could end the element or a string early (angle brackets, ampersand, quotes, U+2028, U+2029) as \u escapes,
/// so no text of a record is ever seen as markup.</remarks>
internal static class EmbeddedData
{
    private const int TitleLength = 160;

    private static readonly JsonWriterOptions Escaping = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    public static string Of(Measured measured, ReportOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Escaping))
        {
            var tooMany = (measured.Record.Number("actors") ?? 0) > options.ActorsInMatrix;
            Write(writer, measured.Root!.Value, "", tooMany);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Copies a value, leaving out what no chart draws: texts and blocs of propositions, claims and indicators (they are printed), and a matrix too large to read.</summary>
    private static void Write(Utf8JsonWriter writer, JsonElement value, string path, bool tooManyActors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when path == "/consensus/propositions/*":
                Proposition(writer, value);
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    var inner = $"{path}/{member.Name}";
                    if (IsDrawn(inner, tooManyActors))
                    {
                        writer.WritePropertyName(member.Name);
                        Write(writer, member.Value, inner, tooManyActors);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Write(writer, item, path + "/*", tooManyActors);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                // Not WriteRawValue: the source may hold the characters that the encoder is here to escape.
                writer.WriteStringValue(value.GetString());
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool IsDrawn(string path, bool tooManyActors) => path switch
    {
        "/agreement/pairs" => !tooManyActors,
        "/agreement/groups" or "/agreement/pairs/*/pi" or "/agreement/pairs/*/kappa" or "/blocs/representative" or "/inspect/issues" or "/polarization/propositions"
            or "/claims" or "/covariates" or "/omissions" or "/bridges/propositions" or "/mixture/*/indicators"
            or "/decomposition/joined" or "/decomposition/left" or "/decomposition/groups" => false,
        _ => true,
    };

    private static void Proposition(Utf8JsonWriter writer, JsonElement value)
    {
        JsonElement? proposition = value;
        writer.WriteStartObject();
        if (proposition.Text("id") is { } id) writer.WriteString("id", id);
        if ((proposition.Text("title") ?? proposition.Text("text")) is { } title) writer.WriteString("title", Figures.Shortened(title, TitleLength));
        foreach (var name in new[] { "period", "class", "consensus", "worstBloc", "worstBlocSupport" })
        {
            if (proposition.Section(name) is not { } member) continue;
            writer.WritePropertyName(name);
            Write(writer, member, "", tooManyActors: false);
        }

        writer.WriteEndObject();
    }
}
