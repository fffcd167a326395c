using Entente.Dialogue.Invitations;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Participants;

/// <summary>Somebody joined.</summary>
/// <param name="Participant">Their number.</param>
/// <param name="Role">What they are here.</param>
/// <param name="Party">The party they speak for; null for roles without one.</param>
/// <param name="Invitation">The invitation they came by; null in an open dialogue.</param>
/// <param name="Language">The language they read.</param>
public sealed record ParticipantJoined(ParticipantId Participant, Role Role, PartyId? Party, InvitationId? Invitation, string Language) : DialogueEvent
{
    /// <summary>What they are called here; null for none.</summary>
    public PersonalText? Name { get; init; }

    /// <summary>The account behind them.</summary>
    public PersonalText? Account { get; init; }

    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var account = Account ?? new PersonalText(Participant, PersonalAspect.Identity, null);
        state.Enter(new Participant(Participant, Role, Party, Name, account, Language, At));
        if (Invitation is { } invitation)
            state.Replace(state.Invitations[invitation.Number - 1] with { UsedBy = Participant });
    }

    internal ParticipantJoined Named(string? name, string account) => this with
    {
        By = Participant,
        Name = name is null ? null : new PersonalText(Participant, PersonalAspect.Identity, name),
        Account = new PersonalText(Participant, PersonalAspect.Identity, account),
    };
}

/// <summary>What is checked of everybody who joins.</summary>
internal static class JoinCheck
{
    public static Refusal? Of(DialogueState state, string? wanted, string tag, out string? name, out string language)
    {
        name = null;
        if (LanguageTag.Check("language", tag, out language) is { } badLanguage)
            return badLanguage;
        // In an anonymous dialogue a name would only endanger who gave it.
        if (wanted is null || state.Rules.Attribution == Attribution.Anonymous)
            return null;
        if (PlainText.Check("name", wanted, 100, out var kept, isOneLine: true) is { } badName)
            return badName;
        name = kept;
        return state.Participants.Exists(other => !other.HasLeft && other.Name?.Value is { } taken && LookAlike.Same(taken, kept)) ? new NameTaken() : null;
    }
}

/// <summary>Somebody of that name, or of one that looks like it, is here.</summary>
public sealed record NameTaken() : Refusal(RefusalKind.Conflict, "Somebody in this dialogue has this name, or one that looks the same. Choose another.");
