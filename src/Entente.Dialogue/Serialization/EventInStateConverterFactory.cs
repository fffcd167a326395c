using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Entente.Dialogue.Serialization;

/// <summary>Events that the state keeps, such as the log of moderation, with the time that the log would keep in its envelope.</summary>
internal sealed class EventInStateConverterFactory : JsonConverterFactory
{
    private JsonSerializerOptions? _inner;

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(DialogueEvent)) && !typeToConvert.IsAbstract;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EventInStateConverter<>).MakeGenericType(typeToConvert), _inner ??= Inner(options))!;

    private static JsonSerializerOptions Inner(JsonSerializerOptions options)
    {
        var inner = new JsonSerializerOptions(options);
        for (var place = inner.Converters.Count - 1; place >= 0; place--)
        {
            if (inner.Converters[place] is EventInStateConverterFactory)
                inner.Converters.RemoveAt(place);
        }
        return inner;
    }

    private sealed class EventInStateConverter<T>(JsonSerializerOptions inner) : JsonConverter<T>
        where T : DialogueEvent
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var node = JsonNode.Parse(ref reader)!.AsObject();
            var at = node["at"]!.GetValue<DateTimeOffset>();
            node.Remove("at");
            return (T)(DialogueEvent)(node.Deserialize<T>(inner)! with { At = at });
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var node = JsonSerializer.SerializeToNode(value, inner)!.AsObject();
            node["at"] = value.At;
            node.WriteTo(writer);
        }
    }
}
