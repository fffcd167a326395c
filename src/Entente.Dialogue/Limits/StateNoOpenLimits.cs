using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Limits;

/// <summary>Says that one's party has nothing to state openly: it has no interest at stake, or has told it under seal. Nobody learns which.</summary>
public sealed record StateNoOpenLimits : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.StateLimit;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (OwnParty.Of(state, context, out var party) is { } gone)
            return gone;
        return state.WithoutOpenLimits.Contains(party) ? Decision.Nothing : new NoOpenLimitsStated(party);
    }
}

/// <summary>A party said that it has nothing to state openly.</summary>
/// <param name="Party">The party.</param>
public sealed record NoOpenLimitsStated(PartyId Party) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.WithoutOpenLimits.Add(Party);
}
