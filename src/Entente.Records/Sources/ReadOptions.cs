namespace Entente.Records.Sources;

/// <summary>How a record is read. The defaults read every known format as its source means it.</summary>
public sealed record ReadOptions
{
    /// <summary>The format; null (the default) recognises it by names and headers.</summary>
    public RecordFormat? Format { get; init; }

    /// <summary>What the record is called in reports; null (the default) takes the name of its file or folder.</summary>
    public string? Name { get; init; }

    /// <summary>The names of the columns of a tidy table; recognised by default.</summary>
    public TidyColumns Columns { get; init; } = new();

    /// <summary>The layout of a tidy table; null (the default) recognises it.</summary>
    public TableLayout? Layout { get; init; }

    /// <summary>The delimiter of text tables; null (the default) takes the one of comma, semicolon, tab and bar that the header has most.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The table of a DuckDB file to read; null (the default) takes the only one, or the three that Entente writes.</summary>
    public string? Table { get; init; }

    /// <summary>The words for stances in tidy tables; by default yes/abstain/no and the other usual ones.</summary>
    public StanceVocabulary Vocabulary { get; init; } = StanceVocabulary.Usual;

    /// <summary>Treaties: whether a state that neither signed nor is bound opposes the treaty (true) or has no stance (false, the default).</summary>
    public bool OutsideAsOppose { get; init; }

    /// <summary>Treaties: the day on which participation is taken, its end included; null (the default) takes all that the file knows.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>
    /// Treaties: whether each treaty is read once for every year from its opening, as it stood on the last day of the year. The proposition is then
    /// <c>treaty@year</c> and its item the treaty. False by default.
    /// </summary>
    public bool EveryYear { get; init; }

    /// <summary>A table that maps topics to goal levels and sectors, as a CSV file; null (the default) takes the one that comes with Entente.</summary>
    public string? TopicTable { get; init; }

    /// <summary>Bounds on what is taken in.</summary>
    public ReadLimits Limits { get; init; } = new();
}
