using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Personal;

namespace Entente.Dialogue.Serialization;

/// <summary>A personal text as <c>{"person":3,"aspect":"words","sealed":"…base64…"}</c>, or with <c>"text"</c> in clear where there is no cipher; with neither where it was erased.</summary>
/// <remarks>Options of the serializer hold a cache of what reflection found, so all dialogues share one; whose keys are meant is told by the thread, which writes and
/// reads without a pause.</remarks>
internal sealed class PersonalTextConverter : JsonConverter<PersonalText>
{
    [ThreadStatic]
    private static (DialogueId Dialogue, IPersonalCipher? Cipher) _keys;

    /// <summary>Sets whose keys are meant; the caller sets it back.</summary>
    public static (DialogueId Dialogue, IPersonalCipher? Cipher) Swap((DialogueId Dialogue, IPersonalCipher? Cipher) keys)
    {
        var before = _keys;
        _keys = keys;
        return before;
    }

    public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A personal text was expected: an object.");
        var person = 0;
        var aspect = PersonalAspect.Words;
        string? text = null;
        byte[]? hidden = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "person": person = reader.GetInt32(); break;
                case "aspect": aspect = reader.ValueTextEquals("identity"u8) ? PersonalAspect.Identity : PersonalAspect.Words; break;
                case "text": text = reader.GetString(); break;
                case "sealed": hidden = reader.GetBytesFromBase64(); break;
                default: throw new JsonException($"A personal text has no property '{name}'.");
            }
        }
        if (person < 1)
            throw new JsonException("The person of a personal text was expected.");
        var owner = new ParticipantId(person);
        var (dialogue, cipher) = _keys;
        if (hidden is not null && cipher?.Open(PersonKey.Of(dialogue, owner, aspect), hidden) is { } plain)
            text = Encoding.UTF8.GetString(plain);
        return new PersonalText(owner, aspect, text);
    }

    public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options)
    {
        var (dialogue, cipher) = _keys;
        writer.WriteStartObject();
        writer.WriteNumber("person"u8, value.Person.Number);
        writer.WriteString("aspect"u8, value.Aspect == PersonalAspect.Identity ? "identity"u8 : "words"u8);
        if (value.Value is not null && cipher is null)
            writer.WriteString("text"u8, value.Value);
        else if (value.Value is not null)
            writer.WriteBase64String("sealed"u8, cipher!.Seal(PersonKey.Of(dialogue, value.Person, value.Aspect), Encoding.UTF8.GetBytes(value.Value)));
        writer.WriteEndObject();
    }
}
