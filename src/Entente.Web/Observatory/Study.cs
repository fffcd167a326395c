namespace Entente.Web.Observatory;

/// <summary>What a page of the observatory shows: a record, the part of it that is asked about, and what the command found.</summary>
/// <param name="Record">The record.</param>
/// <param name="Computation">What was computed for this page.</param>
/// <param name="Document">Its document.</param>
/// <param name="Whole">The document of <c>measure</c> on the whole record, which knows its actors and topics.</param>
public sealed record Study(ShownRecord Record, Computation Computation, AnalysisDocument Document, AnalysisDocument Whole)
{
    /// <summary>The part of the record.</summary>
    public Slice Slice => Computation.Slice;

    /// <summary>What was measured.</summary>
    public MeasuredRecord Measured => Document.Measured;

    /// <summary>The path of a view of the same part.</summary>
    /// <param name="view">The view with its slash; empty for the overview.</param>
    /// <param name="query">More of the query, without a mark in front; empty for nothing.</param>
    public string Path(string view, string query = "") => $"/observatory/{Record.Key}{view}{(query.Length == 0 ? Slice.Query : $"?{query}{Slice.More}")}";
}
