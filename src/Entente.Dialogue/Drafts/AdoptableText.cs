using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>The text that could be adopted now: the most elements that no party excludes, each in the wording that finds most
/// support.</summary>
/// <remarks>
/// A wording is excluded by a party that opposes it, drew a red line at it, or has its name in the brackets as wanting it out; an element
/// as such by a party that
/// opposes it or drew a red line however it is worded. Elements are independent of each other, so taking each that can be had gives the
/// most there is.
/// Among the wordings of an element that nobody excludes, the one is taken that parties of the greatest weight want or support, then the
/// one with the fewest
/// reservations, then the first. A bracket within a sentence that can do without it is left out where it is excluded; where the sentence
/// cannot, the wording around it is excluded too.
/// Parties that left the dialogue exclude nothing.
/// </remarks>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision it was made of.</param>
/// <param name="Articles">The articles that have elements, in order.</param>
/// <param name="Dropped">The elements and the brackets within sentences that had to be left out, in the order of the draft.</param>
/// <param name="Gaps">What each party lacks in this text, in the order of their numbers.</param>
public sealed record AdoptableText(
    DraftId Draft, int Revision, IReadOnlyList<AdoptableArticle> Articles, IReadOnlyList<DroppedElement> Dropped,
        IReadOnlyList<PartyGap> Gaps);

/// <summary>An article of a text that could be adopted.</summary>
/// <param name="Article">Its lasting number.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Elements">Its elements that can be had.</param>
public sealed record AdoptableArticle(ArticleId Article, string Heading, IReadOnlyList<AdoptableElement> Elements);

/// <summary>An element of a text that could be adopted.</summary>
/// <param name="Element">The element.</param>
/// <param name="Wording">The wording that was taken.</param>
/// <param name="Text">Its words, with the brackets within them resolved.</param>
/// <param name="WasBracketed">Whether any of it stands in brackets in the draft.</param>
public sealed record AdoptableElement(ElementId Element, WordingId Wording, string Text, bool WasBracketed);

/// <summary>An element that cannot be had, with who excludes it and where a way is shortest.</summary>
/// <param name="Element">The element, or a bracket within one.</param>
/// <param name="ExcludedBy">Who excludes what of it, in the order of wording and party; one entry for each pair.</param>
/// <param name="Nearest">The wording that the fewest parties exclude.</param>
/// <param name="NearestExcludedBy">The parties that would have to give way for it.</param>
public sealed record DroppedElement(ElementId Element, IReadOnlyList<Exclusion> ExcludedBy, WordingId Nearest,
    IReadOnlyList<PartyId> NearestExcludedBy);

/// <summary>That a party excludes a wording, or an element however worded.</summary>
/// <param name="Party">The party.</param>
/// <param name="Wording">The wording; null for the element however worded.</param>
/// <param name="Position">Red line or opposition; opposition too where its name stands in the brackets as wanting it out.</param>
public sealed record Exclusion(PartyId Party, WordingId? Wording, Position Position);

/// <summary>What a party lacks in a text that could be adopted.</summary>
/// <param name="Party">The party.</param>
/// <param name="WantedAndLost">The wordings that bear its name and are not in the text.</param>
/// <param name="Reserved">The elements in the text on which it holds a reservation.</param>
/// <param name="Silent">How many elements of the text it has taken no stance on and put its name to nothing in.</param>
public sealed record PartyGap(PartyId Party, IReadOnlyList<WordingId> WantedAndLost, IReadOnlyList<ElementId> Reserved, int Silent);
