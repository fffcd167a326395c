namespace Entente.Records.Sources.Opening;

/// <summary>A stream read forward whose bytes must have a given length and CRC-32 once they end; .NET's zip reader leaves this to its caller.</summary>
internal sealed class ChecksummedStream(Stream inner, uint expected, long length) : ForwardStream(inner)
{
    private static readonly uint[] Table = MakeTable();

    private uint _sum = 0xFFFFFFFF;
    private long _taken;

    public override int Read(Span<byte> buffer)
    {
        var count = Inner.Read(buffer);
        _taken += count;
        foreach (var b in buffer[..count]) _sum = Table[(byte)(_sum ^ b)] ^ (_sum >> 8);
        if (count == 0 && buffer.Length > 0 && (_taken != length || ~_sum != expected))
            throw new InvalidDataException("the checksum of the archive's entry does not match its bytes");
        return count;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var value = 0u; value < table.Length; value++)
        {
            var sum = value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            table[value] = sum;
        }

        return table;
    }
}
