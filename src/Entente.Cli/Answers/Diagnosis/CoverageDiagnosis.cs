using System.Text.Json;
using Entente.Cli.Output;
using Entente.Diagnosis.Covariates;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>What the diagnosis rests on besides the record, and what it had to leave out.</summary>
/// <param name="covariates">The facts; null if none were given.</param>
/// <param name="omissions">What was left out, a sentence each.</param>
internal sealed class CoverageDiagnosis(CovariateStore? covariates, IReadOnlyList<string> omissions) : IDiagnosis
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteObjects("covariates", covariates?.Coverage ?? [], coverage =>
        {
            json.WriteString("series", coverage.Series);
            json.WriteString("source", coverage.Source);
            json.WriteNumber("from", coverage.FirstYear);
            json.WriteNumber("to", coverage.LastYear);
            json.WriteNumber("states", coverage.States);
            json.WriteReal("coverage", coverage.Share);
        });
        json.WriteObjects("notes", covariates?.Notes ?? [], note =>
        {
            json.WriteString("code", note.Code);
            json.WriteString("message", note.Message);
            json.WriteNumber("count", note.Count);
        });
        json.WriteTexts("omissions", omissions);
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        if (omissions.Count > 0) text.Heading("Left out");
        foreach (var omission in omissions) text.Item(omission, "!");
    }

    /// <inheritdoc/>
    public IEnumerable<DiagnosisRow> Rows() => covariates?.Coverage.Select(coverage =>
        new DiagnosisRow("covariates", "coverage", coverage.Series, coverage.FirstYear, coverage.LastYear, coverage.Share)) ?? [];
}
