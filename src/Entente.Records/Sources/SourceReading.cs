using Entente.Records.Sources.Opening;
using Entente.Records.Tables;
using Entente.Records.Topics;

namespace Entente.Records.Sources;

/// <summary>What a reader needs while it reads one location: files, options, topics, and the findings so far.</summary>
internal sealed class SourceReading(SourceFolder folder, ReadOptions options, TopicTable topics, CancellationToken cancellation)
{
    private int _rows;

    public SourceFolder Folder => folder;

    public ReadOptions Options => options;

    public TopicTable Topics => topics;

    public RecordFindings Findings { get; } = new();

    public string Name => options.Name ?? folder.Name;

    /// <summary>Opens a file as delimited text and notes what was repaired in doing so.</summary>
    public DelimitedReader OpenText(SourceFile file)
    {
        var reader = new DelimitedReader(file.Open(), file.Display, options.Limits, options.Delimiter);
        if (reader.HadByteOrderMark)
            Findings.Add("byte-order-mark", NoteSeverity.Info, "A byte-order mark at the start of a file was left out.", file.Name);
        if (options.Delimiter is null && reader.Delimiter != ',' && reader.Columns.Length > 1)
            Findings.Add("delimiter", NoteSeverity.Info, "A delimiter other than the comma was recognised from the header.", $"{file.Name}: '{reader.Delimiter}'");
        return reader;
    }

    /// <summary>Called once a row: lets the user stop a long reading.</summary>
    public void CountRow()
    {
        if ((++_rows & 0xFFF) == 0) cancellation.ThrowIfCancellationRequested();
    }
}
