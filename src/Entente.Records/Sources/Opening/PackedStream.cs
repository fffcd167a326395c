using System.IO.Compression;

namespace Entente.Records.Sources.Opening;

/// <summary>
/// Unpacks gzip and fails where the packed data end too early. .NET checks the checksum of a whole file, but takes a file that was cut for one that
/// simply ends.
/// </summary>
/// <remarks>
/// A gzip file may hold several members, one after the other, and unpacks to all of them. So a last member with a known content is added
/// behind the file: only if the file ends as it should does that content come out at the end, and it is held back.
/// </remarks>
internal sealed class PackedStream(Stream stored) : ForwardStream(new GZipStream(new SealedStream(stored), CompressionMode.Decompress))
{
    private static readonly byte[] Seal = [.. "Entente: the packed file ends here."u8];
    private static readonly byte[] PackedSeal = Pack(Seal);

    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isOver;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (!_isOver && _end - _start <= Seal.Length) Fill();
        var count = Math.Min(buffer.Length, _end - _start - Seal.Length);
        if (count <= 0) return 0;
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal)) stream.Write(bytes);
        return packed.ToArray();
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var count = Inner.Read(_buffer, _end, _buffer.Length - _end);
        _end += count;
        if (count > 0) return;
        _isOver = true;
        if (!_buffer.AsSpan(0, _end).SequenceEqual(Seal)) throw new InvalidDataException("the packed data end too early, or something follows them");
    }

    /// <summary>The stored bytes and behind them the packed seal.</summary>
    private sealed class SealedStream(Stream stored) : ForwardStream(stored)
    {
        private int _sealTaken = -1;

        public override int Read(Span<byte> buffer)
        {
            if (_sealTaken < 0)
            {
                var count = Inner.Read(buffer);
                if (count > 0 || buffer.IsEmpty) return count;
                _sealTaken = 0;
            }

            var rest = Math.Min(buffer.Length, PackedSeal.Length - _sealTaken);
            PackedSeal.AsSpan(_sealTaken, rest).CopyTo(buffer);
            _sealTaken += rest;
            return rest;
        }
    }
}
