using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Entente.Cli.Output;
using Entente.Cli.Verification;

namespace Entente.Cli.Answers;

/// <summary>The published numbers and what Entente makes of them.</summary>
internal sealed class VerifyAnswer : IAnswer
{
    private readonly ImmutableArray<VerificationRow> _rows;

    private VerifyAnswer(ImmutableArray<VerificationRow> rows) => _rows = rows;

    /// <inheritdoc/>
    public string Name => "verify";

    /// <summary>Whether a number was not reproduced.</summary>
    public bool HasFailed => _rows.Any(row => row.Verdict == Verdict.Failed);

    /// <summary>Tries every row.</summary>
    public static VerifyAnswer Of(VerificationScope scope)
    {
        Func<VerificationScope, IEnumerable<VerificationRow>>[] parts = [AgreementRows.Of, PolarizationRows.Of, PolisRows.Of, IdealPointRows.Of, DecompositionRows.Of, RegressionRows.Of];
        return new VerifyAnswer([.. parts.SelectMany(part =>
        {
            scope.Stop.ThrowIfCancellationRequested();
            return part(scope);
        })]);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => json.WriteObjects("rows", _rows, row =>
    {
        json.WriteString("id", row.Id);
        json.WriteString("source", row.Source);
        json.WriteReal("published", row.Published);
        json.WriteReal("ours", row.Ours);
        json.WriteReal("se", row.Se);
        json.WriteString("verdict", InWords(row.Verdict));
        json.WriteString("note", row.Note);
    });

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Title("Published numbers, and Entente's");
        text.Table(
            [TextColumn.Prose("number"), TextColumn.Number("published"), TextColumn.Number("ours"), TextColumn.Word("verdict"), TextColumn.Prose("source and tolerance")],
            _rows.Select(row => (IReadOnlyList<string>)[row.Id, Short(row.Published), Short(row.Ours), InWords(row.Verdict), $"{row.Source}: {row.Note}"]));
        var (reproduced, failed, skipped) = (CountOf(Verdict.Reproduced), CountOf(Verdict.Failed), CountOf(Verdict.Skipped));
        text.Say($"{Words.Count(reproduced)} of {Words.Count(reproduced + failed)} numbers reproduced" + (skipped > 0 ? $"; {Words.Count(skipped)} skipped, each with its reason above." : "."));
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [AnswerColumn.Text("id"), AnswerColumn.Text("source"), AnswerColumn.Real("published"), AnswerColumn.Real("ours"), AnswerColumn.Real("se"), AnswerColumn.Text("verdict"), AnswerColumn.Text("note")],
        _rows.Select(row => new object?[] { row.Id, row.Source, row.Published, row.Ours, row.Se, InWords(row.Verdict), row.Note }));

    private static string InWords(Verdict verdict) => verdict switch
    {
        Verdict.Reproduced => "reproduced",
        Verdict.Failed => "failed",
        _ => "skipped",
    };

    private static string Short(double? value) => value switch
    {
        null => Words.Undefined,
        0 => "0",
        { } number when Math.Abs(number) < 1e-3 => number.ToString("0.0e-0", CultureInfo.InvariantCulture),
        { } number when number == Math.Round(number) => Words.Count((long)number),
        { } number => number.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private int CountOf(Verdict verdict) => _rows.Count(row => row.Verdict == verdict);
}
