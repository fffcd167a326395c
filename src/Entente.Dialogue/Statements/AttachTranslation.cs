using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Statements;

/// <summary>Attaches a translation to a statement and names who made it. A later one of the same language and origin takes the earlier one's place.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Language">The language of the translation; not that of the original.</param>
/// <param name="Text">The translation.</param>
/// <param name="Origin">Who made it; <see cref="TranslationOrigin.Party"/> only by the party whose statement it is.</param>
public sealed record AttachTranslation(StatementId Statement, string Language, string Text, TranslationOrigin Origin) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Annotate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Find(Statement) is not { } statement || !state.MaySee(statement, context.Participant))
            return new NotFound($"statement {Statement}");
        if (LanguageTag.Check("language", Language, out var language) is { } badLanguage)
            return badLanguage;
        if (string.Equals(language, statement.Language, StringComparison.OrdinalIgnoreCase))
            return new InvalidField("language", $"a language other than the original's ({statement.Language})", language);
        if (PlainText.Check("text", Text, state.Rules.LongestText * 2, out var text) is { } badText)
            return badText;
        if (!Enum.IsDefined(Origin))
            return new InvalidField("origin", "human, machine or party", "another value");
        var author = statement.Author is { } wrote ? state.Find(wrote) : null;
        if (Origin == TranslationOrigin.Party && (author is null || context.Participant!.Party is not { } own || author.Party != own))
            return new NotAllowed("Only the party whose statement it is can attach its own translation. Name the origin as human or machine.");
        return new TranslationAttached(Statement, language, new PersonalText(context.Participant!.Id, PersonalAspect.Words, text), Origin);
    }
}

/// <summary>A translation was attached.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Language">The language of the translation.</param>
/// <param name="Text">The translation.</param>
/// <param name="Origin">Who made it.</param>
public sealed record TranslationAttached(StatementId Statement, string Language, PersonalText Text, TranslationOrigin Origin) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var statement = state.Statements[Statement.Number - 1];
        var others = statement.Translations.Where(one => one.Origin != Origin || !string.Equals(one.Language, Language, StringComparison.OrdinalIgnoreCase));
        state.Replace(statement with { Translations = [.. others, new Translation(Language, Text, Origin, By, At)] });
    }
}
