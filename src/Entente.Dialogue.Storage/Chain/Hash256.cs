using System.Runtime.CompilerServices;

namespace Entente.Dialogue.Storage.Chain;

/// <summary>A hash of 32 bytes in place, for rows of events that are looked at by the million.</summary>
[InlineArray(EventEncoding.HashLength)]
internal struct Hash256
{
    private byte _first;

    /// <summary>A copy of some bytes; shorter ones are followed by zeros, longer ones cut, so that a damaged hash is still another hash.</summary>
    public static Hash256 Of(ReadOnlySpan<byte> bytes)
    {
        var hash = default(Hash256);
        bytes[..Math.Min(bytes.Length, EventEncoding.HashLength)].CopyTo(hash);
        return hash;
    }
}
