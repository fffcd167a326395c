using System.Buffers.Binary;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Dialogue.Disclosure;
using Entente.Dialogue.Personal;

namespace Entente.Dialogue.Serialization;

/// <summary>A dialogue's state as bytes, so that a dialogue of a million events opens without folding them all.</summary>
/// <remarks>
/// Length of the document (4 bytes, little-endian), the document (UTF-8 JSON with personal texts sealed as in the log), then the stances as fixed rows.
/// Every property of the state is written by its name, found by reflection, so that a new one cannot be forgotten; a snapshot of another
/// <see cref="Format"/> is not read, and the state is folded from the log instead.
/// </remarks>
public sealed class DialogueSnapshot
{
    /// <summary>The format that this version writes and reads: it changes with the shape of the state.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Shared = Options();

    private readonly DialogueId _dialogue;
    private readonly IPersonalCipher? _cipher;

    /// <summary>Snapshots of one dialogue.</summary>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="cipher">Seals and opens personal texts; null leaves them in clear, for tests.</param>
    public DialogueSnapshot(DialogueId dialogue, IPersonalCipher? cipher) => (_dialogue, _cipher) = (dialogue, cipher);

    /// <summary>Writes a state.</summary>
    /// <param name="state">The state.</param>
    public byte[] Write(DialogueState state) => Write(StateCopy.Of(state));

    /// <summary>Writes a copy of a state, on any thread, while the dialogue goes on.</summary>
    /// <param name="copy">The copy.</param>
    public byte[] Write(StateCopy copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        var before = PersonalTextConverter.Swap((_dialogue, _cipher));
        try
        {
            return WriteSealed(copy);
        }
        finally
        {
            PersonalTextConverter.Swap(before);
        }
    }

    private static byte[] WriteSealed(StateCopy copy)
    {
        using var json = new MemoryStream();
        JsonSerializer.Serialize(json, copy.Document, Shared);
        var bytes = new byte[sizeof(int) + json.Length + copy.Stances.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)json.Length);
        json.GetBuffer().AsSpan(0, (int)json.Length).CopyTo(bytes.AsSpan(sizeof(int)));
        copy.Stances.CopyTo(bytes.AsSpan(sizeof(int) + (int)json.Length));
        return bytes;
    }

    /// <summary>Reads a state.</summary>
    /// <param name="format">The format it was written in.</param>
    /// <param name="bytes">The snapshot.</param>
    /// <returns>The state; null where the format is another, or the bytes are not a snapshot: fold the log instead.</returns>
    public DialogueState? Read(int format, ReadOnlySpan<byte> bytes)
    {
        if (format != Format || bytes.Length < sizeof(int))
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length < 2 || length > bytes.Length - sizeof(int))
            return null;
        var before = PersonalTextConverter.Swap((_dialogue, _cipher));
        try
        {
            var document = JsonSerializer.Deserialize<JsonObject>(bytes.Slice(sizeof(int), length), Shared)!;
            var state = new DialogueState(_dialogue);
            foreach (var property in StateCopy.Properties)
            {
                if (!document.ContainsKey(property.Name))
                    return null;
                Put(state, property, document[property.Name].Deserialize(Written(property.PropertyType), Shared));
            }
            state.Guesses.Restore(document["guesses"].Deserialize<int[][]>(Shared)!);
            state.Released.Restore(document["batches"]!.GetValue<int>(), document["released"].Deserialize<ReleasedRow[]>(Shared)!);
            state.Requests.Restore(document["requests"].Deserialize<Dictionary<int, string[]>>(Shared)!);
            state.IndexAccounts();
            var isWhole = state.Stances.Restore(bytes[(sizeof(int) + length)..], document["words"].Deserialize<Dictionary<int, PersonalText>>(Shared)!);
            return isWhole && state.Stances.Versions == document["versions"]!.GetValue<int>() ? state : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or NullReferenceException or NotSupportedException)
        {
            return null;
        }
        finally
        {
            PersonalTextConverter.Swap(before);
        }
    }

    private static void Put(DialogueState state, PropertyInfo property, object? value)
    {
        if (!StateCopy.IsRegister(property.PropertyType))
            property.SetValue(state, value);
        else
            ((IRestorable)property.GetValue(state)!).Restore((Array)value!);
    }

    private static Type Written(Type type) => StateCopy.IsRegister(type) ? type.GetGenericArguments()[0].MakeArrayType() : type;

    private static JsonSerializerOptions Options()
    {
        var options = EventSerializer.Options();
        options.Converters.Add(new EventInStateConverterFactory());
        options.Converters.Add(new DraftConverter());
        return options;
    }
}
