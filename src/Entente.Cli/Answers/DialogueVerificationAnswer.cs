using System.Text.Json;
using Entente.Cli.Output;
using Entente.Dialogue.Storage.Verification;

namespace Entente.Cli.Answers;

/// <summary>Whether a log of dialogues is what was written.</summary>
/// <param name="verification">What was found.</param>
internal sealed class DialogueVerificationAnswer(LogVerification verification) : IAnswer
{
    private const int FaultsTold = 20;

    /// <inheritdoc/>
    public string Name => "dialogue verify";

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteBoolean("intact", verification.IsIntact);
        json.WriteNumber("events", verification.Events);
        json.WriteObjects("dialogues", verification.Dialogues, dialogue => DialoguesAnswer.Write(json, dialogue));
        json.WriteWhole("publishedAt", verification.PublishedAt);
        json.WriteNumber("faultCount", verification.FaultCount);
        json.WriteObjects("faults", verification.Faults, fault =>
        {
            json.WriteString("dialogue", fault.Dialogue.Value);
            json.WriteNumber("sequence", fault.Sequence);
            json.WriteString("kind", fault.Kind.ToString());
            json.WriteString("expected", fault.Expected);
            json.WriteString("found", fault.Found);
        });
    }

    /// <inheritdoc/>
    public void WriteText(TextReport text)
    {
        text.Title(verification.IsIntact ? "The log is intact" : "The log is not what was written");
        text.Say($"{Words.Count(verification.Events, "event")} of {Words.Count(verification.Dialogues.Length, "dialogue")}; every hash was computed anew.");
        if (verification.PublishedAt is { } place) text.Say($"The head that was given is that of event {place}.");
        foreach (var fault in verification.Faults.Take(FaultsTold)) text.Item(fault.ToString());
        if (verification.FaultCount > FaultsTold) text.Note($"{verification.FaultCount} faults in all; --format json lists the first {LogVerification.MostFaults}.");
        DialoguesAnswer.Tell(text, verification.Dialogues);
    }

    /// <inheritdoc/>
    public AnswerTable Table() => DialoguesAnswer.TableOf(verification.Dialogues);
}
