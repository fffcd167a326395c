using System.Runtime.InteropServices;

namespace Entente.Records.Tables;

/// <summary>Numbers keys in order of first appearance, straight from their UTF-8 bytes.</summary>
internal sealed class Utf8Keys
{
    private readonly Dictionary<byte[], int> _places = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly List<string> _keys = [];
    private byte[] _lastKey = [];
    private int _lastPlace = -1;

    public Utf8Keys() => _lookup = _places.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _keys.Count;

    public string this[int place] => _keys[place];

    /// <summary>The place of a key, or −1. Rows that follow each other often share a key, so the last one is kept at hand.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        if (_lastPlace >= 0 && key.SequenceEqual(_lastKey)) return _lastPlace;
        if (!_lookup.TryGetValue(key, out var stored, out var place)) return -1;
        (_lastKey, _lastPlace) = (stored, place);
        return place;
    }

    /// <summary>The place of a key, which gets the next one if it is new.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> key)
    {
        var place = Find(key);
        if (place >= 0) return place;
        place = _keys.Count;
        var stored = key.ToArray();
        _places.Add(stored, place);
        _keys.Add(System.Text.Encoding.UTF8.GetString(key));
        (_lastKey, _lastPlace) = (stored, place);
        return place;
    }

    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static Utf8Comparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        // Multiply and rotate over words of eight bytes; the last word is padded with the length, so that "a" and "a\0" differ.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = (ulong)alternate.Length * 0x9E3779B97F4A7C15;
            while (alternate.Length >= sizeof(ulong))
            {
                hash = (ulong.RotateLeft(hash, 29) ^ MemoryMarshal.Read<ulong>(alternate)) * 0xD6E8FEB86659FD93;
                alternate = alternate[sizeof(ulong)..];
            }

            var rest = 0UL;
            foreach (var b in alternate) rest = (rest << 8) | b;
            hash = (ulong.RotateLeft(hash, 29) ^ rest) * 0xD6E8FEB86659FD93;
            return (int)(hash >> 32);
        }
    }
}
