using System.IO.Compression;

namespace Entente.Records.Writers;

/// <summary>Writes a record as a tidy table that <see cref="Sources.RecordReader"/> reads back to the same record, and that opens in R, Python and spreadsheets.</summary>
/// <remarks>A file appears whole or not at all: it is written beside its place under another name and then moved.</remarks>
public static class RecordWriter
{
    /// <summary>The endings that <see cref="Write"/> knows.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".csv", ".csv.gz", ".parquet", ".duckdb"];

    /// <summary>Writes a record; the ending of the path tells the form: <c>.csv</c>, <c>.csv.gz</c>, <c>.parquet</c> or <c>.duckdb</c> (a table named <c>record</c>).</summary>
    /// <param name="record">The record; its notes are not written.</param>
    /// <param name="path">The file to write; one that exists is replaced.</param>
    /// <param name="cancellation">Stops the writing; the file then stays as it was.</param>
    /// <exception cref="ArgumentException">The ending is none of <see cref="Endings"/>, or an actor's code or a proposition's id is empty.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(StanceRecord record, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Action<string> write = Endings.LastOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) switch
        {
            ".csv" => partial => WriteText(record, partial, compress: false, cancellation),
            ".csv.gz" => partial => WriteText(record, partial, compress: true, cancellation),
            ".parquet" => partial => DuckDbWriter.WriteParquet(record, partial, cancellation),
            ".duckdb" => partial => DuckDbWriter.WriteDatabase(record, partial, cancellation),
            _ => throw new ArgumentException($"The ending of '{path}' is not known; expected one of: {string.Join(", ", Endings)}.", nameof(path)),
        };
        var full = Path.GetFullPath(path);
        var unfinished = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            write(unfinished);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void WriteText(StanceRecord record, string path, bool compress, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        using var packed = compress ? new GZipStream(file, CompressionLevel.Optimal) : null;
        DelimitedWriter.Write(record, (Stream?)packed ?? file, cancellation);
    }
}
