using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Entente.Dialogue.Storage.Chain;

/// <summary>The bytes of an event over which its hash is taken, version 1: one meaning for every sequence of bytes. <c>docs/storage.md</c> has it in words.</summary>
/// <remarks>
/// In order, numbers with the highest byte first: the 16 characters <c>entente-event-1\n</c>; the hash of the event before, 32 bytes, zeros for the
/// first; the sequence, 64 bits; the time in microseconds since 1970-01-01T00:00:00Z, 64 bits signed; then dialogue, kind and payload, each as
/// its length in bytes, 32 bits, and its UTF-8 bytes.
/// </remarks>
internal static class EventEncoding
{
    /// <summary>The length of a hash, in bytes.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>Where in the encoding the hash of the event before stands.</summary>
    public const int PreviousAt = 16;

    private const int Fixed = PreviousAt + HashLength + 8 + 8 + 4 + 4 + 4;
    private const int LongestKind = 100;
    private const long TicksOfEpoch = 621_355_968_000_000_000;

    private static ReadOnlySpan<byte> Label => "entente-event-1\n"u8;

    /// <summary>The length of an encoding, in bytes.</summary>
    public static int Length(int dialogue, int kind, int payload) => Fixed + dialogue + kind + payload;

    /// <summary>Writes the encoding of an event.</summary>
    /// <param name="target">Where to; of the right <see cref="Length"/> at least.</param>
    /// <param name="previous">The hash of the event before.</param>
    /// <param name="dialogue">The dialogue, UTF-8.</param>
    /// <param name="sequence">The place of the event.</param>
    /// <param name="time">Microseconds since 1970.</param>
    /// <param name="kind">The name of the event, UTF-8.</param>
    /// <param name="payload">The event.</param>
    /// <returns>The bytes written.</returns>
    public static int Write(
        Span<byte> target, ReadOnlySpan<byte> previous, ReadOnlySpan<byte> dialogue, long sequence, long time, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> payload)
    {
        Label.CopyTo(target);
        previous.CopyTo(target.Slice(PreviousAt, HashLength));
        var at = PreviousAt + HashLength;
        BinaryPrimitives.WriteInt64BigEndian(target[at..], sequence);
        BinaryPrimitives.WriteInt64BigEndian(target[(at + 8)..], time);
        at += 16;
        at = Put(target, at, dialogue);
        at = Put(target, at, kind);
        return Put(target, at, payload);
    }

    /// <summary>The time as the log keeps it.</summary>
    /// <returns>Microseconds since 1970-01-01T00:00:00Z, rounded down.</returns>
    public static long Microseconds(DateTimeOffset time)
    {
        var ticks = time.UtcTicks - TicksOfEpoch;
        return (ticks - (((ticks % 10) + 10) % 10)) / 10;
    }

    /// <summary>The moment that a kept time means; null if it lies outside the years 1 to 9999.</summary>
    public static DateTimeOffset? Moment(long microseconds) =>
        microseconds is >= -62_135_596_800_000_000 and < 253_402_300_800_000_000 ? new DateTimeOffset((microseconds * 10) + TicksOfEpoch, TimeSpan.Zero) : null;

    /// <summary>Whether a text can be the name of an event.</summary>
    public static bool IsKind([NotNullWhen(true)] string? kind) =>
        kind is { Length: > 0 and <= LongestKind } && kind.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    private static int Put(Span<byte> target, int at, ReadOnlySpan<byte> field)
    {
        BinaryPrimitives.WriteInt32BigEndian(target[at..], field.Length);
        field.CopyTo(target[(at + 4)..]);
        return at + 4 + field.Length;
    }
}
