using Entente.Dialogue.Drafts;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Has one's party stand apart from the text, or from some of its elements, without blocking its adoption.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Elements">The elements; empty for the whole text.</param>
/// <param name="Text">The statement.</param>
public sealed record DissociateFromText(AdoptionId Adoption, IReadOnlyList<ElementId> Elements, string Text) : DialogueCommand
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
            : PartyStatementMade.Of(adoption, PartyStatementKind.Dissociation, party, elements, text);
    }
}
