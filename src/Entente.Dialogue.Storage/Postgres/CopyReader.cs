using System.Buffers.Binary;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Dialogue.Storage.Postgres;

/// <summary>Reads the rows of a binary COPY in place: PostgreSQL's documented format, of a header, then rows of counted fields.</summary>
/// <param name="stream">The copy, of dialogue, sequence, kind, time, payload and hash.</param>
internal sealed class CopyReader(Stream stream)
{
    private const int HeaderLength = 11 + 4 + 4;
    private const int Fields = 6;
    private const int RowsBetweenLooks = 1024;
    private byte[] _buffer = new byte[1 << 18];
    private int _start;
    private int _end;

    private enum Step
    {
        Row = 0,
        Incomplete = 1,
        End = 2,
    }

    /// <summary>Shows every row.</summary>
    public void Show(IEventScan scan, CancellationToken cancellation)
    {
        while (_end - _start < HeaderLength) Fill();
        _start += HeaderLength + BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + HeaderLength - 4));
        for (var row = 0L; ; row++)
        {
            if (row % RowsBetweenLooks == 0) cancellation.ThrowIfCancellationRequested();
            Step step;
            while ((step = Next(scan)) == Step.Incomplete) Fill();
            if (step == Step.End) return;
        }
    }

    private Step Next(IEventScan scan)
    {
        Span<int> starts = stackalloc int[Fields];
        Span<int> lengths = stackalloc int[Fields];
        var at = _start + 2;
        if (at > _end) return Step.Incomplete;
        if (BinaryPrimitives.ReadInt16BigEndian(_buffer.AsSpan(_start)) < 0) return Step.End;
        for (var field = 0; field < Fields; field++)
        {
            if (at + 4 > _end) return Step.Incomplete;
            // No column is ever null.
            lengths[field] = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(at));
            starts[field] = at + 4;
            at += 4 + lengths[field];
            if (at > _end) return Step.Incomplete;
        }

        scan.See(
            BinaryPrimitives.ReadInt64BigEndian(_buffer.AsSpan(starts[0])), BinaryPrimitives.ReadInt64BigEndian(_buffer.AsSpan(starts[1])),
            _buffer.AsSpan(starts[2], lengths[2]), BinaryPrimitives.ReadInt64BigEndian(_buffer.AsSpan(starts[3])),
            _buffer.AsSpan(starts[4], lengths[4]), _buffer.AsSpan(starts[5], lengths[5]));
        _start = at;
        return Step.Row;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        if (read == 0) throw new LogUnavailableException("the database ended its answer before all events were read; try again");
        _end += read;
    }
}
