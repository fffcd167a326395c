using System.Text.Json;
using Entente.Cli.Output;
using Entente.Diagnosis.Drivers;
using Entente.Records.States;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>Which facts about two states go with their disagreement, period by period.</summary>
/// <param name="report">What was measured.</param>
internal sealed class DriversDiagnosis(DriversReport report) : IDiagnosis
{
    private const int NamedActors = 6;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => json.WriteObjects("drivers", report.Periods, period =>
    {
        json.WriteNumber("from", period.From);
        json.WriteNumber("to", period.To);
        json.WriteNumber("pairs", period.Pairs);
        json.WriteNumber("measuredPairs", period.MeasuredPairs);
        json.WriteNumber("actors", period.Actors);
        json.WriteNumber("propositions", period.Propositions);
        json.WriteReal("meanDisagreement", period.Mean);
        json.WriteReal("meanOfMeasured", period.MeanOfMeasured);
        json.WriteTexts("excluded", period.ExcludedActors);
        json.WriteObjects("dropped", period.Dropped, missing =>
        {
            json.WriteString("covariate", missing.Covariate);
            json.WriteNumber("pairs", missing.Missing);
            json.WriteNumber("alone", missing.AloneMissing);
        });
        json.WriteObjects("leftOut", period.LeftOut, left =>
        {
            json.WriteString("covariate", left.Covariate);
            json.WriteString("reason", left.Reason);
        });
        json.WriteReal("r2", period.RSquared);
        json.WriteObjects("coefficients", period.Coefficients, coefficient =>
        {
            json.WriteString("name", coefficient.Name);
            json.WriteString("block", coefficient.Block.Key());
            json.WriteReal("estimate", coefficient.Estimate);
            json.WriteReal("standardized", coefficient.Standardized);
            json.WriteReal("se", coefficient.Se);
            json.WriteReal("low", coefficient.Low);
            json.WriteReal("high", coefficient.High);
            json.WriteReal("p", coefficient.P);
            json.WriteReal("pHolm", coefficient.PHolm);
            json.WriteReal("pMrqap", coefficient.PMrqap);
            json.WriteReal("degreesOfFreedom", coefficient.DegreesOfFreedom);
        });
        json.WriteObjects("blocks", period.Blocks, block =>
        {
            json.WriteString("block", block.Key);
            json.WriteString("name", block.Name);
            json.WriteMain("share", block.Share);
            json.WriteReal("ofExplained", block.OfExplained);
            json.WriteReal("byChance", block.ByChance);
            json.WriteReal("p", block.P);
        });
        json.WriteTexts("warnings", period.Warnings);
    });

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("What goes with disagreement between states");
        var fitted = report.Periods.Where(period => !period.Blocks.IsEmpty).ToArray();
        if (fitted.Length == 0)
        {
            foreach (var warning in report.Periods.SelectMany(period => period.Warnings).Distinct(StringComparer.Ordinal).Take(3)) text.Warn("! " + warning);
            return;
        }

        text.Table(
            [TextColumn.Word("years"), TextColumn.Number("pairs"), TextColumn.Number("left out"), TextColumn.Number("explained"), .. fitted[^1].Blocks.Select(block => TextColumn.Number(block.Key))],
            fitted.Select(period => (IReadOnlyList<string>)
            [
                Years(period), Words.Count(period.Pairs), Words.Count(period.MeasuredPairs - period.Pairs), Words.Percent(period.RSquared),
                .. period.Blocks.Select(block => $"{Words.Percent(block.Share.Value)}{(block.P < 0.05 ? "*" : "")}"),
            ]));
        text.Note(string.Join("; ", fitted[^1].Blocks.Select(block => $"{block.Key} {block.Name}")) + ". Shares of the variance of disagreement between pairs; * more than shuffled states explain in 95 % of shuffles.");
        var last = fitted[^1];
        text.Say($"In {Years(last)} these go with it beyond chance by both tests, the others held equal (standard deviations of disagreement for one of the covariate):");
        text.Table(
            [TextColumn.Prose("covariate"), TextColumn.Word("block"), TextColumn.Number("effect"), TextColumn.Number("p (Holm)"), TextColumn.Number("p (MRQAP)")],
            last.Coefficients.Where(coefficient => coefficient.PHolm < 0.05 && coefficient.PMrqap is null or < 0.05)
                .OrderByDescending(coefficient => Math.Abs(coefficient.Standardized ?? 0))
                .Select(coefficient => (IReadOnlyList<string>)[coefficient.Name, coefficient.Block.Key(), Words.Real(coefficient.Standardized), Words.Real(coefficient.PHolm, 3), Words.Real(coefficient.PMrqap, 3)]));
        foreach (var left in last.LeftOut) text.Note($"{left.Covariate} was left out because {left.Reason}");
        if (!last.ExcludedActors.IsEmpty)
            text.Warn($"! The model of {Years(last)} leaves out {Words.Some([.. last.ExcludedActors.Select(NameOf)], NamedActors)}: no pair of theirs has every covariate.");
        if (!last.Warnings.IsEmpty) text.Warn($"! {Years(last)}: {string.Join(" ", last.Warnings)}");
        text.Warn("! " + DriversReport.Limits);
    }

    /// <inheritdoc/>
    public IEnumerable<DiagnosisRow> Rows() => report.Periods.SelectMany(period =>
        period.Blocks.Select(block => new DiagnosisRow("drivers", "share", block.Key, period.From, period.To, block.Share.Value, block.Share.Low, block.Share.High))
            .Concat(period.Coefficients.Select(coefficient =>
                new DiagnosisRow("drivers", "coefficient", coefficient.Name, period.From, period.To, coefficient.Estimate, coefficient.Low, coefficient.High))));

    private static string NameOf(string code) => StateDirectory.Find(code)?.Name ?? code;

    private static string Years(DriversPeriod period) => $"{Words.Year(period.From)}–{Words.Year(period.To)}";
}
