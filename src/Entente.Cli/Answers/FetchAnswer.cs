using System.Text.Json;
using Entente.Cli.Output;
using Entente.Records.PublicSources;

namespace Entente.Cli.Answers;

/// <summary>The files that a fetch brought.</summary>
/// <param name="source">The source.</param>
/// <param name="result">What it brought.</param>
internal sealed class FetchAnswer(PublicSource source, FetchResult result) : IAnswer
{
    /// <inheritdoc/>
    public string Name => "fetch";

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteString("source", result.Source);
        json.WriteString("folder", result.Folder);
        json.WriteObjects("files", result.Files, file =>
        {
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteString("path", file.Path);
            json.WriteBoolean("wasHere", file.WasHere);
            json.WriteBoolean("verified", file.IsVerified);
        });
        json.WriteTexts("notes", result.Notes);
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Title(source.Title);
        text.Say($"{Words.Count(result.Files.Length, "file")} in {result.Folder}");
        text.Table(
            [TextColumn.Prose("file"), TextColumn.Number("bytes"), TextColumn.Word("SHA-256"), TextColumn.Word("checked")],
            result.Files.Select(file => (IReadOnlyList<string>)[file.Name, Words.Count(file.Bytes), file.Sha256[..12] + "…", file.IsVerified ? "against the source" : "size only"]));
        foreach (var note in result.Notes) text.Item(note);
        text.Note($"Terms: {source.Licence}. Cite: {source.Citation}");
        text.Say($"Next: entente inspect {result.Folder}");
    }

    /// <inheritdoc/>
    public AnswerTable Table() => new(
        [AnswerColumn.Text("name"), AnswerColumn.Text("sha256"), AnswerColumn.Whole("bytes"), AnswerColumn.Text("path")],
        result.Files.Select(file => new object?[] { file.Name, file.Sha256, file.Bytes, file.Path }));
}
