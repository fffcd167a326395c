using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Takes back the objection of one's party to adoption by consensus, before the chair concludes. It stays on the record as having
/// been.</summary>
/// <param name="Adoption">The adoption.</param>
public sealed record WithdrawObjection(AdoptionId Adoption) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Adopt;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Acts(state, context, Adoption, out var adoption, out var party) is { } outside)
            return outside;
        return adoption.Objections.Exists(objection => objection.Party == party && objection.TakenBack is null)
            ? new ObjectionWithdrawn(Adoption, party) : Decision.Nothing;
    }
}

/// <summary>A party took its objection back.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Party">The party.</param>
public sealed record ObjectionWithdrawn(AdoptionId Adoption, PartyId Party) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        state.Replace(adoption with
        {
            Objections = [.. adoption.Objections.Select(objection => objection.Party == Party && objection.TakenBack is null
                ? objection with { TakenBack = At } : objection)],
        });
    }
}
