using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Statements;

/// <summary>Tags a statement with goal level, sector and approach.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Tags">All three axes; each may be open.</param>
public sealed record TagStatement(StatementId Statement, StatementTags Tags) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Annotate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Find(Statement) is not { } statement || !state.MaySee(statement, context.Participant))
            return new NotFound($"statement {Statement}");
        if (TagCheck.Of(Tags) is { } refusal)
            return refusal;
        // A delegate tags what they wrote; others' statements are not theirs to frame.
        if (context.Participant!.Role == Participants.Role.Delegate && statement.Author != context.Participant.Id)
            return new NotAllowed("Delegates tag their own statements. Ask a facilitator or an expert to tag this one.");
        return statement.Tags == Tags ? Decision.Nothing : new StatementTagged(Statement, Tags);
    }
}

/// <summary>A statement was tagged.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Tags">All three axes.</param>
public sealed record StatementTagged(StatementId Statement, StatementTags Tags) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Replace(state.Statements[Statement.Number - 1] with { Tags = Tags });
}
