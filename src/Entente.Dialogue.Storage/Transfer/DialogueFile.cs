using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Dialogue.Storage.Chain;

namespace Entente.Dialogue.Storage.Transfer;

/// <summary>A dialogue as a file of JSON lines: a first line that says what it is, a line for each event, and, only where asked for, a line for each key.</summary>
/// <remarks><c>docs/storage.md</c> has the format and a verifier of twenty lines.</remarks>
public static class DialogueFile
{
    internal const string Format = "entente-dialogue";
    internal const int Version = 1;
    private const int Buffered = 1 << 16;

    // Readable in every script; the file is data and stands in no page.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a dialogue. The same dialogue gives the same bytes.</summary>
    /// <param name="log">The log that holds it; the chain is checked on the way.</param>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="withKeys">Whether the keys of its persons go along: whoever has the file can then read what is sealed, and erasure does not reach it.</param>
    /// <param name="target">Where to.</param>
    /// <param name="cancellation">Gives up; what was written is no whole file then.</param>
    /// <returns>The head of what was written; <see cref="LogHead.Empty"/>, and nothing written, if the log has no such dialogue.</returns>
    /// <exception cref="LogDamagedException">The log is not intact.</exception>
    public static async Task<LogHead> WriteAsync(IEventLog log, DialogueId dialogue, bool withKeys, Stream target, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(target);
        var head = LogHead.Empty;
        await foreach (var item in log.HeadsAsync(cancellation))
        {
            if (item.Dialogue == dialogue) head = item.Head;
        }

        if (head.Sequence == 0) return head;
        var lines = new ArrayBufferWriter<byte>(Buffered);
        var line = new Utf8JsonWriter(lines, Writing);
        await using (line)
        {
            WriteHead(line, dialogue, head, withKeys);
            End(lines, line);
            await foreach (var item in log.ReadAsync(dialogue, after: 0, cancellation))
            {
                // What was appended meanwhile is for the next export.
                if (item.Sequence > head.Sequence) break;
                WriteEvent(line, item);
                End(lines, line);
                if (lines.WrittenCount < Buffered) continue;
                await target.WriteAsync(lines.WrittenMemory, cancellation);
                lines.ResetWrittenCount();
            }

            var keys = withKeys ? await log.Keys.Of(dialogue).AllAsync(cancellation) : [];
            foreach (var (person, key) in keys)
            {
                line.WriteStartObject();
                line.WriteString("person", person);
                if (key is null) line.WriteNull("key");
                else line.WriteBase64String("key", key);
                line.WriteEndObject();
                End(lines, line);
            }
        }

        await target.WriteAsync(lines.WrittenMemory, cancellation);
        return head;
    }

    /// <summary>Reads a file whole and checks its chain, in flat memory.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What is in it.</returns>
    /// <exception cref="DialogueFileException">The file is not what its format promises, or the chain is broken; says at which line.</exception>
    public static async Task<DialogueFileContent> VerifyAsync(string path, CancellationToken cancellation)
    {
        var reader = new DialogueFileReader(path);
        await foreach (var _ in reader.EventsAsync(cancellation))
        {
        }

        return reader.Content;
    }

    /// <summary>Brings a file into a log: verified whole before anything is written, and then written whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="log">The log.</param>
    /// <param name="cancellation">Gives up; nothing is written then.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="DialogueFileException">The file is not what its format promises, or the chain is broken; says at which line.</exception>
    /// <exception cref="DialogueExistsException">The log has the dialogue already.</exception>
    /// <exception cref="InvalidOperationException">A person has another key in the log, or was erased there.</exception>
    public static async Task<DialogueFileContent> ImportAsync(string path, IEventLog log, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(log);
        var content = await VerifyAsync(path, cancellation);
        await foreach (var dialogue in log.DialoguesAsync(cancellation))
        {
            if (dialogue == content.Dialogue) throw new DialogueExistsException(dialogue);
        }

        // Keys first: events that nobody can open would be half an import, keys without events are none.
        if (content.Keys.Count > 0) await log.Keys.Of(content.Dialogue).AddAsync(content.Keys, cancellation);
        var reader = new DialogueFileReader(path);
        var head = await log.ImportAsync(content.Dialogue, Unchanged(reader, content, cancellation), cancellation);
        return content with { Head = head };
    }

    private static async IAsyncEnumerable<EventData> Unchanged(DialogueFileReader reader, DialogueFileContent content, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in reader.EventsAsync(cancellation)) yield return item;
        if (reader.Content.Head != content.Head || reader.Content.Dialogue != content.Dialogue)
            throw new DialogueFileException(content.Path, 1, "the file was changed while it was read", "expected it to stay as it was verified; import it again");
    }

    private static void WriteHead(Utf8JsonWriter line, DialogueId dialogue, LogHead head, bool withKeys)
    {
        line.WriteStartObject();
        line.WriteString("format", Format);
        line.WriteNumber("version", Version);
        line.WriteString("dialogue", dialogue.Value);
        line.WriteNumber("events", head.Sequence);
        line.WriteString("head", Convert.ToHexStringLower(head.Hash.Span));
        line.WriteBoolean("keys", withKeys);
        line.WriteEndObject();
    }

    private static void WriteEvent(Utf8JsonWriter line, LoggedEvent item)
    {
        line.WriteStartObject();
        line.WriteNumber("sequence", item.Sequence);
        line.WriteString("kind", item.Kind);
        line.WriteNumber("time", EventEncoding.Microseconds(item.Time));
        // As a text and not as JSON within JSON: whatever rewrites the line, the bytes that were hashed come back.
        if (IsText(item.Payload.Span)) line.WriteString("payload", item.Payload.Span);
        else line.WriteBase64String("payload64", item.Payload.Span);
        line.WriteString("hash", Convert.ToHexStringLower(item.Hash.Span));
        line.WriteEndObject();
    }

    private static bool IsText(ReadOnlySpan<byte> payload) => System.Text.Unicode.Utf8.IsValid(payload);

    private static void End(ArrayBufferWriter<byte> lines, Utf8JsonWriter line)
    {
        line.Flush();
        lines.Write("\n"u8);
        line.Reset(lines);
    }
}
