namespace Entente.Records.Sources.Opening;

/// <summary>A stream read forward whose bytes must have a given length and CRC-32 once they end; .NET's zip reader leaves this to its caller.</summary>
internal sealed class ChecksummedStream(Stream inner, uint expected, long length) : Stream
{
    private static readonly uint[] Table = MakeTable();

    private uint _sum = 0xFFFFFFFF;
    private long _taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _taken; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        _taken += count;
        foreach (var b in buffer[..count]) _sum = Table[(byte)(_sum ^ b)] ^ (_sum >> 8);
        if (count == 0 && buffer.Length > 0 && (_taken != length || ~_sum != expected))
            throw new InvalidDataException("the checksum of the archive's entry does not match its bytes");
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
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
