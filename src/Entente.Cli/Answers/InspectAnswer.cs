using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Records;
using Entente.Records.Quality;
using Entente.Records.States;

namespace Entente.Cli.Answers;

/// <summary>What is in a record and how good it is.</summary>
internal sealed class InspectAnswer : IAnswer
{
    private readonly SourcedRecord _source;
    private readonly RecordInspection _inspection;

    /// <summary>Inspects a record.</summary>
    public InspectAnswer(SourcedRecord source)
    {
        _source = source;
        _inspection = RecordInspection.Of(source.Record, new InspectionOptions
        {
            IsKnownCode = source.HasStates ? code => StateDirectory.Find(code) is not null : null,
        });
    }

    /// <inheritdoc/>
    public string Name => "inspect";

    private StanceRecord Record => _source.Record;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("actors", _inspection.Actors);
        json.WriteNumber("propositions", _inspection.Propositions);
        json.WriteNumber("stances", _inspection.Stances);
        json.WriteDay("from", _inspection.From);
        json.WriteDay("to", _inspection.To);
        json.WriteStartObject("coverage");
        json.WriteReal("share", _inspection.Coverage);
        json.WriteReal("shareOfActive", _inspection.CoverageOfActive);
        json.WriteObjects("byPeriod", _inspection.ByPeriod, period =>
        {
            json.WritePeriod(_source, period.Period.Key);
            json.WriteNumber("actors", period.Actors);
            json.WriteNumber("propositions", period.Propositions);
            json.WriteNumber("stances", period.Stances);
            json.WriteReal("share", period.Coverage);
        });
        json.WriteEndObject();
        json.WriteStartObject("byStance");
        json.WriteNumber("support", _inspection.Support);
        json.WriteNumber("reserve", _inspection.Reserve);
        json.WriteNumber("oppose", _inspection.Oppose);
        json.WriteEndObject();
        json.WriteNumber("unanimous", _inspection.Unanimous);
        json.WriteNumber("adoptedWithoutVote", _inspection.AdoptedWithoutVote);
        json.WriteObjects("topics", Topics(), topic =>
        {
            json.WriteString("topic", topic.Name);
            json.WriteNumber("propositions", topic.Count);
        });
        json.WriteObjects("goalLevels", GoalLevels(), level =>
        {
            json.WriteString("goalLevel", level.Name);
            json.WriteNumber("propositions", level.Count);
        });
        json.WriteObjects("issues", _inspection.Issues, issue =>
        {
            json.WriteString("code", issue.Code);
            json.WriteString("severity", issue.Severity == NoteSeverity.Warning ? "warning" : "info");
            json.WriteString("message", issue.Message);
            json.WriteNumber("count", issue.Count);
            json.WriteTexts("examples", issue.Examples);
        });
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("What is in it");
        var stances = Math.Max(1.0, _inspection.Stances);
        text.Say($"Of the stances {Words.Percent(_inspection.Support / stances)} support, {Words.Percent(_inspection.Reserve / stances)} reserve and {Words.Percent(_inspection.Oppose / stances)} oppose.");
        text.Say($"{Words.Percent(_inspection.Coverage)} of all pairs of actor and proposition have a stance"
            + (_inspection.CoverageOfActive is { } active && _inspection.ByPeriod.Length > 1 ? $"; {Words.Percent(active)} where only the actors of each period count." : "."));
        WriteCourse(text);
        WriteCounts(text, "topic", Topics());
        WriteCounts(text, "goal level", GoalLevels());
        WriteIssues(text);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [AnswerColumn.Text("code"), AnswerColumn.Text("severity"), AnswerColumn.Whole("count"), AnswerColumn.Text("message"), AnswerColumn.Text("examples")],
        _inspection.Issues.Select(issue => new object?[]
        {
            issue.Code, issue.Severity == NoteSeverity.Warning ? "warning" : "info", issue.Count, issue.Message, string.Join("; ", issue.Examples),
        }));

    private void WriteCourse(TextReport text)
    {
        if (_inspection.ByPeriod.Length < 2) return;
        var periods = _inspection.ByPeriod;
        var room = Math.Clamp(text.Width - 40, 12, 80);
        text.Heading($"Over time, {PeriodText.Span(_source, periods[0].Period.Key, periods[^1].Period.Key)}");
        (string Name, Func<PeriodCoverage, double?> Of, Func<double?, string> Write)[] lines =
        [
            ("propositions", period => period.Propositions, value => Words.Count((long)value!.Value)),
            ("actors", period => period.Actors, value => Words.Count((long)value!.Value)),
            ("coverage", period => period.Coverage, value => Words.Percent(value)),
        ];
        text.Table(
            [TextColumn.Word(""), TextColumn.Number("least"), TextColumn.Word("course"), TextColumn.Number("most")],
            lines.Select(line =>
            {
                var values = periods.Select(line.Of).ToArray();
                return (IReadOnlyList<string>)[line.Name, line.Write(values.Min()), Sparkline.Of(Sparkline.Thin(values, room)), line.Write(values.Max())];
            }));
    }

    private static void WriteCounts(TextReport text, string what, (string Name, int Count)[] counts)
    {
        if (counts.Length == 0) return;
        text.Table([TextColumn.Prose(what), TextColumn.Number("propositions")], counts.Take(15).Select(count => (IReadOnlyList<string>)[count.Name, Words.Count(count.Count)]));
        if (counts.Length > 15) text.Note($"and {Words.Count(counts.Length - 15)} more; --format json lists all.");
    }

    private void WriteIssues(TextReport text)
    {
        text.Heading("How good it is");
        if (_inspection.Issues.IsEmpty)
        {
            text.Say("Nothing odd was found.");
            return;
        }

        foreach (var issue in _inspection.Issues.OrderByDescending(issue => issue.Severity))
        {
            var examples = issue.Examples.IsEmpty ? "" : $" For example {string.Join(", ", issue.Examples.Take(3).Select(example => Words.Cut(example, 60)))}.";
            text.Item($"{issue.Message.TrimEnd('.')}: {Words.Count(issue.Count)}.{examples}", issue.Severity == NoteSeverity.Warning ? "!" : "·");
        }
    }

    private (string Name, int Count)[] Topics() =>
    [
        .. Record.Propositions.SelectMany(proposition => proposition.Topics.Distinct(StringComparer.Ordinal))
            .CountBy(topic => topic, StringComparer.Ordinal)
            .OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => (topic.Key, topic.Value)),
    ];

    private (string Name, int Count)[] GoalLevels() =>
    [
        .. Record.Propositions.Where(proposition => proposition.GoalLevel is not null)
            .CountBy(proposition => proposition.GoalLevel!.Value)
            .OrderBy(level => level.Key)
            .Select(level => (Naming.Of(level.Key), level.Value)),
    ];
}
