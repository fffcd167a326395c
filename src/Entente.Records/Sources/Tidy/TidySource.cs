using Entente.Records.Sources.Opening;
using Entente.Records.Tables;

namespace Entente.Records.Sources.Tidy;

/// <summary>Any one table, as text, Parquet or DuckDB: one row a stance, or a wide table of stances.</summary>
internal sealed class TidySource : RecordSource
{
    public override RecordFormat Format => RecordFormat.Tidy;

    public override bool Recognises(SourceFolder folder, ReadOptions options) => TableOf(folder) is not null;

    public override StanceRecord Read(SourceReading reading)
    {
        var file = TableOf(reading.Folder) ?? throw new RecordFormatException(
            reading.Folder.Display, null, null, $"there are {reading.Folder.Files.Length} files", "expected one table");
        switch (ExtensionOf(file))
        {
            case ".parquet":
                using (var copy = LocalCopy.Of(file, reading.Options.Limits.FileBytes))
                using (var table = DuckDbTable.Parquet(copy.Path, file.Display, reading.Options.Limits))
                {
                    return Read(reading, table);
                }

            case ".duckdb" or ".ddb" or ".db":
                using (var copy = LocalCopy.Of(file, reading.Options.Limits.FileBytes))
                using (var table = DuckDbTable.Database(copy.Path, file.Display, reading.Options.Table, reading.Options.Limits))
                {
                    return Read(reading, table);
                }

            default:
                using (var table = reading.OpenText(file))
                {
                    return Read(reading, table);
                }
        }
    }

    private static StanceRecord Read(SourceReading reading, TableReader table)
    {
        var columns = TidyHeader.Of(table, reading.Options.Columns);
        var layout = reading.Options.Layout ?? columns.Layout ?? throw NoStances(table, columns);
        return layout == TableLayout.RowPerStance ? new LongTable(reading, table, columns).Read() : new WideTable(reading, table, columns, layout).Read();
    }

    private static SourceFile? TableOf(SourceFolder folder)
    {
        var tables = folder.Files.Where(file => ExtensionOf(file) is ".csv" or ".tsv" or ".txt" or ".tab" or ".parquet" or ".duckdb" or ".ddb" or ".db").ToList();
        return tables.Count == 1 ? tables[0] : tables.Count == 0 ? folder.Single : null;
    }

    private static string ExtensionOf(SourceFile file) => Path.GetExtension(file.Name).ToLowerInvariant();

    private static RecordFormatException NoStances(TableReader table, TidyHeader columns)
    {
        string[] missing =
        [
            .. new[] { ("actor", columns.Actor), ("proposition", columns.Proposition), ("stance", columns.Stance) }.Where(pair => pair.Item2 is null).Select(pair => pair.Item1),
        ];
        return new RecordFormatException(
            table.File, 1, null, $"no column is recognised for: {string.Join(", ", missing)}; found {table.ColumnsShown}",
            "expected columns for actor, proposition and stance; name them in the options, or name the layout of a wide table");
    }
}
