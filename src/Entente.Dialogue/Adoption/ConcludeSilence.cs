using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Writes down that a silence was kept to its end. By the clock or by whoever presides; when it is done makes no difference to the
/// outcome.</summary>
/// <param name="Adoption">The adoption.</param>
public sealed record ConcludeSilence(AdoptionId Adoption) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => null;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (context.Caller.Kind != AccountKind.Clock && Dialogues.Admit(state, context.Participant, Permission.Preside) is { } stranger)
            return stranger;
        if (state.Find(Adoption) is not { } adoption)
            return new NotFound($"adoption {Adoption}");
        if (adoption.Outcome != AdoptionOutcome.Pending)
            return new AdoptionIsOver(adoption.Outcome);
        if (adoption.Procedure != AdoptionProcedure.Silence)
            return new InvalidField("adoption", "one under a silence procedure", $"one by {adoption.Procedure}");
        if (context.Now < adoption.Ends)
            return new SilenceIsRunning(adoption.Ends!.Value);
        return new AdoptionConcluded(Adoption, adoption.OutcomeAt(state, context.Now), adoption.Ends!.Value, null);
    }
}
