using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Drafts;

/// <summary>Takes the name of one's party off an element: it no longer insists on words, or on having them out.</summary>
/// <remarks>An alternative whose last party lets it go falls away while others remain. When the last party that wanted words out gives way,
/// one wording is there, and
/// no stance stands against it, the brackets fall away by themselves. Everything else, such as words that nobody wants any more, is for the
/// facilitator to settle.</remarks>
/// <param name="Draft">The draft.</param>
/// <param name="Element">The element, or a bracket within one.</param>
/// <param name="BasedOn">The revision that the caller saw; null to do it in any case.</param>
public sealed record LiftBracket(DraftId Draft, ElementId Element, int? BasedOn = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Negotiate;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Negotiates(state, context, Draft, Element, BasedOn, out var draft, out var party, out var place) is { } barred)
            return barred;
        var own = place.Element.Wordings.Where(wording => wording.WantedBy.Contains(party) || wording.UnwantedBy.Contains(party)).ToList();
        if (own.Count == 0)
            return new NothingToLift();
        return new BracketLifted(Draft, draft.Revision + 1, place.Article.Id, Change(state, draft, place, party), Element, party);
    }

    private static ElementChange Change(DialogueState state, Draft draft, ElementPlace place, PartyId party)
    {
        var remaining = new List<Wording>();
        foreach (var wording in place.Element.Wordings)
        {
            var now = wording.Wished(party, Wish.None);
            // What was this party's alone goes with its name; a wording that never had one stays.
            if (!wording.WantedBy.Contains(party) || Claims.Here(state, now.WantedBy).Any())
                remaining.Add(now);
        }
        if (remaining.Count == 0)
            remaining.Add(place.Element.Wordings[0].Wished(party, Wish.None));
        var element = place.Element with { Wordings = remaining };
        var gaveWay = place.Element.Wordings.Any(wording => wording.UnwantedBy.Contains(party));
        return gaveWay && remaining is [var only] && Claims.Against(state, draft, element, only).Count == 0
            ? place.Settled(only)
            : place.Becoming(element);
    }
}

/// <summary>The party has no name on the element.</summary>
public sealed record NothingToLift() : Refusal(RefusalKind.Conflict,
    "Your party's name is not on this element, so there is nothing of yours to lift. Take a stance on it, or speak to those whose names stand there.");

/// <summary>A party no longer insists on words, or on having them out.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that this made.</param>
/// <param name="Article">The article.</param>
/// <param name="Change">How the article's element reads now.</param>
/// <param name="Element">The element that the party's name was on.</param>
/// <param name="Party">The party.</param>
public sealed record BracketLifted(DraftId Draft, int Revision, ArticleId Article, ElementChange Change, ElementId Element, PartyId Party)
    : ElementRevised(Draft, Revision, Article, Change);
