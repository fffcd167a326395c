using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>How an amendment changes the text.</summary>
internal static class Redraft
{
    /// <summary>Finds what an amendment changes; no place for an insertion.</summary>
    public static Refusal? Target(Draft draft, Amendment amendment, int? basedOn, out ElementPlace? target)
    {
        target = null;
        if (amendment.Kind != AmendmentKind.InsertAfter)
            return DraftCheck.Place(draft, amendment.Element!.Value, basedOn, out target);
        // What it was to follow may have been taken out since; then the place is no longer clear.
        return amendment.Element is { } before && !draft.Text.Find(amendment.Article)!.Elements.Any(element => element.Id == before)
            ? new NotFound($"element {before} of draft {draft.Id}")
            : null;
    }

    /// <summary>The parties in the way of an amendment as agreed text: who opposes it, and who wants words that it removes and does not
    /// support it.</summary>
    public static IReadOnlyList<PartyId> Against(DialogueState state, Draft draft, Amendment amendment, ElementPlace? target)
    {
        var supporters = Supporters(state, amendment);
        var against = Opponents(state, amendment).Select(party => party.Number).ToHashSet();
        if (target is not null)
            against.UnionWith(Claims.Against(state, draft, target.Element, null).Where(party => !supporters.Contains(party))
                .Select(party => party.Number));
        // Against a place as such is against any words in it.
        if (target is not null && amendment.Kind != AmendmentKind.Delete)
            against.UnionWith(Claims.Here(state, draft.Stances.Against(target.Element.Id, null)).Where(party => !supporters.Contains(party))
                .Select(party => party.Number));
        return [.. against.Order().Select(party => new PartyId(party))];
    }

    /// <summary>The change that makes an amendment agreed text.</summary>
    public static ElementChange Agreed(Draft draft, Amendment amendment, ElementPlace? target)
    {
        var numbers = new Numbering(draft);
        if (target is null)
        {
            var id = numbers.Element();
            return new ElementChange(id, amendment.Element, new Element(id, false, false, [Words(amendment, numbers, target, [], [])]));
        }
        return amendment.Kind == AmendmentKind.Delete ? target.Settled(null) : target.Settled(Words(amendment, numbers, target, [], []));
    }

    /// <summary>The change that brings an amendment into the text in brackets.</summary>
    public static ElementChange Bracketed(DialogueState state, Draft draft, Amendment amendment, ElementPlace? target)
    {
        var numbers = new Numbering(draft);
        var (supporters, opponents) = (Supporters(state, amendment), Opponents(state, amendment));
        if (target is null)
        {
            var id = numbers.Element();
            return new ElementChange(id, amendment.Element,
                new Element(id, true, false, [Words(amendment, numbers, target, supporters, opponents)]));
        }
        if (amendment.Kind == AmendmentKind.Delete)
        {
            var struck = target.Element.Wordings.Select(wording => opponents.Aggregate(
                supporters.Aggregate(wording, (now, party) => now.Wished(party, Wish.Out)), (now, party) => now.Wished(party, Wish.In)));
            return target.Becoming(target.Element with { IsBracketed = true, Wordings = [.. struck] });
        }
        // Who opposes new words stands behind those that were agreed.
        var before = target.Element.IsBracketed
            ? target.Element.Wordings
            : [.. target.Element.Wordings.Select(wording => opponents.Aggregate(wording, (now, party) => now.Wished(party, Wish.In)))];
        return target.Becoming(target.Element with
        {
            IsBracketed = true,
            Wordings = [.. before, Words(amendment, numbers, target, supporters, opponents)]
        });
    }

    private static IReadOnlyList<PartyId> Supporters(DialogueState state, Amendment amendment) =>
        [.. Claims.Here(state, [.. amendment.Stances
        .Where(stance => stance.Position is Position.Support or Position.SupportWithReservation).Select(stance => stance.Party)
            .Append(amendment.Party)]).OrderBy(party => party.Number)];

    private static IReadOnlyList<PartyId> Opponents(DialogueState state, Amendment amendment) =>
        [.. Claims.Here(state, [.. amendment.Stances
        .Where(stance => stance.Position is Position.Oppose or Position.RedLine).Select(stance => stance.Party)])];

    private static Wording Words(Amendment amendment, Numbering numbers, ElementPlace? target, IReadOnlyList<PartyId> wantedBy,
        IReadOnlyList<PartyId> unwantedBy)
    {
        var mayHold = target?.Around is null ? Brackets.In : Brackets.None;
        // The words were read once when they were proposed, so reading them again cannot fail.
        if (BracketNotation.Read("text", amendment.Text, mayHold, numbers, [amendment.Party], out var wordings, out _) is { } refusal)
            throw new InvalidOperationException($"Amendment {amendment.Id} was kept though its text does not read: {refusal.Detail}");
        return wordings[0] with { WantedBy = wantedBy, UnwantedBy = unwantedBy };
    }
}
