using Entente.Dialogue.Drafts;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>States how one's party understands the text or some of its elements. It claims to change nothing; what would change the effect
/// of the text is a reservation, whatever it is called. Source: [ILCGuide2011], 1.2 and 1.3.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Elements">The elements; empty for the whole text.</param>
/// <param name="Text">The statement.</param>
public sealed record InterpretText(AdoptionId Adoption, IReadOnlyList<ElementId> Elements, string Text) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Adopt;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Statement(state, context, Adoption, Elements, Text, out var adoption, out var party, out var elements,
            out var text) is { } refusal)
            return refusal;
        return adoption.OutcomeAt(state, context.Now) == AdoptionOutcome.NotAdopted
            ? new AdoptionIsOver(AdoptionOutcome.NotAdopted)
            : PartyStatementMade.Of(adoption, PartyStatementKind.Interpretation, party, elements, text);
    }
}
