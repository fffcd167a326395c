using System.Collections.Immutable;
using System.Text.Json;
using Entente.Cli.Output;
using Entente.Diagnosis;
using Entente.Diagnosis.TalkAndDeed;
using Entente.Records;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>What actors vote for beside what they bind themselves to.</summary>
/// <param name="record">The record of votes, for names.</param>
/// <param name="years">The years of the votes compared.</param>
/// <param name="thickness">Thickness in votes and in treaties, overall and by goal level.</param>
/// <param name="conduct">Votes and treaties of each actor side by side, by the same domains.</param>
/// <param name="late">Members that came too late to compare.</param>
/// <param name="fewestYears">The years of membership that it takes.</param>
internal sealed class TalkAndDeedDiagnosis(
    StanceRecord record,
    YearRange years,
    ImmutableArray<ThicknessGap> thickness,
    IReadOnlyList<(GoalLevel? Level, ConductComparison Comparison)> conduct,
    ImmutableArray<Actor> late,
    int fewestYears) : IDiagnosis
{
    private const int Told = 5;

    private ConductComparison? Overall => conduct.FirstOrDefault(domain => domain.Level is null).Comparison;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("talkAndDeed");
        json.WriteNumber("from", years.From);
        json.WriteNumber("to", years.To);
        json.WriteObjects("areas", thickness, area =>
        {
            var compared = conduct.FirstOrDefault(domain => domain.Level == area.GoalLevel).Comparison;
            json.WriteString("area", NameOf(area.GoalLevel));
            json.WriteEstimate("votes", area.Talk.Value);
            json.WriteEstimate("treaties", area.Deed.Value);
            json.WriteEstimate("gap", area.Gap);
            json.WriteEstimate("correlation", compared?.RankCorrelation);
            json.WriteReal("disattenuated", compared?.Disattenuated);
            json.WriteWhole("states", compared?.Gaps.Length);
        });
        json.WriteObjects("actors", Overall?.Gaps ?? [], gap =>
        {
            json.WriteString("actor", gap.Actor);
            json.WriteString("name", Name(gap.Actor));
            json.WriteReal("talk", gap.Talk);
            json.WriteReal("deed", gap.Deed);
            json.WriteMain("gap", gap.Gap);
        });
        json.WriteNumber("fewestYearsOfMembership", fewestYears);
        json.WriteTexts("lateMembers", late.Select(actor => actor.Code));
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading($"Talk and deed: votes of {Words.Year(years.From)} to {Words.Year(years.To)} beside treaties");
        text.Table(
            [TextColumn.Word("on"), TextColumn.Number("in votes"), TextColumn.Number("in treaties"), TextColumn.Number("gap"), TextColumn.Number("correlation")],
            thickness.Select(area => (IReadOnlyList<string>)
            [
                area.GoalLevel is null ? "all levels" : NameOf(area.GoalLevel), Words.Real(area.Talk.Value?.Value), DiagnosisJson.Told(area.Deed.Value), DiagnosisJson.Told(area.Gap),
                DiagnosisJson.Told(conduct.FirstOrDefault(domain => domain.Level == area.GoalLevel).Comparison?.RankCorrelation),
            ]));
        if (Overall?.Gaps is not { IsEmpty: false } gaps) return;
        text.Say($"Against other states, these stand higher in votes than in deeds: {Listed(gaps.Where(gap => gap.Gap.Low > 0))}. These stand higher in deeds than in votes: {Listed(gaps.Reverse().Where(gap => gap.Gap.High < 0))}.");
        if (!late.IsEmpty)
            text.Note($"{Words.Count(late.Length, "state")} that became {(late.Length == 1 ? "a member" : "members")} less than {Words.Count(fewestYears, "year")} before the last treaty, and had no time to ratify, left out of the comparison of states: {Words.Some([.. late.Select(actor => Name(actor.Code))], Told)}.");
        text.Note("Thickness, and the rank correlation over states, of their support in votes and their share of treaties bound by. Gaps of states are between z-scores, how they compare with others: half of all lie above 0 by construction, and a state can stand higher in deeds than in votes and low in both. Standing outside a treaty is not a vote against it; compare goal levels within a column.");
    }

    /// <inheritdoc/>
    public IEnumerable<DiagnosisRow> Rows() => thickness.Select(area => new DiagnosisRow("talkAndDeed", "gap", NameOf(area.GoalLevel), years.From, years.To, area.Gap?.Value, area.Gap?.Low, area.Gap?.High))
        .Concat(Overall?.Gaps.Select(gap => new DiagnosisRow("talkAndDeed", "gap", gap.Actor, years.From, years.To, gap.Gap.Value, gap.Gap.Low, gap.Gap.High)) ?? []);

    private static string NameOf(GoalLevel? level) => level is { } known ? Naming.Of(known) : "all goal levels";

    private string Listed(IEnumerable<TalkGap> gaps) => Words.Some([.. gaps.Select(gap => $"{Name(gap.Actor)} ({Words.Real(gap.Gap.Value, 1)})")], Told);

    private string Name(string code) => record.ActorIndex(code) is { } actor ? record.Actors[actor].Name : code;
}
