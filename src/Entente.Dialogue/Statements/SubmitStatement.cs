using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Statements;

/// <summary>Submits a statement in any language.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Tags">Goal level, sector and approach, each of which may be open.</param>
/// <param name="Caucus">The caucus it belongs to; null for the plenary.</param>
public sealed record SubmitStatement(string Text, string Language, StatementTags Tags, int? Caucus = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Submit;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (RoundCheck.Of(state, context, RoundTakes.Statements) is { } closed)
            return closed;
        if (PlainText.Check("text", Text, state.Rules.LongestText, out var text) is { } badText)
            return badText;
        if (LanguageTag.Check("language", Language, out var language) is { } badLanguage)
            return badLanguage;
        if (TagCheck.Of(Tags) is { } badTags)
            return badTags;
        if (Caucus is { } caucus && (state.CaucusCheck(caucus, context.Participant!) ?? state.CaucusClosedCheck(caucus)) is { } notThere)
            return notThere;
        // The same words twice split the stances on them. What the author may not see is not told by a refusal either.
        if (state.Statements.Find(other => other.Caucus == Caucus && other.Moderation != ModerationStatus.Withheld && state.MaySee(other, context.Participant)
            && other.Text.Value is { } said && LookAlike.Same(said, text)) is { } same)
            return new StatementWasMade(same.Id);
        var author = context.Participant!.Id;
        return new StatementSubmitted(new StatementId(state.Statements.Count + 1), language, new PersonalText(author, PersonalAspect.Words, text), Tags, Caucus);
    }
}

/// <summary>The same words were submitted before.</summary>
/// <param name="Statement">The statement that says so.</param>
public sealed record StatementWasMade(StatementId Statement)
    : Refusal(RefusalKind.Conflict, $"Statement {Statement} says the same. Take a stance on it, or say what is different in yours.");

/// <summary>A statement was submitted.</summary>
/// <param name="Statement">Its number.</param>
/// <param name="Language">The language of the original.</param>
/// <param name="Text">The original.</param>
/// <param name="Tags">Goal level, sector, approach.</param>
/// <param name="Caucus">The caucus it belongs to; null for the plenary.</param>
public sealed record StatementSubmitted(StatementId Statement, string Language, PersonalText Text, StatementTags Tags, int? Caucus) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) =>
        // No moderator stands in a caucus but who is a member: its statements are shown there at once.
        state.Statements.Add(new Statement(Statement, By, Language, Text, Tags, At)
        {
            Caucus = Caucus,
            Moderation = Caucus is null ? ModerationStatus.Waiting : ModerationStatus.Accepted,
        });
}

/// <summary>What is checked of tags.</summary>
internal static class TagCheck
{
    public static Refusal? Of(StatementTags? tags)
    {
        if (tags is null)
            return new InvalidField("tags", "goal level, sector and approach, each of which may be open", "nothing");
        var isKnown = (tags.GoalLevel is not { } level || Enum.IsDefined(level)) && (tags.Sector is not { } sector || Enum.IsDefined(sector))
            && (tags.Approach is not { } approach || Enum.IsDefined(approach));
        return isKnown ? null : new InvalidField("tags", "values of the codebook", "others");
    }
}
