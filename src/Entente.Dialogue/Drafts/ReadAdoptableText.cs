using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>The text of a draft that could be adopted now, and what stands in the way of the rest.</summary>
/// <param name="Draft">The draft.</param>
public sealed record ReadAdoptableText(DraftId Draft) : DialogueQuestion<AdoptableTextView>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.SeeOverlap;

    /// <inheritdoc/>
    protected internal override Answer<AdoptableTextView> Answer(DialogueState state, QuestionContext context)
    {
        if (state.Find(Draft) is not { } draft)
            return new NotFound($"draft {Draft}");
        var text = AdoptableTextSearch.Find(state, draft);
        var names = PartyNames.For(state, context.Participant);
        var labels = state.Parties.ToDictionary(party => party.Id, party => names.Of(party.Id));
        return new AdoptableTextView(
            Draft, text.Revision, text.Articles,
            [.. text.Dropped.Select(element => new DroppedElementView(
                element.Element,
                [.. element.ExcludedBy.Where(one => labels[one.Party] is not null)
                    .Select(one => new ExclusionView(new NamedParty(one.Party, labels[one.Party]!), one.Wording, one.Position))],
                element.Nearest, Named(element.NearestExcludedBy, labels)))],
            [.. text.Gaps.Where(gap => labels[gap.Party] is not null)
                .Select(gap => new PartyGapView(new NamedParty(gap.Party, labels[gap.Party]!), gap.WantedAndLost, gap.Reserved,
                    gap.Silent))]);
    }

    private static IReadOnlyList<NamedParty> Named(IReadOnlyList<PartyId> parties, Dictionary<PartyId, string?> labels) =>
        [.. parties.Where(party => labels[party] is not null).Select(party => new NamedParty(party, labels[party]!))];
}

/// <summary>The text that could be adopted now, with the parties that the viewer may know. The rule is told at
/// <see cref="AdoptableText"/>.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision it was made of.</param>
/// <param name="Articles">The articles that have elements.</param>
/// <param name="Dropped">What had to be left out.</param>
/// <param name="Gaps">What each party lacks in this text; of the parties that the viewer may know.</param>
public sealed record AdoptableTextView(
    DraftId Draft, int Revision, IReadOnlyList<AdoptableArticle> Articles, IReadOnlyList<DroppedElementView> Dropped,
        IReadOnlyList<PartyGapView> Gaps);

/// <summary>An element that had to be left out.</summary>
/// <param name="Element">The element, or a bracket within one.</param>
/// <param name="ExcludedBy">Who excludes what of it, of the parties that the viewer may know.</param>
/// <param name="Nearest">The wording that the fewest parties exclude.</param>
/// <param name="NearestExcludedBy">The parties that would have to give way for it, of those that the viewer may know.</param>
public sealed record DroppedElementView(ElementId Element, IReadOnlyList<ExclusionView> ExcludedBy, WordingId Nearest,
    IReadOnlyList<NamedParty> NearestExcludedBy);

/// <summary>That a party excludes a wording, or an element however worded.</summary>
/// <param name="Party">The party.</param>
/// <param name="Wording">The wording; null for the element however worded.</param>
/// <param name="Position">Red line or opposition.</param>
public sealed record ExclusionView(NamedParty Party, WordingId? Wording, Position Position);

/// <summary>What a party lacks in the text.</summary>
/// <param name="Party">The party.</param>
/// <param name="WantedAndLost">The wordings that bear its name and are not in the text.</param>
/// <param name="Reserved">The elements in the text on which it holds a reservation.</param>
/// <param name="Silent">How many elements of the text it has not spoken on.</param>
public sealed record PartyGapView(NamedParty Party, IReadOnlyList<WordingId> WantedAndLost, IReadOnlyList<ElementId> Reserved, int Silent);
