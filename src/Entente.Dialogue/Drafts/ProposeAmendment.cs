using Entente.Dialogue.Adoption;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Drafts;

/// <summary>Proposes an amendment in the name of one's party. While the text is under a silence procedure, an amendment breaks the
/// silence.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Article">For an insertion: the article; null otherwise.</param>
/// <param name="Element">The element or bracket it changes; for an insertion the element it comes after, null to come first in the
/// article.</param>
/// <param name="Text">The words in the notation of brackets, without brackets around the whole; null for a deletion.</param>
/// <param name="Reason">Why; null for none.</param>
/// <param name="BasedOn">The revision that the caller saw; null to propose it in any case.</param>
public sealed record ProposeAmendment(DraftId Draft, AmendmentKind Kind, ArticleId? Article, ElementId? Element, string? Text,
    string? Reason = null, int? BasedOn = null) : DialogueCommand
{
    /// <summary>The most open amendments of a party to a draft.</summary>
    public const int MostOpen = 200;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        var refused = DraftCheck.Open(state, context, Draft, out var draft);
        var silence = refused is DraftIsUpForAdoption up && state.Find(up.Adoption) is { Procedure: AdoptionProcedure.Silence } running
            ? running : null;
        if (refused is not null && silence is null)
            return refused;
        if (DraftCheck.Speaks(state, context, out var party) is { } mute)
            return mute;
        if (silence is not null && AdoptionCheck.Counts(state, silence, party) is { } outside)
            return outside;
        if (Check(draft, out var article, out var text) is { } wrong)
            return wrong;
        string? reason = null;
        if (Reason is not null && PlainText.Check("reason", Reason, state.Rules.LongestText, out reason) is { } badReason)
            return badReason;
        if (state.Amendments.Count(other => other.Draft == Draft && other.Party == party
            && other.Status == AmendmentStatus.Open) >= MostOpen)
            return new DraftIsFull("open amendments of your party to this draft", MostOpen);
        var kept = reason is null ? null : new PersonalText(context.Participant!.Id, PersonalAspect.Words, reason);
        var proposed = new AmendmentProposed(new AmendmentId(state.Amendments.Count + 1), Draft, party, Kind, article, Element, text, kept,
            draft.Revision);
        return silence is null
            ? proposed
            : Decision.For(proposed, new SilenceBroken(silence.Id, party, null, proposed.Amendment),
                new AdoptionConcluded(silence.Id, AdoptionOutcome.NotAdopted, context.Now, null));
    }

    private Refusal? Check(Draft draft, out ArticleId article, out string? text)
    {
        text = null;
        article = Article ?? default;
        if (!Enum.IsDefined(Kind))
            return new InvalidField("kind", "insertAfter, replace, delete or addAlternative", "another value");
        if (Kind == AmendmentKind.InsertAfter)
        {
            if (draft.Text.Find(article) is not { } inserted)
                return new NotFound($"article {article} of draft {Draft}");
            if (Element is { } before && !inserted.Elements.Any(element => element.Id == before))
                return new NotFound($"element {before} in article {article} of draft {Draft}");
        }
        ElementPlace? place = null;
        if (Kind != AmendmentKind.InsertAfter)
        {
            if (Element is not { } target)
                return new InvalidField("element", "the element to change", "none");
            if (DraftCheck.Place(draft, target, BasedOn, out place) is { } clash)
                return clash;
            article = place.Article.Id;
        }
        if (Kind == AmendmentKind.Delete && place!.Element.IsNeeded)
            return new InvalidField("kind", "replace or addAlternative, for the sentence cannot do without one of these wordings",
                "delete");
        if (Kind == AmendmentKind.Delete)
            return Text is null ? null : new InvalidField("text", "nothing, for a deletion has no words", "a text");
        var mayHold = place?.Around is null ? Brackets.In : Brackets.None;
        if (BracketNotation.Read("text", Text, mayHold, new Numbering(draft), [], out var wordings, out _) is { } bad)
            return bad;
        text = BracketNotation.Write(wordings[0]);
        return null;
    }
}

/// <summary>An amendment was proposed.</summary>
/// <param name="Amendment">Its number.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Party">The party that proposes it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Article">The article it is about.</param>
/// <param name="Element">The element it changes, or comes to stand after; null to come first in the article.</param>
/// <param name="Text">The words; null for a deletion.</param>
/// <param name="Reason">Why; null for none.</param>
/// <param name="BasedOn">The revision it was written against.</param>
public sealed record AmendmentProposed(
    AmendmentId Amendment, DraftId Draft, PartyId Party, AmendmentKind Kind, ArticleId Article, ElementId? Element, string? Text,
        PersonalText? Reason, int BasedOn) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) =>
        state.Amendments.Add(new Amendment(Amendment, Draft, Party, Kind, Article, Element, Text, Reason, BasedOn, By, At));
}
