using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Adoption;

/// <summary>Objects formally to the adoption of a text, in the name of one's party. It blocks consensus while it stands, and breaks a
/// silence for good.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record RaiseObjection(AdoptionId Adoption, string Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Adopt;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Acts(state, context, Adoption, out var adoption, out var party) is { } outside)
            return outside;
        if (adoption.Procedure is not (AdoptionProcedure.Consensus or AdoptionProcedure.Silence))
            return new IsVotedOn();
        if (PlainText.Check("reason", Reason, state.Rules.LongestText, out var reason) is { } refusal)
            return refusal;
        if (adoption.Procedure == AdoptionProcedure.Silence)
            return Decision.For(new SilenceBroken(Adoption, party, reason, null),
                new AdoptionConcluded(Adoption, AdoptionOutcome.NotAdopted, context.Now, null));
        return adoption.Objections.Exists(objection => objection.Party == party && objection.TakenBack is null
            && objection.Reason == reason)
            ? Decision.Nothing
            : new ObjectionRaised(Adoption, party, reason);
    }
}

/// <summary>The text is voted on.</summary>
public sealed record IsVotedOn() : Refusal(RefusalKind.Conflict,
    "This text is put to a vote, where an objection has no effect. Vote against it, or abstain and explain your position.");

/// <summary>A party objected to the adoption of a text by consensus. A later objection of the same party takes the earlier one's
/// place.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Party">The party.</param>
/// <param name="Reason">Why.</param>
public sealed record ObjectionRaised(AdoptionId Adoption, PartyId Party, string Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        state.Replace(adoption with
        {
            Objections = adoption.Objections.RemoveAll(other => other.Party == Party && other.TakenBack is null)
            .Add(new Objection(Party, Reason, null, At))
        });
    }
}

/// <summary>A party broke the silence, by an objection in writing or by an amendment.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Party">The party.</param>
/// <param name="Reason">Why; null for an amendment.</param>
/// <param name="Amendment">The amendment; null for an objection.</param>
public sealed record SilenceBroken(AdoptionId Adoption, PartyId Party, string? Reason, AmendmentId? Amendment) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        state.Replace(adoption with { Objections = adoption.Objections.Add(new Objection(Party, Reason, Amendment, At)) });
    }
}
