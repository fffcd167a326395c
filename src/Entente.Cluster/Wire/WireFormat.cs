using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Dialogue;
using Entente.Dialogue.Serialization;

namespace Entente.Cluster.Wire;

/// <summary>Commands, questions, answers, refusals and events between processes: the name of a type that is known beforehand, and JSON.</summary>
/// <remarks>
/// A name that comes in is looked up among the types of the dialogue's rules and nowhere else, so that no sender can have a type loaded or made that is not
/// one of them. Within one process nothing is written: calls pass by reference. Events travel as they stand in a log without a cipher, personal texts in clear.
/// </remarks>
internal sealed class WireFormat
{
    private static readonly EventSerializer Events = new(default, null);

    private readonly Dictionary<string, Type> _types;
    private readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        Converters = { new NumberedConverterFactory(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A format that knows the types of the dialogue's rules.</summary>
    public WireFormat()
        : this(typeof(DialogueCommand).Assembly)
    {
    }

    /// <summary>A format that knows the public classes of some assemblies.</summary>
    public WireFormat(params Assembly[] assemblies) => _types = assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false, IsVisible: true } && !type.IsSubclassOf(typeof(Delegate)))
        .ToDictionary(type => type.FullName!, StringComparer.Ordinal);

    /// <summary>Whether a type can be carried.</summary>
    public bool Knows(Type type) => type.FullName is { } name && _types.GetValueOrDefault(name) == type;

    /// <summary>Packs something.</summary>
    /// <exception cref="NotSupportedException">Its type is none of the dialogue's.</exception>
    public Packed Pack(object? content) => content switch
    {
        null => default,
        DialogueEvent happened => new Packed { Name = EventSerializer.KindOf(happened), Ticks = happened.At.UtcTicks, Json = Events.Write(happened) },
        _ when Knows(content.GetType()) => new Packed
        {
            Name = content.GetType().FullName,
            Json = JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), _options),
        },
        _ => throw new NotSupportedException($"A {content.GetType().Name} cannot travel between processes: it is no type of the dialogue's rules."),
    };

    /// <summary>Unpacks what is not an event.</summary>
    /// <typeparam name="T">What it must be.</typeparam>
    /// <exception cref="FormatException">It is no type of the dialogue's, or not one of these, or does not read as one.</exception>
    public T? Unpack<T>(Packed packed)
        where T : class
    {
        if (packed.Name is null)
            return null;
        if (!_types.TryGetValue(packed.Name, out var type) || !type.IsAssignableTo(typeof(T)))
            throw new FormatException($"A {typeof(T).Name} was expected from another process; '{packed.Name[..Math.Min(packed.Name.Length, 100)]}' is none that this version knows.");
        try
        {
            return (T?)JsonSerializer.Deserialize(packed.Json, type, _options);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"What another process sent as '{packed.Name}' does not read as one: {fault.Message}", fault);
        }
    }

    /// <summary>Unpacks an event.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DialogueEvent UnpackEvent(Packed packed) =>
        Events.Read(packed.Name ?? "", new DateTimeOffset(packed.Ticks, TimeSpan.Zero), packed.Json);
}

/// <summary>Something of the dialogue's, packed.</summary>
[GenerateSerializer]
[Alias("entente.packed")]
internal struct Packed
{
    /// <summary>The full name of its type, or the kind of an event; null for nothing.</summary>
    [Id(0)]
    public string? Name;

    /// <summary>When an event happened, in ticks UTC.</summary>
    [Id(1)]
    public long Ticks;

    /// <summary>The rest of it.</summary>
    [Id(2)]
    public byte[]? Json;
}
