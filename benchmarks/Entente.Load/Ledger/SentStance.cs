using System.Buffers.Binary;

namespace Entente.Load.Ledger;

/// <summary>A stance that was sent.</summary>
/// <param name="Statement">The statement, from 1.</param>
/// <param name="Position">The position.</param>
/// <param name="Key">The key under which it was sent, and is sent again.</param>
internal readonly record struct SentStance(int Statement, Position Position, Guid Key)
{
    /// <summary>The key of a participant's nth request: the same run makes the same keys, no two requests share one.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="participant">The participant's index.</param>
    /// <param name="number">The number of the request.</param>
    public static Guid KeyOf(uint seed, int participant, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, seed);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], participant);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }
}
