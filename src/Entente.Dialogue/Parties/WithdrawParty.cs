using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Parties;

/// <summary>Takes note that a party has left the dialogue. Its stances stay in the log and no longer count.</summary>
/// <param name="Party">The party.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record WithdrawParty(PartyId Party, string Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Convene;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Find(Party) is not { } party)
            return new NotFound($"party {Party}");
        if (PlainText.Check("reason", Reason, state.Rules.LongestText, out var reason) is { } refusal)
            return refusal;
        return party.HasWithdrawn ? Decision.Nothing : new PartyWithdrawn(Party, reason);
    }
}

/// <summary>A party left the dialogue.</summary>
/// <param name="Party">The party.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record PartyWithdrawn(PartyId Party, string Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        state.Replace(state.Parties[Party.Number - 1] with { HasWithdrawn = true });
        state.Released.PartyLeft(state, Party);
    }
}
