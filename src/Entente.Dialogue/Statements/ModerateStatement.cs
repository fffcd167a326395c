using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Statements;

/// <summary>Accepts or withholds a statement, with a reason that everybody can read.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Moderation">Accepted or withheld.</param>
/// <param name="Reason">Why; needed to withhold.</param>
public sealed record ModerateStatement(StatementId Statement, ModerationStatus Moderation, string? Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Moderate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Find(Statement) is not { } statement || !state.MaySee(statement, context.Participant))
            return new NotFound($"statement {Statement}");
        if (Moderation is not (ModerationStatus.Accepted or ModerationStatus.Withheld))
            return new InvalidField("moderation", "accepted or withheld", "another value");
        string? reason = null;
        if ((Moderation == ModerationStatus.Withheld || Reason is not null) && PlainText.Check("reason", Reason, state.Rules.LongestText, out reason) is { } refusal)
            return refusal;
        return statement.Moderation == Moderation ? Decision.Nothing : new StatementModerated(Statement, Moderation, reason);
    }
}

/// <summary>A statement was accepted or withheld.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Moderation">Accepted or withheld.</param>
/// <param name="Reason">Why; null where an acceptance gave none.</param>
public sealed record StatementModerated(StatementId Statement, ModerationStatus Moderation, string? Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        state.Replace(state.Statements[Statement.Number - 1] with { Moderation = Moderation, Ruling = null });
        state.ModerationLog.Add(this);
    }
}
