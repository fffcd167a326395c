using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;

namespace Entente.Dialogue.Drafts;

/// <summary>Who stands in the way of what: the parties whose names or stances hold an element open. Parties that left the dialogue no
/// longer do.</summary>
internal static class Claims
{
    /// <summary>Whether a party that is here wants words of an element in or out.</summary>
    public static bool Any(DialogueState state, Element element) =>
        element.Wordings.Any(wording => Here(state, wording.WantedBy).Any() || Here(state, wording.UnwantedBy).Any()
            || wording.Brackets.Any(bracket => Any(state, bracket)));

    /// <summary>The parties that would have to give way if an element were settled with a wording, or without any.</summary>
    public static IReadOnlyList<PartyId> Against(DialogueState state, Draft draft, Element element, Wording? agreed)
    {
        var against = new SortedSet<int>();
        foreach (var wording in element.Wordings.Where(wording => wording.Id != agreed?.Id))
        {
            // Who wants other words gives way only by supporting these.
            Enter(against, Here(state, wording.WantedBy).Where(party => agreed is null || !Supports(draft, element, agreed, party)));
        }
        if (agreed is not null)
        {
            Enter(against, Here(state, agreed.UnwantedBy));
            Enter(against, draft.Stances.Against(element.Id, null).Where(party => IsHere(state, party)));
            Enter(against, draft.Stances.Against(element.Id, agreed.Id).Where(party => IsHere(state, party)));
        }
        else
        {
            Enter(against, draft.Stances.For(element.Id, null).Where(party => IsHere(state, party)));
            foreach (var wording in element.Wordings)
                Enter(against, draft.Stances.For(element.Id, wording.Id).Where(party => IsHere(state, party)));
        }
        return [.. against.Select(party => new PartyId(party))];
    }

    /// <summary>The parties of a list that are still in the dialogue.</summary>
    public static IEnumerable<PartyId> Here(DialogueState state, IReadOnlyList<PartyId> parties) =>
        parties.Where(party => IsHere(state, party));

    private static bool Supports(Draft draft, Element element, Wording wording, PartyId party) => wording.WantedBy.Contains(party)
        || draft.Stances.PositionOf(element.Id, wording.Id, party) is Position.Support or Position.SupportWithReservation;

    private static bool IsHere(DialogueState state, PartyId party) => state.Find(party) is { HasWithdrawn: false };

    private static void Enter(SortedSet<int> into, IEnumerable<PartyId> parties) => into.UnionWith(parties.Select(party => party.Number));
}
