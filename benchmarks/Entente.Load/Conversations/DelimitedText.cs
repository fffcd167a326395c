using System.Text;

namespace Entente.Load.Conversations;

/// <summary>Reads comma-separated text with quotes (RFC 4180). The program reads files by itself, so that it does not trust the code that it tests.</summary>
internal static class DelimitedText
{
    /// <summary>Reads a table.</summary>
    /// <param name="text">The text, with a row of names first.</param>
    /// <returns>The names and the rows, each with as many fields as there are names.</returns>
    /// <exception cref="InvalidDataException">A row has another number of fields.</exception>
    public static (string[] Header, IReadOnlyList<string[]> Rows) Read(string text)
    {
        var rows = new List<string[]>();
        var (row, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var place = text.StartsWith('\ufeff') ? 1 : 0; place < text.Length; place++)
        {
            var letter = text[place];
            if (isQuoted)
            {
                if (letter != '"') field.Append(letter);
                else if (place + 1 < text.Length && text[place + 1] == '"') field.Append(text[place++]);
                else isQuoted = false;
            }
            else if (letter == '"')
            {
                isQuoted = true;
            }
            else if (letter is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (letter == '\n') EndRow();
            }
            else if (letter != '\r')
            {
                field.Append(letter);
            }
        }

        if (field.Length > 0 || row.Count > 0)
        {
            row.Add(field.ToString());
            EndRow();
        }

        return rows.Count == 0 ? throw new InvalidDataException("The table is empty; expected a row of names.") : (rows[0], rows[1..]);

        void EndRow()
        {
            if (row.Count == 1 && row[0].Length == 0)
            {
                row.Clear();
                return;
            }

            if (rows.Count > 0 && row.Count != rows[0].Length) throw new InvalidDataException($"Row {rows.Count + 1}: expected {rows[0].Length} fields, found {row.Count}.");
            rows.Add([.. row]);
            row.Clear();
        }
    }
}
