using System.Text.Json;
using Entente.Cli.Output;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>Why the consensus is thin: every question of the diagnosis that the record and the facts can answer.</summary>
/// <param name="questions">The questions with their answers, in order.</param>
internal sealed class DiagnoseAnswer(IReadOnlyList<IDiagnosis> questions) : IAnswer
{
    /// <inheritdoc/>
    public string Name => "diagnose";

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        foreach (var question in questions) question.WriteJson(json);
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        foreach (var question in questions) question.WriteText(text);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [
            AnswerColumn.Text("section"), AnswerColumn.Text("what"), AnswerColumn.Text("of"), AnswerColumn.Whole("from"), AnswerColumn.Whole("to"),
            AnswerColumn.Real("estimate"), AnswerColumn.Real("low"), AnswerColumn.Real("high"),
        ],
        questions.SelectMany(question => question.Rows()).Select(row => new object?[] { row.Section, row.What, row.Of, row.From, row.To, row.Estimate, row.Low, row.High }));
}
