using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Explains the position of one's party: before the decision while it is open, after it once it is taken, whichever way it went.
/// Parties that put the text forward do not.</summary>
/// <remarks>Source: [GARules2008], rules 88 and 128, which are about votes; the same is done here where no vote is taken.</remarks>
/// <param name="Adoption">The adoption.</param>
/// <param name="Text">The explanation.</param>
public sealed record ExplainPosition(AdoptionId Adoption, string Text) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Adopt;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Statement(state, context, Adoption, [], Text, out var adoption, out var party, out var elements,
            out var text) is { } refusal)
            return refusal;
        if (adoption.Terms.Sponsors.Contains(party))
            return new ProposerDoesNotExplain();
        var kind = adoption.OutcomeAt(state, context.Now) == AdoptionOutcome.Pending ? PartyStatementKind.ExplanationBefore
            : PartyStatementKind.ExplanationAfter;
        return PartyStatementMade.Of(adoption, kind, party, elements, text);
    }
}

/// <summary>The party put the text forward.</summary>
public sealed record ProposerDoesNotExplain() : Refusal(
    RefusalKind.NotAllowed,
        "Your party put this text forward, and proposers do not explain their position on their own text. Make a statement in the dialogue, or an interpretative statement.");
