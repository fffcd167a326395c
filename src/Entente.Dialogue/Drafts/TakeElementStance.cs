using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Takes the stance of one's party on an element of a draft, however worded, or on one of its wordings.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Element">The element, or a bracket within one.</param>
/// <param name="Wording">The wording; null for the element as such. A stance against the element holds against every wording of it.</param>
/// <param name="Position">The position; none withdraws the stance.</param>
/// <param name="Words">The reservation or the reason of the red line, needed for both; null otherwise.</param>
/// <param name="Version">The version of the stance that the caller builds on; null to take it in any case.</param>
/// <param name="BasedOn">The revision that the caller saw; null to take it in any case.</param>
public sealed record TakeElementStance(
    DraftId Draft, ElementId Element, WordingId? Wording, Position Position, string? Words = null, int? Version = null,
        int? BasedOn = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Negotiates(state, context, Draft, Element, BasedOn, out var draft, out var party, out var place) is { } barred)
            return barred;
        if (Wording is { } wanted && !place.Element.Wordings.Any(wording => wording.Id == wanted))
            return new NotFound($"wording {wanted} of element {Element}");
        if (PositionCheck.Of(state, Position, Words, out var words) is { } refusal)
            return refusal;
        var latest = draft.Stances.Latest(Element, Wording, party);
        if (Version is { } expected && expected != (latest?.Version ?? 0))
            return new ChangedMeanwhile("stance of your party", expected, latest?.Version ?? 0);
        if (latest is null ? Position == Position.None : latest.Position == Position
            && string.Equals(latest.Words?.Value, words, StringComparison.Ordinal))
            return Decision.Nothing;
        var kept = words is null ? null : new PersonalText(context.Participant!.Id, PersonalAspect.Words, words);
        return new ElementStanceTaken(Draft, Element, Wording, party, Position, kept, (latest?.Version ?? 0) + 1, draft.Revision);
    }
}

/// <summary>A party took a stance on an element of a draft, changed it or withdrew it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Element">The element.</param>
/// <param name="Wording">The wording; null for the element as such.</param>
/// <param name="Party">The party.</param>
/// <param name="Position">The position; none where it was withdrawn.</param>
/// <param name="Words">The reservation or the reason; null otherwise.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Revision">The revision of the draft that it was taken on.</param>
public sealed record ElementStanceTaken(
    DraftId Draft, ElementId Element, WordingId? Wording, PartyId Party, Position Position, PersonalText? Words, int Version, int Revision)
        : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) =>
        state.Drafts[Draft.Number - 1].Stances.Add(new DraftStance(Element, Wording, Party, Position, Words, Version, Revision, By, At));
}

/// <summary>What is checked of a position and its words.</summary>
internal static class PositionCheck
{
    public static Refusal? Of(DialogueState state, Position position, string? given, out string? words)
    {
        words = null;
        if (!Enum.IsDefined(position))
            return new InvalidField("position", "support, supportWithReservation, abstain, oppose, redLine or none", "another value");
        if (position is Position.SupportWithReservation or Position.RedLine)
            return PlainText.Check("words", given, state.Rules.LongestText, out words);
        return given is null ? null : new InvalidField("words", "nothing, for only a reservation or a red line has words", "a text");
    }
}
