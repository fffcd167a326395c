using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Dialogue.Storage.Chain;

/// <summary>Hashes events one after the other.</summary>
/// <param name="dialogue">The dialogue they belong to.</param>
internal sealed class EventHash(DialogueId dialogue)
{
    private readonly byte[] _dialogue = Encoding.UTF8.GetBytes(dialogue.Value);

    /// <summary>The hash of an event.</summary>
    /// <param name="previous">The hash of the event before.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="kind">Its name.</param>
    /// <param name="time">Microseconds since 1970.</param>
    /// <param name="payload">The event.</param>
    /// <returns>32 bytes.</returns>
    public byte[] Of(ReadOnlySpan<byte> previous, long sequence, string kind, long time, ReadOnlySpan<byte> payload)
    {
        Span<byte> name = stackalloc byte[512];
        if (kind.Length > 128) name = Encoding.UTF8.GetBytes(kind);
        else name = name[..Encoding.UTF8.GetBytes(kind, name)];
        var buffer = ArrayPool<byte>.Shared.Rent(EventEncoding.Length(_dialogue.Length, name.Length, payload.Length));
        var written = EventEncoding.Write(buffer, previous, _dialogue, sequence, time, name, payload);
        var hash = SHA256.HashData(buffer.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }
}
