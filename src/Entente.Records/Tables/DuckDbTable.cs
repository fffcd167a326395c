using System.Text;
using DuckDB.NET.Data;
using Entente.Records.Sources;

namespace Entente.Records.Tables;

/// <summary>Reads a Parquet file or a table of a DuckDB file through the DuckDB engine, every field as text.</summary>
internal sealed class DuckDbTable : TableReader
{
    private const string Settings = "SET threads = 2; SET memory_limit = '256MB'; SET preserve_insertion_order = true;";

    // A file is data and no program: what is in it may neither read nor write other files, nor call for extensions from the network.
    private const string NoOtherFiles = "SET enable_external_access = false;";
    private const string Closed = "autoinstall_known_extensions=false;autoload_known_extensions=false";

    private readonly DuckDBConnection _connection;
    private readonly DuckDBCommand _command;
    private readonly DuckDBDataReader _rows;
    private readonly byte[][] _fields;
    private readonly int[] _lengths;
    private readonly long[] _readAt;
    private long _row;

    private DuckDbTable(string file, DuckDBConnection connection, string relation, ReadLimits limits)
        : base(file)
    {
        _connection = connection;
        _command = connection.CreateCommand();
        try
        {
            var columns = Describe(relation, limits);
            Columns = [.. columns.Select(column => column.Name)];
            _command.CommandText = $"SELECT {string.Join(", ", columns.Select(column => AsText(column.Name, column.Type)))} FROM {relation}";
            _command.UseStreamingMode = true;
            _rows = _command.ExecuteReader();
        }
        catch (DuckDBException error)
        {
            Close();
            throw Unreadable(error);
        }
        catch
        {
            Close();
            throw;
        }

        _fields = new byte[Columns.Length][];
        _lengths = new int[Columns.Length];
        _readAt = new long[Columns.Length];
        Array.Fill(_fields, []);
    }

    /// <summary>The number of the row, from 1; such files have no lines.</summary>
    public override long Line => _row;

    public override ReadOnlySpan<byte> this[int column]
    {
        get
        {
            if (_readAt[column] != _row) Take(column);
            return _fields[column].AsSpan(0, _lengths[column]);
        }
    }

    public static DuckDbTable Parquet(string path, string file, ReadLimits limits)
    {
        path = Path.GetFullPath(path);
        var connection = Open($"DataSource=:memory:;{Closed}", $"SET allowed_paths = [{Literal(path)}]; {NoOtherFiles}", file);
        return new DuckDbTable(file, connection, $"read_parquet({Literal(path)})", limits);
    }

    public static DuckDbTable Database(string path, string file, string? table, ReadLimits limits)
    {
        var connection = Open($"DataSource={Path.GetFullPath(path)};ACCESS_MODE=READ_ONLY;{Closed}", NoOtherFiles, file);
        try
        {
            return new DuckDbTable(file, connection, Quoted(ChooseTable(connection, file, table)), limits);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override bool ReadRow()
    {
        try
        {
            if (!_rows.Read()) return false;
        }
        catch (DuckDBException error)
        {
            throw Unreadable(error);
        }

        _row++;
        return true;
    }

    public override void Dispose()
    {
        _rows.Dispose();
        Close();
    }

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static DuckDBConnection Open(string connectionString, string access, string file)
    {
        var connection = new DuckDBConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Settings + access;
            command.ExecuteNonQuery();
            return connection;
        }
        catch (DuckDBException error)
        {
            connection.Dispose();
            throw Unreadable(file, null, error);
        }
    }

    private static string ChooseTable(DuckDBConnection connection, string file, string? named)
    {
        var tables = new List<string>();
        using (var command = connection.CreateCommand())
        {
            // A view is a query by whoever made the file: it can ask for any amount of work, so it is not run.
            command.CommandText = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' AND table_type = 'BASE TABLE' ORDER BY table_name";
            using var rows = command.ExecuteReader();
            while (rows.Read()) tables.Add(rows.GetString(0));
        }

        var chosen = named ?? (tables.Contains("record") ? "record" : tables.Count == 1 ? tables[0] : null);
        if (chosen is not null && tables.Contains(chosen, StringComparer.OrdinalIgnoreCase)) return chosen;
        throw new RecordFormatException(
            file, null, null, named is null ? $"the database holds {tables.Count} tables" : $"there is no table '{named}'",
            tables.Count == 0 ? "expected a table; a view is a query, which is not run" : $"expected one of its tables to be named in the options: {string.Join(", ", tables.Take(20))}");
    }

    private List<(string Name, string Type)> Describe(string relation, ReadLimits limits)
    {
        var columns = new List<(string, string)>();
        using var command = _connection.CreateCommand();
        command.CommandText = $"DESCRIBE SELECT * FROM {relation}";
        using var rows = command.ExecuteReader();
        while (rows.Read()) columns.Add((rows.GetString(0), rows.GetString(1)));
        return columns.Count <= limits.Columns
            ? columns
            : throw new RecordFormatException(File, null, null, $"there are {columns.Count} columns", $"expected at most {limits.Columns}");
    }

    // Whole numbers that a data frame stored as floating point, because some are missing, read as whole numbers.
    private static string AsText(string name, string type)
    {
        var column = Quoted(name);
        if (type.EndsWith("[]", StringComparison.Ordinal)) return $"array_to_string({column}, ';')";
        return type is "DOUBLE" or "FLOAT"
            ? $"CASE WHEN isnan({column}) THEN NULL WHEN {column} = trunc({column}) AND abs({column}) < 1e15 THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
            : $"CAST({column} AS VARCHAR)";
    }

    private void Take(int column)
    {
        _readAt[column] = _row;
        _lengths[column] = 0;
        if (_rows.IsDBNull(column)) return;
        var text = _rows.GetString(column);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_fields[column].Length < most) _fields[column] = new byte[most];
        _lengths[column] = Encoding.UTF8.GetBytes(text, _fields[column]);
    }

    private void Close()
    {
        _command.Dispose();
        _connection.Dispose();
    }

    private RecordFormatException Unreadable(DuckDBException error) => Unreadable(File, _row > 0 ? _row : null, error);

    private static RecordFormatException Unreadable(string file, long? row, DuckDBException error) => new(
        file, row, null, $"it cannot be read: {error.Message.ReplaceLineEndings(" ")}", "expected an undamaged Parquet or DuckDB file", error);
}
