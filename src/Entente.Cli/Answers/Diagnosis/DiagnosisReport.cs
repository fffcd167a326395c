using System.Text.Json;
using Entente.Cli.Output;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>Measures, diagnosis and the claims ledger in one document, for the page that shows both. On a terminal it tells the diagnosis.</summary>
/// <param name="measure">Every measure.</param>
/// <param name="diagnose">The diagnosis.</param>
/// <param name="claims">The claims ledger.</param>
internal sealed class DiagnosisReport(MeasureAnswer measure, DiagnoseAnswer diagnose, ClaimsAnswer claims) : IAnswer
{
    /// <inheritdoc/>
    public string Name => diagnose.Name;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        // The diagnosis has polarization with more in each row.
        measure.WriteJson(json, without: measure.Polarization.Name);
        diagnose.WriteJson(json);
        claims.WriteJson(json);
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text) => diagnose.WriteText(text);

    /// <inheritdoc/>
    public AnswerTable Table() => diagnose.Table();
}
