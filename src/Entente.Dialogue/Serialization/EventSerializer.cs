using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Dialogue.Personal;

namespace Entente.Dialogue.Serialization;

/// <summary>Events as they stand in the log: a kind, and a payload of UTF-8 JSON in which personal texts are sealed.</summary>
/// <remarks>Camel-case names, enumerations by name, numbers for identifiers, absent for null. One serializer per dialogue, for the keys are named after it; safe for use by several threads.</remarks>
public sealed class EventSerializer
{
    private static readonly Dictionary<string, Type> Types = typeof(DialogueEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DialogueEvent)) && !type.IsAbstract)
        .ToDictionary(type => KebabCase.Of(type.Name), StringComparer.Ordinal);

    private static readonly JsonSerializerOptions Shared = Options();

    private readonly (DialogueId, IPersonalCipher?) _keys;

    /// <summary>A serializer for one dialogue.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="cipher">Seals and opens personal texts; null leaves them in clear, for tests and for exports that its owner asked for.</param>
    public EventSerializer(DialogueId dialogue, IPersonalCipher? cipher) => _keys = (dialogue, cipher);

    /// <summary>The kinds of event, in alphabetical order: the contract with every log.</summary>
    public static IEnumerable<string> Kinds => Types.Keys.Order(StringComparer.Ordinal);

    /// <summary>The kind of an event.</summary>
    /// <param name="happened">The event.</param>
    public static string KindOf(DialogueEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return KebabCase.Of(happened.GetType().Name);
    }

    /// <summary>The type of a kind; null when it is not known.</summary>
    internal static Type? TypeOf(string kind) => Types.GetValueOrDefault(kind);

    /// <summary>Writes the payload of an event.</summary>
    /// <param name="happened">The event.</param>
    public byte[] Write(DialogueEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var before = PersonalTextConverter.Swap(_keys);
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Shared);
        }
        finally
        {
            PersonalTextConverter.Swap(before);
        }
    }

    /// <summary>Reads an event.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="payload">Its payload.</param>
    /// <exception cref="FormatException">The kind is not known, or the payload is not one of its kind.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A sealed text was tampered with.</exception>
    public DialogueEvent Read(string kind, DateTimeOffset at, ReadOnlySpan<byte> payload)
    {
        if (!Types.TryGetValue(kind, out var type))
            throw new FormatException($"An event of kind '{kind}' was found; this version knows: {string.Join(", ", Kinds)}. A newer version of Entente may have written it.");
        var before = PersonalTextConverter.Swap(_keys);
        try
        {
            return (DialogueEvent)JsonSerializer.Deserialize(payload, type, Shared)! with { At = at };
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The payload of an event of kind '{kind}' does not read as one: {fault.Message}", fault);
        }
        finally
        {
            PersonalTextConverter.Swap(before);
        }
    }

    /// <summary>Options for the types of a dialogue.</summary>
    internal static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        // The log is no web page: letters of every script stand as themselves.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PersonalTextConverter(), new NumberedConverterFactory(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
