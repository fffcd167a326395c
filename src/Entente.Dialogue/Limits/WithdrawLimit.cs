using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Limits;

/// <summary>Withdraws an interest or a red line of one's own party.</summary>
/// <param name="Number">Its number within the party.</param>
public sealed record WithdrawLimit(int Number) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.StateLimit;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (OwnParty.Of(state, context, out var party) is { } gone)
            return gone;
        return state.PlaceOf(party, Number) switch
        {
            < 0 => new NotFound($"limit {Number} of your party"),
            var place => state.Limits[place].IsWithdrawn ? Decision.Nothing : new LimitWithdrawn(party, Number),
        };
    }
}

/// <summary>A party withdrew an interest or a red line.</summary>
/// <param name="Party">The party.</param>
/// <param name="Number">Its number within the party.</param>
public sealed record LimitWithdrawn(PartyId Party, int Number) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        if (state.PlaceOf(Party, Number) is >= 0 and var place)
            state.Limits[place] = state.Limits[place] with { IsWithdrawn = true };
    }
}
