using System.Globalization;
using System.Text.Json;
using Entente.Cli.Output;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Cli.Answers;

/// <summary>The dialogues of a log and their heads.</summary>
/// <param name="dialogues">The dialogues.</param>
internal sealed class DialoguesAnswer(IReadOnlyCollection<DialogueVerification> dialogues) : IAnswer
{
    /// <inheritdoc/>
    public string Name => "dialogue list";

    /// <summary>Writes the properties of a dialogue.</summary>
    public static void Write(Utf8JsonWriter json, DialogueVerification dialogue)
    {
        json.WriteString("dialogue", dialogue.Dialogue.Value);
        json.WriteNumber("events", dialogue.Events);
        json.WriteString("head", Convert.ToHexStringLower(dialogue.Head.Hash.Span));
    }

    /// <summary>Tells of dialogues.</summary>
    public static void Tell(TextReport text, IReadOnlyCollection<DialogueVerification> dialogues)
    {
        if (dialogues.Count == 0) return;
        text.Table(
            [TextColumn.Word("dialogue"), TextColumn.Number("events"), TextColumn.Prose("head")],
            dialogues.Select(dialogue => (IReadOnlyList<string>)
                [dialogue.Dialogue.Value, dialogue.Events.ToString("N0", CultureInfo.InvariantCulture), Convert.ToHexStringLower(dialogue.Head.Hash.Span)]));
    }

    /// <summary>The table of dialogues.</summary>
    public static AnswerTable TableOf(IEnumerable<DialogueVerification> dialogues) => new(
        [AnswerColumn.Text("dialogue"), AnswerColumn.Whole("events"), AnswerColumn.Text("head")],
        dialogues.Select(dialogue => new object?[] { dialogue.Dialogue.Value, dialogue.Events, Convert.ToHexStringLower(dialogue.Head.Hash.Span) }));

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => json.WriteObjects("dialogues", dialogues, dialogue => Write(json, dialogue));

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Title(dialogues.Count == 0 ? "The log has no dialogues" : $"{dialogues.Count} dialogues");
        Tell(text, dialogues);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => TableOf(dialogues);
}
