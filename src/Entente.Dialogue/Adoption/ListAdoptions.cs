using Entente.Dialogue.Drafts;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>The texts that are or were up for adoption.</summary>
public sealed record ListAdoptions : DialogueQuestion<AdoptionList>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<AdoptionList> Answer(DialogueState state, QuestionContext context) => new AdoptionList(
        [.. state.Adoptions.Select(adoption => new AdoptionSummary(
            adoption.Id, adoption.Draft, adoption.Revision, adoption.Text.Title, adoption.Procedure, adoption.Opened, adoption.Ends,
                adoption.OutcomeAt(state, context.Now),
            adoption.DecidedAt(state, context.Now)))]);
}

/// <summary>The texts that are or were up for adoption.</summary>
/// <param name="Adoptions">In the order of their numbers.</param>
public sealed record AdoptionList(IReadOnlyList<AdoptionSummary> Adoptions);

/// <summary>An adoption in a line.</summary>
/// <param name="Adoption">Its number.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that was frozen.</param>
/// <param name="Title">The title of the text.</param>
/// <param name="Procedure">How it is adopted.</param>
/// <param name="Opened">When it was put up.</param>
/// <param name="Ends">When the silence ends, or before when the chair does not conclude; null for neither.</param>
/// <param name="Outcome">The outcome now.</param>
/// <param name="Decided">When it holds from; null while it is pending.</param>
public sealed record AdoptionSummary(
    AdoptionId Adoption, DraftId Draft, int Revision, string Title, AdoptionProcedure Procedure, DateTimeOffset Opened,
        DateTimeOffset? Ends, AdoptionOutcome Outcome,
    DateTimeOffset? Decided);
