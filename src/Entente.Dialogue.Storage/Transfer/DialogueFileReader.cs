using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Entente.Dialogue.Storage.Chain;
using Entente.Dialogue.Storage.Keys;

namespace Entente.Dialogue.Storage.Transfer;

/// <summary>Reads a file of a dialogue, one line at a time, and checks everything that the first line promises.</summary>
/// <param name="path">The file.</param>
internal sealed class DialogueFileReader(string path)
{
    // A payload at its longest, with every byte escaped, and the rest of the line.
    private const int LongestLine = (EventLogOptions.MaximumPayload * 6) + 1024;
    private readonly List<PersonKey> _keys = [];
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);
    private long _line;
    private DialogueId _dialogue;
    private LogHead _promised = LogHead.Empty;
    private LogHead _head = LogHead.Empty;
    private bool _mayHaveKeys;

    /// <summary>What was in the file, once its events have been read to the end.</summary>
    public DialogueFileContent Content => new(path, _dialogue, _head, _keys);

    /// <summary>The events, each of them checked.</summary>
    public async IAsyncEnumerable<EventData> EventsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var chain = (ChainBuilder?)null;
        await foreach (var line in LinesAsync(cancellation))
        {
            using var document = Parse(line);
            var item = document.RootElement;
            if (chain is null)
            {
                ReadHead(item);
                chain = new ChainBuilder(_dialogue);
            }
            else if (chain.Head.Sequence < _promised.Sequence)
            {
                yield return Checked(chain, item);
            }
            else
            {
                _keys.Add(Key(item));
            }
        }

        if (chain is null) throw Fault("the file is empty", "expected a dialogue that entente dialogue export wrote");
        _head = chain.Head;
        if (_head.Sequence != _promised.Sequence)
            throw Fault($"the file ends after event {_head.Sequence}", $"expected {_promised.Sequence} events, as the first line says");
        if (_head != _promised)
            throw Fault($"the last event has the hash {Convert.ToHexStringLower(_head.Hash.Span)}", $"expected {Convert.ToHexStringLower(_promised.Hash.Span)}, as the first line says");
    }

    private EventData Checked(ChainBuilder chain, JsonElement item)
    {
        var sequence = Whole(item, "sequence");
        if (sequence != chain.Head.Sequence + 1) throw Fault($"event {sequence} stands here", $"expected event {chain.Head.Sequence + 1}");
        var time = EventEncoding.Moment(Whole(item, "time")) ?? throw Fault("'time' lies outside the years 1 to 9999", "expected microseconds since 1970");
        var data = new EventData(Text(item, "kind"), time, Payload(item));
        var recorded = Hash(item, "hash");
        byte[] hash;
        try
        {
            hash = chain.Add(data).Hash;
        }
        catch (ArgumentException exception)
        {
            throw Fault(exception.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "expected an event", exception);
        }

        return hash.AsSpan().SequenceEqual(recorded) ? data
            : throw Fault($"event {sequence} was changed: it gives the hash {Convert.ToHexStringLower(hash)}", $"expected {Convert.ToHexStringLower(recorded)}, as the line says");
    }

    private void ReadHead(JsonElement item)
    {
        if (Text(item, "format") != DialogueFile.Format) throw Fault($"the format is '{Text(item, "format")}'", $"expected '{DialogueFile.Format}'");
        if (Whole(item, "version") != DialogueFile.Version) throw Fault($"the version is {Whole(item, "version")}", $"expected {DialogueFile.Version}; a newer program may read it");
        if (!DialogueId.TryParse(Text(item, "dialogue"), out _dialogue)) throw Fault($"'{Text(item, "dialogue")}' names no dialogue", "expected 4 to 40 lower-case letters, digits and hyphens");
        _promised = new LogHead(Whole(item, "events"), Hash(item, "head"));
        if (_promised.Sequence < 1) throw Fault($"'events' is {_promised.Sequence}", "expected at least 1");
        _mayHaveKeys = Property(item, "keys", JsonValueKind.True, JsonValueKind.False).ValueKind == JsonValueKind.True;
    }

    private PersonKey Key(JsonElement item)
    {
        if (!_mayHaveKeys) throw Fault("there are more lines than events", $"expected the end of the file after {_promised.Sequence} events");
        var person = Text(item, "person");
        if (person.Length is 0 or > PersonKeys.LongestName || person.Any(char.IsControl)) throw Fault("'person' is no name", $"expected 1 to {PersonKeys.LongestName} characters, none of them a control character");
        if (!_persons.Add(person)) throw Fault($"'{person}' has a key already", "expected each person once");
        var key = Property(item, "key", JsonValueKind.String, JsonValueKind.Null);
        if (key.ValueKind == JsonValueKind.Null) return new PersonKey(person, Key: null);
        return key.TryGetBytesFromBase64(out var bytes) && bytes.Length == KeySealing.KeyLength ? new PersonKey(person, bytes) : throw Fault("'key' is no key", "expected 32 bytes in Base64, or null");
    }

    private byte[] Payload(JsonElement item)
    {
        if (!item.TryGetProperty("payload64", out _)) return Encoding.UTF8.GetBytes(Text(item, "payload"));
        return Property(item, "payload64", JsonValueKind.String).TryGetBytesFromBase64(out var bytes) ? bytes : throw Fault("'payload64' is not Base64", "expected the bytes of the event in Base64");
    }

    private byte[] Hash(JsonElement item, string name)
    {
        var text = Text(item, name);
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : throw Fault($"'{name}' is '{Shown(text)}'", "expected 64 hexadecimal digits");
    }

    private string Text(JsonElement item, string name)
    {
        try
        {
            return Property(item, name, JsonValueKind.String).GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair, escaped.
            throw Fault($"'{name}' is no text", "expected Unicode", exception);
        }
    }

    private long Whole(JsonElement item, string name)
    {
        var property = Property(item, name, JsonValueKind.Number);
        return property.TryGetInt64(out var number) ? number : throw Fault($"'{name}' is {Shown(property.GetRawText())}", "expected a whole number");
    }

    private JsonElement Property(JsonElement item, string name, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (item.ValueKind != JsonValueKind.Object) throw Fault("the line is no JSON object", "expected one object on each line");
        if (!item.TryGetProperty(name, out var property)) throw Fault($"'{name}' is missing", "expected it on this line");
        return kinds.Contains(property.ValueKind) ? property : throw Fault($"'{name}' is {property.ValueKind}", $"expected {kinds[0]}");
    }

    private JsonDocument Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw Fault("the line is not JSON", "expected one object on each line", exception);
        }
    }

    private async IAsyncEnumerable<string> LinesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        StreamReader reader;
        try
        {
            reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _line = 1;
            throw Fault($"the file cannot be read: {exception.Message}", "expected a file that entente dialogue export wrote", exception);
        }

        using (reader)
        {
            while (true)
            {
                _line++;
                var line = await NextAsync(reader, cancellation);
                if (line is null) break;
                yield return line;
            }

            _line = Math.Max(1, _line - 1);
        }
    }

    private async Task<string?> NextAsync(StreamReader reader, CancellationToken cancellation)
    {
        try
        {
            var line = await reader.ReadLineAsync(cancellation);
            return line is null || line.Length <= LongestLine ? line : throw Fault($"the line has {line.Length} characters", $"expected at most {LongestLine}");
        }
        catch (Exception exception) when (exception is DecoderFallbackException or IOException or OutOfMemoryException or ArgumentException)
        {
            throw Fault("the line cannot be read", "expected UTF-8", exception);
        }
    }

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private DialogueFileException Fault(string problem, string expected, Exception? inner = null) => new(path, Math.Max(1, _line), problem, expected, inner);
}
