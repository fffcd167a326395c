using System.Text.Json;
using Entente.Cli.Output;
using Entente.Diagnosis;
using Entente.Diagnosis.Decomposition;
using Entente.Measures.Intervals;

namespace Entente.Cli.Answers.Diagnosis;

/// <summary>Why disagreement changed between two periods: who came and went, who moved, what was voted on.</summary>
/// <param name="change">The decomposition on the model.</param>
/// <param name="dyads">The decomposition without a model.</param>
/// <param name="groups">The decomposition over declared groups.</param>
/// <param name="thickness">Thickness with the agenda held fixed.</param>
internal sealed class DecompositionDiagnosis(
    DisagreementChange change, DyadChange dyads, IReadOnlyList<GroupChange> groups, AgendaAdjustedThickness thickness) : IDiagnosis
{
    private (string Name, Estimate Estimate)[] Parts => [("membership", change.Membership), ("movement", change.Movement), ("agenda", change.Agenda)];

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject("decomposition");
        json.WriteString("reading", change.Reading);
        WriteEnd(json, "before", change.BeforeYears, change.Before, change.ActorsBefore, change.ItemsBefore, change.ObservedBefore);
        WriteEnd(json, "after", change.AfterYears, change.After, change.ActorsAfter, change.ItemsAfter, change.ObservedAfter);
        json.WriteEstimate("total", change.Total);
        foreach (var (name, estimate) in Parts) json.WriteEstimate(name, estimate);
        json.WriteNumber("actorsInBoth", change.ActorsBoth);
        json.WriteNumber("itemsInBoth", change.ItemsBoth);
        json.WriteReal("levelDeviation", change.LevelDeviation);
        json.WriteReal("stretchDeviation", change.StretchDeviation);
        json.WriteObjects("sensitivity", change.Sensitivity, at =>
        {
            json.WriteReal("shift", at.Shift);
            json.WriteReal("stretch", at.Stretch);
            json.WriteReal("membership", at.Membership);
            json.WriteReal("movement", at.Movement);
            json.WriteReal("agenda", at.Agenda);
        });
        json.WriteStartArray("unbridged");
        foreach (var period in change.UnbridgedBoundaries) json.WriteNumberValue(period);
        json.WriteEndArray();
        json.WriteNumber("replicates", change.Options.Bootstrap.Replicates);
        json.WriteReal("interval", change.Options.Bootstrap.Level);
        json.WriteTexts("warnings", change.Warnings);
        WriteDyads(json);
        json.WriteObjects("groups", groups.SelectMany(grouping => grouping.Groups.Select(group => (grouping, group))), pair => WriteGroup(json, pair.grouping, pair.group));
        json.WriteEndObject();
        json.WriteObjects("agendaAdjusted", thickness.Periods, period =>
        {
            json.WriteNumber("period", period.Period);
            json.WriteNumber("year", period.Year);
            json.WriteEstimate("raw", period.Raw);
            json.WriteEstimate("ownAgenda", period.OwnAgenda);
            json.WriteMain("adjusted", period.Adjusted);
            json.WriteNumber("actors", period.Actors);
            json.WriteNumber("items", period.Items);
        });
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading($"Why disagreement changed from {Years(change.BeforeYears)} to {Years(change.AfterYears)}");
        text.Say(change.Reading);
        text.Table(
            [TextColumn.Word(""), TextColumn.Number("change"), TextColumn.Number("90 % interval"), TextColumn.Prose("what it is")],
            [
                Row("before", change.Before, $"expected disagreement of {Words.Count(change.ActorsBefore, "actor")} on {Words.Count(change.ItemsBefore, "item")}"),
                Row("membership", change.Membership, $"who joined and who left; {Words.Count(change.ActorsBoth, "actor was", "actors were")} there in both periods"),
                Row("movement", change.Movement, "where those in both periods went"),
                Row("agenda", change.Agenda, "what was voted on"),
                Row("after", change.After, $"{Words.Count(change.ActorsAfter, "actor")} on {Words.Count(change.ItemsAfter, "item")}"),
            ]);
        if (!change.Sensitivity.IsEmpty)
        {
            text.Note("Parts if the later period stood elsewhere on the scale (shifted by up to half a unit, stretched by ⅘ to 5/4): "
                + $"movement {Words.Interval(change.Sensitivity.Min(at => at.Movement), change.Sensitivity.Max(at => at.Movement), 3)}, agenda {Words.Interval(change.Sensitivity.Min(at => at.Agenda), change.Sensitivity.Max(at => at.Agenda), 3)}. The intervals above do not hold this.");
        }

        text.Say($"Without a model, over pairs of actors: {DiagnosisJson.Told(dyads.Total, 3)} in all; pairs of both periods {dyads.Stayers.Told(3)}, pairs that came {dyads.Entrants.Told(3)}, pairs that left {dyads.Leavers.Told(3)}. Movement and agenda can't be told apart so.");
        foreach (var warning in change.Warnings) text.Warn("! " + warning);
        WriteCourse(text);
        text.Note($"Disagreement is E|sᵢ − sⱼ|/2 over pairs, 0 to 1. Exact Shapley values over membership, movement and agenda on the ideal points; {Words.Count(change.Options.Bootstrap.Replicates)} bootstrap replicates over items"
            + (change.Options.DrawPositions ? " and positions" : "") + $", seed {change.Options.Bootstrap.Seed}.");
    }

    /// <inheritdoc/>
    public IEnumerable<DiagnosisRow> Rows()
    {
        foreach (var (name, estimate) in Parts.Prepend(("total", change.Total)))
            yield return new("decomposition", name, "", change.BeforeYears.From, change.AfterYears.To, estimate.Value, estimate.Low, estimate.High);
        foreach (var period in thickness.Periods)
        {
            yield return new("agendaAdjusted", "raw", "", period.Year, period.Year, period.Raw?.Value, period.Raw?.Low, period.Raw?.High);
            yield return new("agendaAdjusted", "adjusted", "", period.Year, period.Year, period.Adjusted?.Value, period.Adjusted?.Low, period.Adjusted?.High);
        }
    }

    private static string Years(YearRange years) => years.From == years.To ? Words.Year(years.From) : $"{Words.Year(years.From)}–{Words.Year(years.To)}";

    private static string[] Row(string name, Estimate estimate, string meaning) =>
        [name, Words.Real(estimate.Value, 3), Words.Interval(estimate.Low, estimate.High, 3), meaning];

    private static void WriteEnd(Utf8JsonWriter json, string name, YearRange years, Estimate disagreement, int actors, int items, double? observed)
    {
        json.WriteStartObject(name);
        json.WriteNumber("from", years.From);
        json.WriteNumber("to", years.To);
        json.WriteMain("disagreement", disagreement);
        json.WriteReal("observed", observed);
        json.WriteNumber("actors", actors);
        json.WriteNumber("items", items);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, GroupChange grouping, GroupContribution group)
    {
        json.WriteString("grouping", grouping.Grouping);
        json.WriteString("group", group.Group);
        json.WriteNumber("actorsBefore", group.ActorsBefore);
        json.WriteNumber("actorsAfter", group.ActorsAfter);
        var within = grouping.Pairs.FirstOrDefault(pair => pair.IsWithin && pair.First == group.Group);
        json.WriteReal("before", within?.DistanceBefore);
        json.WriteReal("after", within?.DistanceAfter);
        json.WriteReal("composition", group.Composition);
        json.WriteReal("rate", group.Rate);
        json.WriteReal("contribution", group.Total);
    }

    private void WriteDyads(Utf8JsonWriter json)
    {
        json.WriteStartObject("dyads");
        json.WriteEstimate("total", dyads.Total);
        json.WriteEstimate("stayers", dyads.Stayers);
        json.WriteEstimate("entrants", dyads.Entrants);
        json.WriteEstimate("leavers", dyads.Leavers);
        json.WriteNumber("stayerDyads", dyads.StayerDyads);
        json.WriteNumber("entrantDyads", dyads.EntrantDyads);
        json.WriteNumber("leaverDyads", dyads.LeaverDyads);
        json.WriteEndObject();
    }

    private void WriteCourse(TextReport text)
    {
        if (thickness.Periods.Length < 4) return;
        var room = Math.Clamp(text.Width - 46, 12, 80);
        text.Table(
            [TextColumn.Word("thickness"), TextColumn.Number("first"), TextColumn.Word("course (0 to 1)"), TextColumn.Number("last")],
            [
                Course("as voted", period => period.Raw),
                Course("on one agenda", period => period.Adjusted),
            ]);

        string[] Course(string name, Func<PeriodThickness, Estimate?> of)
        {
            double?[] values = [.. thickness.Periods.Select(period => of(period)?.Value)];
            return [name, Words.Real(values.FirstOrDefault(value => value is not null)), Sparkline.Of(Sparkline.Thin(values, room), 0, 1), Words.Real(values.LastOrDefault(value => value is not null))];
        }
    }
}
