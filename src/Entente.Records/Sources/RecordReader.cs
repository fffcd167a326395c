using Entente.Records.Sources.Opening;
using Entente.Records.Sources.Polis;
using Entente.Records.Sources.Tidy;
using Entente.Records.Sources.Treaties;
using Entente.Records.Sources.Undl;
using Entente.Records.Sources.Unga;
using Entente.Records.Topics;

namespace Entente.Records.Sources;

/// <summary>Reads a stance record from a file, a folder, a zip archive or an http(s) address.</summary>
public static class RecordReader
{
    // The order matters: a kind that asks for less comes after those that ask for more.
    private static readonly RecordSource[] Sources = [new UngaSource(), new TreatySource(), new PolisSource(), new UndlSource(), new TidySource()];

    /// <summary>Reads a record. Files may be packed with gzip or zip and are read in place, as streams.</summary>
    /// <param name="location">A file, a folder or an http(s) address.</param>
    /// <param name="options">How to read; null reads every known format as its source means it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The record, with what was found and repaired in its notes.</returns>
    /// <exception cref="RecordFormatException">The location cannot be read or is not what its format promises.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static StanceRecord Read(string location, ReadOptions? options = null, CancellationToken cancellation = default) =>
        Read(location, options, out _, cancellation);

    /// <summary>Reads a record and tells the format that it was in.</summary>
    /// <param name="location">A file, a folder or an http(s) address; an address is fetched once.</param>
    /// <param name="options">How to read; null reads every known format as its source means it.</param>
    /// <param name="format">The format that the options name, else the one that was recognised.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The record, with what was found and repaired in its notes.</returns>
    /// <exception cref="RecordFormatException">The location cannot be read or is not what its format promises.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static StanceRecord Read(string location, ReadOptions? options, out RecordFormat format, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(location);
        options ??= new ReadOptions();
        using var download = Download.IsAddress(location) ? Download.Fetch(location, options.Limits.DownloadBytes, cancellation) : null;
        using var folder = SourceFolder.Open(download?.Path ?? location, location);
        var topics = options.TopicTable is { } path ? TopicTable.Read(path) : TopicTable.Default;
        var source = SourceOf(folder, options);
        format = source.Format;
        var record = source.Read(new SourceReading(folder, options, topics, cancellation));
        if (record.Actors.IsEmpty && record.Propositions.IsEmpty)
            throw new RecordFormatException(location, null, null, "there is a header and no row of data", "expected at least one stance");
        return record;
    }

    /// <summary>The format that a location has, by the names and headers of its files.</summary>
    /// <param name="location">A file or a folder.</param>
    /// <exception cref="RecordFormatException">The location cannot be read or has no known format.</exception>
    public static RecordFormat Recognise(string location)
    {
        using var folder = SourceFolder.Open(location, location);
        return SourceOf(folder, new ReadOptions()).Format;
    }

    private static RecordSource SourceOf(SourceFolder folder, ReadOptions options)
    {
        if (options.Format is { } named) return Array.Find(Sources, source => source.Format == named)!;
        return Array.Find(Sources, source => source.Recognises(folder, options)) ?? throw new RecordFormatException(
            folder.Display, null, null,
            folder.Files.Length == 0 ? "the folder holds no file" : $"no known format; found {string.Join(", ", folder.Files.Take(5).Select(file => file.Name))}",
            "expected a folder with rollcalls.csv and votes.csv (unga), participants-votes.csv (polis), treaties.csv and participation.csv (treaties), or one table (undl, tidy)");
    }
}
