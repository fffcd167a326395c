using System.Globalization;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Web.Pages.Rooms;

namespace Entente.Web.Pages.Drafts;

/// <summary>A draft as its page shows it: the text, the amendments, and what the visitor may do with them.</summary>
/// <param name="Room">The dialogue.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Amendments">The amendments to it.</param>
/// <param name="Typed">What was typed into a form that was refused; null for nothing.</param>
public sealed record DraftDesk(Room Room, DraftView Draft, IReadOnlyList<AmendmentView> Amendments, TypedForm? Typed)
{
    /// <summary>The path of the draft within the language.</summary>
    public string Path => $"{Room.Path}/drafts/{Draft.Draft}";

    /// <summary>The visitor's party; null for none.</summary>
    public PartyId? Mine => Room.Overview.Me?.Party;

    /// <summary>Whether the revision that stands is shown and may be worked on.</summary>
    public bool IsOpen => Draft.Status == DraftStatus.Negotiated && Draft.Revision == Draft.Latest;

    /// <summary>Whether the visitor may take stances and propose amendments now.</summary>
    public bool MayNegotiate => IsOpen && Room.Allows(Permission.Negotiate) && Mine is not null;

    /// <summary>Whether the visitor may propose an amendment: also while a text is under silence, which it breaks.</summary>
    public bool MayAmend => Draft.Revision == Draft.Latest && Draft.Status != DraftStatus.Adopted
        && Room.Allows(Permission.Negotiate) && Mine is not null;

    /// <summary>Whether the visitor may keep the draft now.</summary>
    public bool MayDraft => IsOpen && Room.Allows(Permission.Draft);

    /// <summary>Where an element stands, such as <c>2.3</c> for the third paragraph of article 2; null when it is not in this
    /// revision.</summary>
    /// <param name="element">The element, or a bracket within one.</param>
    public string? PlaceOf(ElementId element)
    {
        foreach (var article in Draft.Articles)
        {
            for (var place = 0; place < article.Elements.Count; place++)
            {
                var top = article.Elements[place];
                if (top.Element == element || top.Wordings.Any(wording => wording.Brackets.Any(bracket => bracket.Element == element)))
                    return string.Create(CultureInfo.InvariantCulture, $"{article.Place}.{place + 1}");
            }
        }
        return null;
    }

    /// <summary>The element of an article that an element is, or is a bracket of.</summary>
    /// <param name="element">The element, or a bracket within one.</param>
    public ElementId TopOf(ElementId element) =>
        Elements.FirstOrDefault(top => Within(top).Any(bracket => bracket.Element == element))?.Element ?? element;

    /// <summary>The words of an element with its brackets; null when it is not in this revision.</summary>
    /// <param name="element">The element, or a bracket within one.</param>
    public string? WordsOf(ElementId element) =>
        Elements.SelectMany(top => Within(top).Prepend(top)).FirstOrDefault(one => one.Element == element)?.Text;

    /// <summary>The name of an article as readers see it: its place; null when it is not in this revision.</summary>
    /// <param name="article">The article.</param>
    public int? PlaceOf(ArticleId article) => Draft.Articles.FirstOrDefault(one => one.Article == article)?.Place;

    private IEnumerable<ElementView> Elements => Draft.Articles.SelectMany(article => article.Elements);

    private static IEnumerable<ElementView> Within(ElementView element) => element.Wordings.SelectMany(wording => wording.Brackets);
}
