using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>The amendments to a draft, with their supporters and opponents as far as the viewer may know them.</summary>
/// <param name="Draft">The draft.</param>
public sealed record ListAmendments(DraftId Draft) : DialogueQuestion<AmendmentList>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<AmendmentList> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Find(Draft) is null)
            return new NotFound($"draft {Draft}");
        var names = PartyNames.For(state, context.Participant);
        return new AmendmentList([.. state.Amendments.Where(amendment => amendment.Draft == Draft).Select(amendment => new AmendmentView(
            amendment.Id, Name(amendment), amendment.Kind, amendment.Article, amendment.Element, amendment.Text,
            names.IsNamed(amendment.Party) ? amendment.Reason?.Value : null, amendment.BasedOn, amendment.At, amendment.Status,
                amendment.Decided, amendment.SetAsideBecause,
            [.. amendment.Stances.Where(stance => names.Known([stance.Party]).Count > 0)
                .Select(stance => new AmendmentStanceView(names.Known([stance.Party])[0], stance.Position, stance.Words?.Value,
                    stance.At))]))]);

        NamedParty? Name(Amendment amendment) => names.Of(amendment.Party) is { } name ? new NamedParty(amendment.Party, name) : null;
    }
}

/// <summary>The amendments to a draft.</summary>
/// <param name="Amendments">In the order of their numbers.</param>
public sealed record AmendmentList(IReadOnlyList<AmendmentView> Amendments);

/// <summary>An amendment as a viewer may see it.</summary>
/// <param name="Amendment">Its number.</param>
/// <param name="Party">Who proposes it; null where the viewer may not know.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Article">The article it is about.</param>
/// <param name="Element">The element it changes, or comes to stand after; null to come first.</param>
/// <param name="Text">The words; null for a deletion.</param>
/// <param name="Reason">Why; null where none was given, it was erased, or the viewer may not know whose it is.</param>
/// <param name="BasedOn">The revision it was written against.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Decided">When it was decided or withdrawn; null while it is open.</param>
/// <param name="SetAsideBecause">Why it was set aside; null otherwise.</param>
/// <param name="Stances">Where other parties stand on it, of those that the viewer may know.</param>
public sealed record AmendmentView(
    AmendmentId Amendment, NamedParty? Party, AmendmentKind Kind, ArticleId Article, ElementId? Element, string? Text, string? Reason,
        int BasedOn, DateTimeOffset At,
    AmendmentStatus Status, DateTimeOffset? Decided, string? SetAsideBecause, IReadOnlyList<AmendmentStanceView> Stances);

/// <summary>Where a party stands on an amendment.</summary>
/// <param name="Party">The party.</param>
/// <param name="Position">The position.</param>
/// <param name="Words">The reservation or the reason; null where there is none or it was erased.</param>
/// <param name="At">When.</param>
public sealed record AmendmentStanceView(NamedParty Party, Position Position, string? Words, DateTimeOffset At);
