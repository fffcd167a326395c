namespace Entente.Charts;

/// <summary>How a report is laid out.</summary>
public sealed record ReportOptions
{
    /// <summary>The heading of the report; when null, the name of the record.</summary>
    public string? Title { get; init; }

    /// <summary>How many propositions of common ground are printed with their text, the firmest first; default 20. The chart's table lists all.</summary>
    public int CommonGroundShown { get; init; } = 20;

    /// <summary>How many reserved differences are printed with their text, the sharpest first; default 20. The chart's table lists all.</summary>
    public int ReservedDifferencesShown { get; init; } = 20;

    /// <summary>The most actors for which the agreement of every pair is embedded; default 400. A larger matrix could not be read, and would make the file heavy.</summary>
    public int ActorsInMatrix { get; init; } = 400;
}
