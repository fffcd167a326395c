using System.Text;
using System.Text.Unicode;
using Entente.Records.Sources;

namespace Entente.Records.Tables;

/// <summary>
/// Reads delimited text as RFC 4180 describes it, from a stream, holding one row at a time. Line ends may be LF, CR LF or CR; a
/// byte-order mark is left out; empty lines are skipped; every row has as many fields as the header.
/// </summary>
internal sealed class DelimitedReader : TableReader
{
    private const int FirstBuffer = 1 << 16;

    private readonly Stream _stream;
    private readonly ReadLimits _limits;
    private readonly byte _delimiter;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _rowStart;
    private int _end;
    private int _next;
    private long _taken;
    private long _line;
    private long _nextLine = 1;
    private bool _afterReturn;
    private int[] _starts = new int[16];
    private int[] _lengths = new int[16];
    private int _fields;

    public DelimitedReader(Stream stream, string file, ReadLimits limits, char? delimiter = null)
        : base(file)
    {
        _stream = stream;
        _limits = limits;
        try
        {
            Fill();
            RequireText();
            _delimiter = delimiter is { } given ? (byte)given : LikelyDelimiter(_buffer.AsSpan(_next, _end - _next));
            if (!Scan())
            {
                throw new RecordFormatException(File, null, null, "the file is empty", "expected a header row and rows of data");
            }

            Columns = [.. Enumerable.Range(0, _fields).Select(column => Text(column))];
            RequireDistinctColumns();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public override long Line => _line;

    /// <summary>Whether a byte-order mark was found and left out.</summary>
    public bool HadByteOrderMark { get; private set; }

    /// <summary>The delimiter in use.</summary>
    public char Delimiter => (char)_delimiter;

    public override ReadOnlySpan<byte> this[int column] => _buffer.AsSpan(_rowStart + _starts[column], _lengths[column]);

    public override bool ReadRow()
    {
        if (!Scan()) return false;
        if (_fields == Columns.Length) return true;
        throw Fault(
            Math.Min(_fields, Columns.Length) - 1,
            $"this row has {_fields} {(_fields == 1 ? "field" : "fields")}",
            $"expected {Columns.Length} as in the header, separated by {Named(Delimiter)}");
    }

    public override void Dispose() => _stream.Dispose();

    private bool Scan()
    {
        do
        {
            if (!ScanLine()) return false;
        }
        while (_fields == 1 && _lengths[0] == 0 && Columns.Length != 1);

        return true;
    }

    // Offsets are relative to the start of the row, since the row may move in the buffer when more is read.
    private bool ScanLine()
    {
        _rowStart = _next;
        _line = _nextLine;
        _fields = 0;
        if (_afterReturn)
        {
            _afterReturn = false;
            if (_rowStart == _end) Fill();
            if (_rowStart < _end && _buffer[_rowStart] == '\n') _rowStart = ++_next;
        }

        var at = 0;
        var first = true;
        while (true)
        {
            if (_rowStart + at == _end && !Fill())
            {
                if (first) return false;
                AddField(at, 0);
                _next = _end;
                return true;
            }

            first = false;
            var more = _buffer[_rowStart + at] == '"' ? ScanQuoted(ref at) : ScanPlain(ref at);
            if (!more) return true;
        }
    }

    /// <summary>Takes a field without quotation marks; false if the row ends with it.</summary>
    private bool ScanPlain(ref int at)
    {
        var start = at;
        var seen = 0;
        while (true)
        {
            var row = _buffer.AsSpan(_rowStart, _end - _rowStart);
            for (; at < row.Length; at++)
            {
                int b = row[at];
                seen |= b;
                if (b == _delimiter)
                {
                    AddField(start, at - start, seen);
                    at++;
                    return true;
                }

                if (b is '\n' or '\r')
                {
                    AddField(start, at - start, seen);
                    EndLine(at, b);
                    return false;
                }
            }

            if (Fill()) continue;
            AddField(start, at - start, seen);
            _next = _end;
            return false;
        }
    }

    /// <summary>Takes a field in quotation marks, doubled ones made single in place; false if the row ends with it.</summary>
    private bool ScanQuoted(ref int at)
    {
        var opened = _nextLine;
        var start = ++at;
        var write = at;
        var seen = 0;
        while (true)
        {
            if (_rowStart + at == _end && !Fill())
            {
                throw new RecordFormatException(
                    File, opened, _fields + 1, "a quotation mark is opened and never closed", "expected a closing quotation mark before the end of the file");
            }

            int b = _buffer[_rowStart + at++];
            seen |= b;
            if (b == '\n') _nextLine++;
            if (b != '"')
            {
                _buffer[_rowStart + write++] = (byte)b;
                continue;
            }

            if (_rowStart + at == _end && !Fill())
            {
                AddField(start, write - start, seen);
                _next = _end;
                return false;
            }

            b = _buffer[_rowStart + at];
            if (b == '"')
            {
                _buffer[_rowStart + write++] = (byte)b;
                at++;
            }
            else if (b == _delimiter)
            {
                AddField(start, write - start, seen);
                at++;
                return true;
            }
            else if (b is '\n' or '\r')
            {
                AddField(start, write - start, seen);
                EndLine(at, b);
                return false;
            }
            else
            {
                throw new RecordFormatException(
                    File, _nextLine, _fields + 1, $"'{Shown([(byte)b])}' follows a closing quotation mark",
                    $"expected {Named(Delimiter)} or the end of the line; a quotation mark inside a field is written twice");
            }
        }
    }

    private void EndLine(int at, int b)
    {
        _next = _rowStart + at + 1;
        _nextLine++;
        _afterReturn = b == '\r';
    }

    private void AddField(int start, int length, int seen = 0)
    {
        if (_fields == _starts.Length)
        {
            if (_fields >= _limits.Columns)
                throw new RecordFormatException(File, _line, _fields + 1, $"there are more than {_limits.Columns} columns", $"expected at most {_limits.Columns}");
            var size = Math.Min(_fields * 2, _limits.Columns);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _lengths, size);
        }

        _starts[_fields] = start;
        _lengths[_fields] = length;
        if (seen >= 0x80 && !Utf8.IsValid(_buffer.AsSpan(_rowStart + start, length)))
        {
            throw new RecordFormatException(
                File, _line, _fields + 1, $"'{Shown(_buffer.AsSpan(_rowStart + start, length))}' is not valid UTF-8", "expected a file in UTF-8");
        }

        _fields++;
    }

    /// <summary>Moves the current row to the front of the buffer and reads more behind it; false at the end of the stream.</summary>
    private bool Fill()
    {
        if (_rowStart > 0)
        {
            _buffer.AsSpan(_rowStart, _end - _rowStart).CopyTo(_buffer);
            _end -= _rowStart;
            _next = Math.Max(0, _next - _rowStart);
            _rowStart = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end >= _limits.RowBytes)
            {
                throw new RecordFormatException(
                    File, _line, null, $"this row is longer than {_limits.RowBytes} bytes", "expected shorter rows; a quotation mark may be missing");
            }

            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, _limits.RowBytes));
        }

        int count;
        try
        {
            count = _stream.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new RecordFormatException(File, _nextLine, null, $"the file cannot be read on: {error.Message}", "expected a whole, undamaged file", error);
        }

        _end += count;
        _taken += count;
        if (_taken > _limits.FileBytes)
        {
            throw new RecordFormatException(
                File, _nextLine, null, $"the file is longer than {_limits.FileBytes} bytes after unpacking", "expected a smaller file, or a larger limit in the options");
        }

        return count > 0;
    }

    private void RequireText()
    {
        var head = _buffer.AsSpan(0, _end);
        if (head.StartsWith("\uFEFF"u8))
        {
            HadByteOrderMark = true;
            _next = 3;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            throw new RecordFormatException(File, 1, 1, "the file is in UTF-16", "expected a file in UTF-8");
        if (head.Contains((byte)0))
            throw new RecordFormatException(File, 1, 1, "the file holds zero bytes, so it is not text", "expected delimited text in UTF-8");
    }

    private void RequireDistinctColumns()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < Columns.Length; column++)
        {
            if (!seen.Add(Columns[column]))
                throw Fault(column, $"the column '{Shown(Encoding.UTF8.GetBytes(Columns[column]))}' occurs twice", "expected each column once");
        }
    }

    // The delimiter is the candidate that the first line holds most often outside quotation marks.
    private static byte LikelyDelimiter(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> candidates = ",;\t|"u8;
        Span<int> counts = stackalloc int[candidates.Length];
        var quoted = false;
        foreach (var b in head)
        {
            if (b == '"') quoted = !quoted;
            if (quoted) continue;
            if (b is (byte)'\n' or (byte)'\r') break;
            var candidate = candidates.IndexOf(b);
            if (candidate >= 0) counts[candidate]++;
        }

        var best = 0;
        for (var candidate = 1; candidate < counts.Length; candidate++)
        {
            if (counts[candidate] > counts[best]) best = candidate;
        }

        return candidates[best];
    }

    private static string Named(char delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        '|' => "bars",
        _ => $"'{delimiter}'",
    };
}
