using System.Text.Json;
using Entente.Cli.Options;
using Entente.Cli.Output;
using Entente.Records;

namespace Entente.Cli.Answers;

/// <summary>What is in a record and how good it is.</summary>
internal sealed class InspectAnswer : IAnswer
{
    private readonly SourcedRecord _source;

    /// <summary>Inspects a record.</summary>
    public InspectAnswer(SourcedRecord source) => _source = source;

    /// <inheritdoc/>
    public string Name => "inspect";

    private StanceRecord Record => _source.Record;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("actors", Record.Actors.Length);
        json.WriteNumber("propositions", Record.Propositions.Length);
        json.WriteNumber("stances", Record.StanceCount);
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Heading("Topics");
        text.Table([TextColumn.Prose("topic"), TextColumn.Number("propositions")], Record.Propositions.SelectMany(p => p.Topics).GroupBy(t => t).Select(g => new[] { g.Key, Words.Count(g.Count()) }));
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new([AnswerColumn.Text("code"), AnswerColumn.Whole("count")], Record.Notes.Select(note => new object?[] { note.Code, note.Count }));
}
