using System.Text.Json;
using Entente.Cli.Output;
using Entente.Diagnosis.StrategyMixture;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>On which strategies the security of regions rests, period by period.</summary>
/// <param name="report">What was measured.</param>
internal sealed class MixtureDiagnosis(MixtureReport report) : IDiagnosis
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteObjects("mixture", report.Points, point =>
        {
            json.WriteString("region", point.Region);
            json.WriteNumber("from", point.From);
            json.WriteNumber("to", point.To);
            json.WriteEstimate("hegemony", point.Hegemony);
            json.WriteEstimate("balance", point.Balance);
            json.WriteEstimate("institutions", point.Institutions);
            json.WriteEstimate("selfHelp", point.SelfHelp);
            json.WriteReal("leans", point.PowerProbability);
            json.WriteReal("leansStrictly", point.StrictPowerProbability);
            json.WriteString("leader", point.Leader);
            json.WriteReal("leaderShare", point.LeaderShare);
            json.WriteTexts("strongerSide", point.StrongerSide);
            json.WriteTexts("weakerSide", point.WeakerSide);
            json.WriteNumber("states", point.States.Length);
            json.WriteObjects("indicators", point.Indicators, indicator =>
            {
                json.WriteString("name", indicator.Name);
                json.WriteString("corner", Corner(indicator.Strategy));
                json.WriteReal("value", indicator.Value);
                json.WriteReal("weight", indicator.Weight);
                json.WriteReal("without", indicator.Without);
                json.WriteString("missing", indicator.Missing);
            });
            json.WriteTexts("warnings", point.Warnings);
        });
        json.WriteStartObject("mixtureLean");
        json.WriteMain("power", report.Lean?.Power);
        json.WriteReal("probability", report.Lean?.Probability);
        json.WriteReal("strictProbability", report.Lean?.StrictProbability);
        json.WriteWhole("points", report.Lean?.Points);
        json.WriteWhole("leaning", report.Lean?.Leaning);
        json.WriteWhole("strictlyLeaning", report.Lean?.StrictlyLeaning);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("On what the security of regions rests");
        MixturePoint[] latest = [.. report.Points.Where(point => point.Hegemony is not null).GroupBy(point => point.Region, StringComparer.Ordinal).Select(region => region.MaxBy(point => point.From)!)];
        if (latest.Length == 0)
        {
            text.Warn("! No region has indicators of all three strategies.");
            return;
        }

        text.Say($"As of {string.Join(", ", latest.Select(point => $"{Words.Year(point.From)}–{Words.Year(point.To)}").Distinct(StringComparer.Ordinal))}; --format json has every period.");
        text.Table(
            [TextColumn.Word("region (shares in %)"), TextColumn.Word("led by"), TextColumn.Number("hegemony"), TextColumn.Number("balance"), TextColumn.Number("institutions"), TextColumn.Number("self-help")],
            latest.Select(point => (IReadOnlyList<string>)
            [
                point.Region, Leader(point), Told(point.Hegemony), Told(point.Balance), Told(point.Institutions), Told(point.SelfHelp),
            ]));
        if (report.Lean is { } lean)
        {
            text.Say($"Over {Words.Count(lean.Points)} regions and periods hegemony and balance of power take {DiagnosisJson.Told(lean.Power)} of the mixture, institutional cooperation the rest; two corners of three have two thirds (0.67) if nothing leans. In {Words.Count(lean.StrictlyLeaning)} of them they take more than that, "
                + $"in {Words.Count(lean.Leaning)} more than one half.");
        }

        text.Note("Shares of the three corners, with 90 % intervals under resampled weights of the indicators; self-help is an index beside them, 0 to 100. The leader is the state that the others depend on most; in brackets, if they depend on it for less than a fifth of what is pledged to them, or it is merely the strongest. 0 (none): no indicator of the corner is above 0, such as where there are no opposed sides. --format json has every indicator, its weight, and the share without it.");
    }

    /// <inheritdoc/>
    public IEnumerable<DiagnosisRow> Rows() => report.Points.SelectMany(point => new[] { ("hegemony", point.Hegemony), ("balance", point.Balance), ("institutions", point.Institutions), ("selfHelp", point.SelfHelp) }
        .Select(corner => new DiagnosisRow("mixture", corner.Item1, point.Region, point.From, point.To, corner.Item2?.Value, corner.Item2?.Low, corner.Item2?.High)));

    private static string Told(Measures.Intervals.Estimate? estimate) =>
        estimate is { Value: 0, Low: null } ? "0 (none)"
        : estimate is { } share ? $"{Words.Real(100 * share.Value, 0)} {Words.Interval(100 * share.Low, 100 * share.High, 0)}".TrimEnd() : Words.Undefined;

    private static string Leader(MixturePoint point) => point is { Leader: { } leader, IsDependedOn: false } ? $"({leader})" : point.Leader ?? "";

    private static string Corner(SecurityStrategy strategy) => strategy switch
    {
        SecurityStrategy.Hegemony => "hegemony",
        SecurityStrategy.BalanceOfPower => "balance",
        SecurityStrategy.InstitutionalCooperation => "institutions",
        _ => "selfHelp",
    };
}
