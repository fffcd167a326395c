using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Caucuses;

/// <summary>Closes a caucus; any member can. Only then are its counts disclosed, if all members agreed: once, so that no two looks can be compared.</summary>
/// <param name="Caucus">The caucus.</param>
public sealed record CloseCaucus(CaucusId Caucus) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context) => CaucusMembers.Find(state, context, Caucus, out _) switch
    {
        null => new CaucusClosed(Caucus),
        CaucusIsClosed => Decision.Nothing,
        var refusal => refusal,
    };
}

/// <summary>A caucus was closed.</summary>
/// <param name="Caucus">The caucus.</param>
public sealed record CaucusClosed(CaucusId Caucus) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Caucuses[Caucus.Number - 1] = state.Caucuses[Caucus.Number - 1] with { IsClosed = true };
}
