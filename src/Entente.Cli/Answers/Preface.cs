using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>What every answer says first: which Entente speaks.</summary>
internal class Preface
{
    /// <summary>The version of Entente that answers.</summary>
    public const string Version = "0.1.0";

    /// <summary>The preface of an answer that is not about a record.</summary>
    public static Preface None { get; } = new();

    /// <summary>Writes the version.</summary>
    public virtual void WriteJson(Utf8JsonWriter json) => json.WriteString("entente", Version);

    /// <summary>Writes nothing.</summary>
    public virtual void WriteText(TextReport text)
    {
    }
}

/// <summary>What an answer about a record says first: of which record, with which settings.</summary>
/// <param name="source">The record.</param>
/// <param name="slice">The part of it that was asked for.</param>
/// <param name="settings">The settings of the verb, in order.</param>
internal sealed class RecordPreface(SourcedRecord source, RecordSlice slice, IReadOnlyList<KeyValuePair<string, object?>> settings) : Preface
{
    private StanceRecord Record => source.Record;

    private DateOnly? From => Record.Propositions.Min(proposition => proposition.Date);

    private DateOnly? To => Record.Propositions.Max(proposition => proposition.Date);

    /// <summary>Writes the version and the objects <c>record</c> and <c>settings</c>.</summary>
    public override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        json.WriteStartObject("record");
        json.WriteString("name", Record.Name);
        json.WriteString("format", source.FormatName);
        json.WriteNumber("actors", Record.Actors.Length);
        json.WriteNumber("propositions", Record.Propositions.Length);
        json.WriteNumber("stances", Record.StanceCount);
        json.WriteDay("from", From);
        json.WriteDay("to", To);
        var without = Record.Propositions.Count(proposition => proposition.AdoptedWithoutVote);
        json.WriteStartObject("adoptedWithoutVote");
        json.WriteBoolean("included", without > 0);
        json.WriteNumber("count", without);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("settings");
        foreach (var (name, value) in settings) WriteSetting(json, name, value);
        json.WriteString("from", slice.FromTyped);
        json.WriteString("to", slice.ToTyped);
        json.WriteString("topic", slice.Topics.IsEmpty ? null : string.Join("; ", slice.Topics));
        if (slice.Actors.IsEmpty) json.WriteNull("actorsFilter");
        else json.WriteTexts("actorsFilter", slice.Actors);
        json.WriteEndObject();
    }

    /// <summary>Writes the title and what the record is.</summary>
    public override void WriteText(TextReport text)
    {
        text.Title(Record.Name);
        text.Say(Sentence());
        if (!slice.IsWhole) text.Note("Only " + Words.List([.. Parts()]) + ".");
    }

    private string Sentence()
    {
        var without = Record.Propositions.Count(proposition => proposition.AdoptedWithoutVote);
        var span = Span();
        var time = span.Length == 0 ? "" : ", " + span;
        return $"{Words.Count(Record.StanceCount, "stance")} of {Words.Count(Record.Actors.Length, "actor")} on {Words.Count(Record.Propositions.Length, "proposition")}{time}"
            + (without > 0 ? $"; {Words.Count(without)} of the propositions were adopted without a vote" : "") + ".";
    }

    private string Span()
    {
        var years = From is { } from && To is { } to ? (from.Year == to.Year ? Words.Year(from.Year) : $"{Words.Year(from.Year)} to {Words.Year(to.Year)}") : "";
        return source.HasSessions && Record.Periods.Length > 0
            ? (Record.Periods.Length == 1 ? $"session {Record.Periods[0]}" : $"sessions {Record.Periods[0]} to {Record.Periods[^1]}") + (years.Length > 0 ? $" ({years})" : "")
            : years;
    }

    private IEnumerable<string> Parts()
    {
        if (slice.FromTyped is not null) yield return "from " + slice.FromTyped;
        if (slice.ToTyped is not null) yield return "to " + slice.ToTyped;
        if (!slice.Topics.IsEmpty) yield return "on " + Words.List([.. slice.Topics]);
        if (!slice.Actors.IsEmpty) yield return "of " + Words.Some([.. slice.Actors], 8);
    }

    private static void WriteSetting(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int whole:
                json.WriteNumber(name, whole);
                break;
            case ulong whole:
                json.WriteNumber(name, whole);
                break;
            case double real:
                json.WriteReal(name, real);
                break;
            default:
                json.WriteString(name, value.ToString());
                break;
        }
    }
}
