using Entente.Dialogue.Participants;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue;

/// <summary>Convenes a dialogue; the caller becomes its convener.</summary>
/// <param name="Title">Its title, 1 to 200 characters.</param>
/// <param name="Purpose">What it is for, 1 to 2,000 characters.</param>
/// <param name="Rules">The rules of the room.</param>
/// <param name="Template">The template it was made from; null when from none.</param>
/// <param name="ConvenerName">What the convener is called; null for none.</param>
/// <param name="Language">The convener's language.</param>
public sealed record ConveneDialogue(string Title, string Purpose, DialogueRules Rules, string? Template, string? ConvenerName, string Language) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => null;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Exists)
            return new DialogueExists();
        if (context.Caller.Kind != AccountKind.Person)
            return new NotAllowed("A dialogue is convened by an account with a login. Sign in first.");
        string? name = null;
        if (PlainText.Check("title", Title, 200, out var title, isOneLine: true) is { } badTitle)
            return badTitle;
        if (PlainText.Check("purpose", Purpose, 2_000, out var purpose) is { } badPurpose)
            return badPurpose;
        if (ConvenerName is not null && PlainText.Check("convenerName", ConvenerName, 100, out name, isOneLine: true) is { } badName)
            return badName;
        if (LanguageTag.Check("language", Language, out var language) is { } badLanguage)
            return badLanguage;
        if (RulesCheck.Of(Rules) is { } badRules)
            return badRules;
        var convener = new ParticipantId(1);
        return new DialogueConvened(title, purpose, Rules, Template)
        {
            By = convener,
            Convener = new PersonalText(convener, PersonalAspect.Identity, context.Caller.Account),
            ConvenerName = name is null ? null : new PersonalText(convener, PersonalAspect.Identity, name),
            Language = language,
        };
    }
}

/// <summary>A dialogue of that identifier was convened already.</summary>
public sealed record DialogueExists() : Refusal(RefusalKind.Conflict, "A dialogue of this identifier exists already. Choose another identifier.");

/// <summary>A dialogue was convened.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Rules">The rules of the room.</param>
/// <param name="Template">The template it was made from; null when from none.</param>
public sealed record DialogueConvened(string Title, string Purpose, DialogueRules Rules, string? Template) : DialogueEvent
{
    /// <summary>The convener's account.</summary>
    public required PersonalText Convener { get; init; }

    /// <summary>What the convener is called; null for none.</summary>
    public PersonalText? ConvenerName { get; init; }

    /// <summary>The convener's language.</summary>
    public required string Language { get; init; }

    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        state.Convened = At;
        state.Title = Title;
        state.Purpose = Purpose;
        state.Rules = Rules;
        state.Template = Template;
        state.Enter(new Participant(new ParticipantId(1), Role.Convener, null, ConvenerName, Convener, Language, At));
    }
}
