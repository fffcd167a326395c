using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>The record of an adoption that was concluded, as data and as a page in Markdown.</summary>
/// <param name="Adoption">The adoption.</param>
public sealed record ReadAdoptionRecord(AdoptionId Adoption) : DialogueQuestion<AdoptionRecord>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<AdoptionRecord> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Find(Adoption) is not { } adoption)
            return new NotFound($"adoption {Adoption}");
        if (adoption.OutcomeAt(state, context.Now) == AdoptionOutcome.Pending)
            return new NotDecidedYet();
        var view = ReadAdoption.View(state, adoption, context.Participant, context.Now);
        return new AdoptionRecord(state.Title, view, RecordPage.Write(state.Title, view));
    }
}

/// <summary>The adoption is not decided yet.</summary>
public sealed record NotDecidedYet() : Refusal(RefusalKind.Conflict,
    "This adoption is not decided yet, so there is no record of it. Look at the adoption itself, and come back when it is concluded.");

/// <summary>The record of an adoption. Text, procedure, times and outcome do not change any more; statements may join until the record is
/// closed.</summary>
/// <param name="Dialogue">The title of the dialogue.</param>
/// <param name="Adoption">Everything about it.</param>
/// <param name="Markdown">The same as a page in Markdown, in English around the words of the text and of the parties.</param>
public sealed record AdoptionRecord(string Dialogue, AdoptionView Adoption, string Markdown);
