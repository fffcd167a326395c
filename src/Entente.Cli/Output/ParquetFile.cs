using DuckDB.NET.Data;

namespace Entente.Cli.Output;

/// <summary>Writes the table of an answer as a Parquet file, through DuckDB.</summary>
internal static class ParquetFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">The file to make.</param>
    /// <param name="table">What to write.</param>
    public static void Write(string path, AnswerTable table)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, $"CREATE TABLE answer ({string.Join(", ", table.Columns.Select(Declaration))})");
        using (var appender = connection.CreateAppender("answer"))
        {
            foreach (var values in table.Rows)
            {
                var row = appender.CreateRow();
                for (var column = 0; column < table.Columns.Count; column++) Append(row, table.Columns[column].Kind, values[column]);
                row.EndRow();
            }
        }

        try
        {
            Execute(connection, $"COPY answer TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet, COMPRESSION zstd)");
        }
        catch (DuckDBException error)
        {
            throw new IOException(error.Message.ReplaceLineEndings(" "), error);
        }
    }

    private static void Append(IDuckDBAppenderRow row, ColumnKind kind, object? value)
    {
        switch (kind, value)
        {
            case (_, null):
                row.AppendNullValue();
                break;
            case (ColumnKind.Whole, IConvertible whole):
                row.AppendValue(whole.ToInt64(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case (ColumnKind.Real, IConvertible real):
                row.AppendValue(real.ToDouble(System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                row.AppendValue(value.ToString());
                break;
        }
    }

    private static string Declaration(AnswerColumn column) => $"\"{column.Name}\" " + column.Kind switch
    {
        ColumnKind.Whole => "BIGINT",
        ColumnKind.Real => "DOUBLE",
        _ => "VARCHAR",
    };

    private static void Execute(DuckDBConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is made of fixed column names and a quoted path; DDL takes no parameters.
        command.CommandText = statement;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
