using System.Text;

namespace Entente.Records.Writers;

/// <summary>Writes the tidy form of a record as delimited text, quoted as RFC 4180 says, in UTF-8 with LF line ends.</summary>
internal static class DelimitedWriter
{
    private static readonly System.Buffers.SearchValues<char> MustBeQuoted = System.Buffers.SearchValues.Create(",\"\n\r;\t|");

    public static void Write(StanceRecord record, Stream stream, CancellationToken cancellation)
    {
        var cells = new TidyCells(record);
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 15, leaveOpen: true);
        text.NewLine = "\n";
        text.WriteLine(string.Join(',', cells.Columns.Select(column => column.Name)));
        var count = 0;
        foreach (var row in cells.Rows())
        {
            if ((++count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < row.Length; column++)
            {
                if (column > 0) text.Write(',');
                WriteField(text, row[column]);
            }

            text.WriteLine();
        }
    }

    private static void WriteField(StreamWriter text, string? field)
    {
        if (field is null) return;
        if (!field.AsSpan().ContainsAny(MustBeQuoted))
        {
            text.Write(field);
            return;
        }

        text.Write('"');
        text.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        text.Write('"');
    }
}
