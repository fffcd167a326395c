using System.Globalization;
using System.Text;

namespace Entente.Cli.Output;

/// <summary>The kinds of value that a column of an answer can hold.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text = 0,

    /// <summary>Whole numbers.</summary>
    Whole = 1,

    /// <summary>Real numbers.</summary>
    Real = 2,
}

/// <summary>A column of an answer's table.</summary>
/// <param name="Name">Its name, as the JSON document has it.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record AnswerColumn(string Name, ColumnKind Kind)
{
    /// <summary>A column of text.</summary>
    public static AnswerColumn Text(string name) => new(name, ColumnKind.Text);

    /// <summary>A column of whole numbers.</summary>
    public static AnswerColumn Whole(string name) => new(name, ColumnKind.Whole);

    /// <summary>A column of real numbers.</summary>
    public static AnswerColumn Real(string name) => new(name, ColumnKind.Real);
}

/// <summary>The main table of an answer, for CSV and Parquet.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each a value or null for every column.</param>
internal sealed record AnswerTable(IReadOnlyList<AnswerColumn> Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>Writes the table as CSV of RFC 4180 with line feeds; an undefined value is an empty field.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteCsv(TextWriter writer)
    {
        writer.Write(string.Join(',', Columns.Select(column => column.Name)));
        writer.Write('\n');
        var line = new StringBuilder();
        foreach (var row in Rows)
        {
            line.Clear();
            for (var column = 0; column < Columns.Count; column++)
            {
                if (column > 0) line.Append(',');
                line.Append(Field(row[column]));
            }

            writer.Write(line.Append('\n'));
        }
    }

    private static string Field(object? value) => value switch
    {
        null => "",
        double real when !double.IsFinite(real) => "",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
