using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Adoption;

/// <summary>Takes a text back before it is decided; the draft can be negotiated again.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record TakeTextBack(AdoptionId Adoption, string Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Preside;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Pending(state, context, Adoption, out _) is { } over)
            return over;
        return PlainText.Check("reason", Reason, state.Rules.LongestText, out var reason) is { } refusal ? refusal
            : new TextTakenBack(Adoption, reason);
    }
}

/// <summary>The chair took a text back.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reason">Why.</param>
public sealed record TextTakenBack(AdoptionId Adoption, string Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        state.Replace(adoption with { Outcome = AdoptionOutcome.TakenBack, Decided = At, Announced = At, TakenBackBecause = Reason });
    }
}
