using DuckDB.NET.Data;
using Entente.Records.Tables;

namespace Entente.Records.Writers;

/// <summary>Writes the tidy form of a record as a table of a DuckDB file, or as Parquet through the same engine.</summary>
internal static class DuckDbWriter
{
    public static void WriteParquet(StanceRecord record, string path, CancellationToken cancellation)
    {
        using var connection = Open(":memory:");
        Fill(connection, record, cancellation);
        Execute(connection, $"COPY record TO {DuckDbTable.Literal(path)} (FORMAT parquet, COMPRESSION zstd)");
    }

    public static void WriteDatabase(StanceRecord record, string path, CancellationToken cancellation)
    {
        using var connection = Open(path);
        Fill(connection, record, cancellation);
        Execute(connection, "CHECKPOINT");
    }

    private static DuckDBConnection Open(string dataSource)
    {
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = dataSource }.ConnectionString);
        connection.Open();
        // One thread: the same record gives the same bytes.
        Execute(connection, "SET threads = 1; SET preserve_insertion_order = true;");
        return connection;
    }

    private static void Fill(DuckDBConnection connection, StanceRecord record, CancellationToken cancellation)
    {
        var cells = new TidyCells(record);
        Execute(connection, $"CREATE TABLE record ({string.Join(", ", cells.Columns.Select(column => $"{DuckDbTable.Quoted(column.Name)} {TypeOf(column.Name)}"))})");
        using var appender = connection.CreateAppender("record");
        var count = 0;
        foreach (var row in cells.Rows())
        {
            if ((++count & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
            var appended = appender.CreateRow();
            for (var column = 0; column < row.Length; column++) Append(appended, TypeOf(cells.Columns[column].Name), row[column]);
            appended.EndRow();
        }
    }

    private static string TypeOf(string column) => column switch
    {
        "date" or "member_from" or "member_to" => "DATE",
        "session" => "INTEGER",
        "weight" => "DOUBLE",
        _ => "VARCHAR",
    };

    private static void Append(IDuckDBAppenderRow row, string type, string? text)
    {
        if (text is null) row.AppendNullValue();
        else if (type == "DATE") row.AppendValue(DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        else if (type == "INTEGER") row.AppendValue(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        else if (type == "DOUBLE") row.AppendValue(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        else row.AppendValue(text);
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
