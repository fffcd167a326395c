namespace Entente.Records.Sources.Opening;

/// <summary>A stream read forward that fails once it has given more bytes than allowed: the bound on what a packed file may unpack to.</summary>
internal sealed class BoundedStream(Stream inner, long limit) : ForwardStream(inner)
{
    private long _taken;

    public override int Read(Span<byte> buffer)
    {
        var count = Inner.Read(buffer);
        _taken += count;
        return _taken <= limit ? count : throw new InvalidDataException($"it is longer than {limit} bytes");
    }
}
