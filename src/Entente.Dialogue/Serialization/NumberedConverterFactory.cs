using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Entente.Dialogue.Serialization;

/// <summary>Identifiers within a dialogue stand as plain numbers.</summary>
public sealed class NumberedConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsValueType: true } && typeToConvert.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(INumbered<>));

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(NumberedConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class NumberedConverter<T> : JsonConverter<T>
        where T : struct, INumbered<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number >= 0
                ? T.From(number)
                : throw new JsonException("A number from 0 was expected.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Number);

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? T.From(number) : throw new JsonException("A number from 0 was expected.");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.Number.ToString(CultureInfo.InvariantCulture));
    }
}
