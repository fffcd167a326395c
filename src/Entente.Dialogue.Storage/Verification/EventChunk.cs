using Entente.Dialogue.Storage.Chain;

namespace Entente.Dialogue.Storage.Verification;

/// <summary>Some hundred events in a row, encoded for hashing, with their recorded hashes; used again and again.</summary>
internal sealed class EventChunk
{
    private const int Rows = 4096;
    private readonly EventPlace[] _places = new EventPlace[Rows];
    private readonly Hash256[] _hashes = new Hash256[Rows];
    private byte[] _encodings = new byte[1 << 20];

    /// <summary>How many events are in it.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of their encodings.</summary>
    public int Length { get; private set; }

    /// <summary>Where an event is.</summary>
    public EventPlace this[int row] => _places[row];

    /// <summary>The encoding of an event.</summary>
    public ReadOnlySpan<byte> Encoding(int row) => _encodings.AsSpan(_places[row].Start, _places[row].Length);

    /// <summary>The recorded hash of an event.</summary>
    public ReadOnlySpan<byte> Recorded(int row) => _hashes[row];

    /// <summary>Whether another encoding finds room. An empty chunk makes room for any.</summary>
    public bool HasRoom(int length)
    {
        if (Count == 0 && length > _encodings.Length) _encodings = new byte[length];
        return Count < Rows && Length + length <= _encodings.Length;
    }

    /// <summary>Adds an event; there must be room.</summary>
    public void Add(
        StoredPlace at, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> dialogue, ReadOnlySpan<byte> kind, long time, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> hash)
    {
        var written = EventEncoding.Write(_encodings.AsSpan(Length), previous, dialogue, at.Sequence, time, kind, payload);
        _hashes[Count] = Hash256.Of(hash);
        _places[Count++] = new EventPlace(at.Dialogue, at.Sequence, Length, written);
        Length += written;
    }

    /// <summary>Makes it empty.</summary>
    public void Clear() => (Count, Length) = (0, 0);
}

/// <summary>A dialogue, by its index in the list of those recorded, and a place in it.</summary>
internal readonly record struct StoredPlace(int Dialogue, long Sequence);

/// <summary>An event in a chunk.</summary>
internal readonly record struct EventPlace(int Dialogue, long Sequence, int Start, int Length);
