using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Asks for the texts that were adopted, with the reservations that stand and the statements of parties on them: what came of the
/// dialogue. An open dialogue answers anybody, so that its report can be read without joining; an invited one is not there for strangers.</summary>
/// <remarks>Everybody is told the same, whoever asks. Single votes, objections on the way and the parties that counted are left out: those who
/// joined read them in <see cref="ReadAdoption"/>.</remarks>
public sealed record ReadAdoptedTexts : DialogueQuestion<AdoptedTexts>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => null;

    /// <inheritdoc/>
    protected internal override Answer<AdoptedTexts> Answer(DialogueState state, QuestionContext context)
    {
        if (context.Participant is null && state.Rules.Openness == Openness.Invited)
            return new NotFound("dialogue");
        return new AdoptedTexts([.. state.Adoptions
            .Where(adoption => adoption.OutcomeAt(state, context.Now) == AdoptionOutcome.Adopted)
            .Select(adoption => Result(ReadAdoption.View(state, adoption, viewer: null, context.Now)))]);
    }

    private static AdoptionView Result(AdoptionView view) => view with
    {
        Terms = view.Terms with { Sponsors = [] },
        Extensions = [],
        Parties = [],
        LeftMeanwhile = [],
        Objections = [],
        Votes = [],
        Reservations = [.. view.Reservations.Where(reservation => reservation.Withdrawn is null)],
    };
}

/// <summary>The texts that were adopted.</summary>
/// <param name="Adoptions">In the order of their numbers.</param>
public sealed record AdoptedTexts(IReadOnlyList<AdoptionView> Adoptions);
