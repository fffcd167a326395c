using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Entente.Dialogue.Storage.Chain;

namespace Entente.Dialogue.Storage.Tests.Chain;

/// <summary>The bytes that are hashed are those of the documented encoding, and mean one thing only.</summary>
public sealed class EventEncodingTests
{
    [Fact]
    public void The_hash_is_that_of_the_documented_bytes()
    {
        byte[] documented =
        [
            .. "entente-event-1\n"u8, .. new byte[32], .. Eight(1), .. Eight(1772359200000000),
            .. Four(5), .. "talks"u8, .. Four(11), .. "StanceTaken"u8, .. Four(2), .. "{}"u8,
        ];

        var hash = new ChainBuilder(Events.Talks).Add(new EventData("StanceTaken", Events.Noon, "{}"u8.ToArray())).Hash;

        Assert.Equal(SHA256.HashData(documented), hash);
        // From Python's hashlib over the same words, so that the format cannot drift with the code that writes it.
        Assert.Equal("a9705934", Convert.ToHexStringLower(hash)[..8]);
    }

    [Fact]
    public void Events_that_differ_in_anything_differ_in_their_hash() =>
        Gen.Select(Part, Part).Sample((first, second) =>
            Assert.Equal(first == second, HashOf(first) == HashOf(second)));

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", -62135596800000000)]
    [InlineData("1969-12-31T23:59:59.9999999Z", -1)]
    [InlineData("1970-01-01T00:00:00.0000019Z", 1)]
    [InlineData("2026-03-01T12:00:00+02:00", 1772359200000000)]
    [InlineData("9999-12-31T23:59:59.9999999Z", 253402300799999999)]
    public void Time_is_rounded_down_to_the_microsecond(string text, long microseconds)
    {
        var time = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(microseconds, EventEncoding.Microseconds(time));
        Assert.Equal(microseconds, EventEncoding.Microseconds(EventEncoding.Moment(microseconds)!.Value));
    }

    [Fact]
    public void A_time_beyond_the_calendar_is_no_moment()
    {
        Assert.Null(EventEncoding.Moment(long.MinValue));
        Assert.Null(EventEncoding.Moment(253402300800000000));
    }

    // Few letters and lengths, so that moving a boundary between two fields comes up often.
    private static readonly Gen<(string Dialogue, string Kind, string Payload, int Time)> Part =
        Gen.Select(Letters(4, 5), Letters(1, 2), Letters(1, 3), Gen.Int[0, 1]);

    private static Gen<string> Letters(int least, int most) => Gen.Int[least, most].Select(count => new string('a', count));

    private static string HashOf((string Dialogue, string Kind, string Payload, int Time) part) => Convert.ToHexString(
        new ChainBuilder(DialogueId.Parse(part.Dialogue)).Add(new EventData(part.Kind, Events.Noon.AddSeconds(part.Time), Encoding.UTF8.GetBytes(part.Payload))).Hash);

    private static byte[] Eight(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Four(int number) => Eight(number)[4..];
}
