using System.Globalization;
using Entente.Dialogue;
using Entente.Dialogue.Adoption;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Web.Pages.Drafts;
using Entente.Web.Pages.Rooms;

namespace Entente.Web.Pages.Adoptions;

/// <summary>A text up for adoption as its page shows it, and what the visitor may do on it now.</summary>
/// <param name="Room">The dialogue.</param>
/// <param name="Adoption">The text and what parties did on it.</param>
/// <param name="Now">The time at which the page is made.</param>
/// <param name="Typed">What was typed into a form that was refused; null for nothing.</param>
public sealed record AdoptionTable(Room Room, AdoptionView Adoption, DateTimeOffset Now, TypedForm? Typed)
{
    /// <summary>The path of the adoption within the language.</summary>
    public string Path => $"{Room.Path}/adoptions/{Adoption.Adoption}";

    /// <summary>The visitor's party; null for none.</summary>
    public PartyId? Mine => Room.Overview.Me?.Party;

    /// <summary>Whether nothing is decided yet.</summary>
    public bool IsPending => Adoption.Outcome == AdoptionOutcome.Pending;

    /// <summary>Whether the visitor speaks for a party.</summary>
    public bool MaySpeak => Room.Allows(Permission.Adopt) && Mine is not null;

    /// <summary>Whether reservations and statements are taken from the visitor now.</summary>
    public bool TakesStatements => MaySpeak && !Adoption.IsClosed && Adoption.Outcome != AdoptionOutcome.TakenBack;

    /// <summary>Whether the text is adopted where nobody objects.</summary>
    public bool IsByAssent => Adoption.Procedure is AdoptionProcedure.Consensus or AdoptionProcedure.Silence;

    /// <summary>Whether the visitor presides.</summary>
    public bool Presides => Room.Allows(Permission.Preside);

    /// <summary>Where an element stands, such as <c>2.3</c>; empty when it does not.</summary>
    /// <param name="element">The element.</param>
    public string PlaceOf(ElementId element)
    {
        for (var article = 0; article < Adoption.Text.Articles.Count; article++)
        {
            var elements = Adoption.Text.Articles[article].Elements;
            for (var place = 0; place < elements.Count; place++)
            {
                if (elements[place].Element == element) return string.Create(CultureInfo.InvariantCulture, $"{article + 1}.{place + 1}");
            }
        }
        return "";
    }
}
