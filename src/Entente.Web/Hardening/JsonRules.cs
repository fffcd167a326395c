using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Web.Problems;

namespace Entente.Web.Hardening;

/// <summary>How JSON is read and written by every endpoint: nothing is guessed, nothing is passed over in silence.</summary>
public static class JsonRules
{
    /// <summary>Sets the rules: camel case, limited depth, no unknown, missing or doubled members, no texts that are not Unicode or hold null bytes.</summary>
    /// <param name="json">The options of an endpoint's serializer.</param>
    /// <param name="depth">How deep it may be nested.</param>
    public static void Apply(JsonSerializerOptions json, int depth)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.PropertyNameCaseInsensitive = false;
        json.MaxDepth = depth;
        json.AllowDuplicateProperties = false;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.ReadCommentHandling = JsonCommentHandling.Disallow;
        json.AllowTrailingCommas = false;
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.Converters.Add(new PlainTextConverter());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.TypeInfoResolverChain.Insert(0, WorkbenchJson.Default);
    }

    /// <summary>Reads texts and refuses control characters other than tab and line ends.</summary>
    private sealed class PlainTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) throw new JsonException("The JSON value could not be converted to a text.");
            string text;
            try
            {
                text = reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                throw new UnfitTextException("A text is no valid Unicode");
            }

            foreach (var character in text)
            {
                if (character is < ' ' and not ('\t' or '\n' or '\r') or '\u007F')
                    throw new UnfitTextException("A text holds a null byte or another control character; only tabs and line ends may stand there");
            }

            return text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options)!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
    }
}
