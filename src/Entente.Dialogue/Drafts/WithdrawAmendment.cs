using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Takes back an amendment of one's party.</summary>
/// <param name="Amendment">The amendment.</param>
public sealed record WithdrawAmendment(AmendmentId Amendment) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AmendmentCheck.Open(state, context, Amendment, out var amendment) is { } closed)
            return closed;
        if (DraftCheck.Speaks(state, context, out var party) is { } silent)
            return silent;
        return amendment.Party == party
            ? new AmendmentWithdrawn(Amendment)
            : new NotAllowed("Only the party that proposed an amendment can withdraw it. Take a stance on it instead.");
    }
}

/// <summary>An amendment was taken back by its party.</summary>
/// <param name="Amendment">The amendment.</param>
public sealed record AmendmentWithdrawn(AmendmentId Amendment) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) =>
        state.Replace(state.Amendments[Amendment.Number - 1] with { Status = AmendmentStatus.Withdrawn, Decided = At });
}
