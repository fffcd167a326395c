using System.Text.Json;
using Entente.Cli.Output;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>One question of a diagnosis and its answer.</summary>
internal interface IDiagnosis
{
    /// <summary>Writes its properties into the document that is open; each has a key of its own.</summary>
    /// <param name="json">The document.</param>
    void WriteJson(Utf8JsonWriter json);

    /// <summary>Tells it to people.</summary>
    /// <param name="text">The report to add to.</param>
    void WriteText(TextReport text);

    /// <summary>Its rows for a spreadsheet: section, what, of whom, from, to, estimate, low, high.</summary>
    IEnumerable<DiagnosisRow> Rows();
}

/// <summary>A row of the diagnosis as a table.</summary>
/// <param name="Section">The question: the key in the document.</param>
/// <param name="What">The quantity.</param>
/// <param name="Of">The region, block, actor or series that it is of; empty for the whole.</param>
/// <param name="From">The first year; null if it has none.</param>
/// <param name="To">The last year.</param>
/// <param name="Estimate">The estimate; null if undefined.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end.</param>
internal sealed record DiagnosisRow(string Section, string What, string Of, int? From, int? To, double? Estimate, double? Low = null, double? High = null);
