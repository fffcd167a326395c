using Entente.Dialogue.Adoption;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Drafts;

/// <summary>What is checked of everybody who would change a draft.</summary>
internal static class DraftCheck
{
    /// <summary>Whether a draft is there and open to changes.</summary>
    public static Refusal? Open(DialogueState state, CommandContext context, DraftId id, out Draft draft)
    {
        draft = state.Find(id)!;
        if (draft is null)
            return new NotFound($"draft {id}");
        foreach (var adoption in state.Adoptions.Where(adoption => adoption.Draft == id))
        {
            switch (adoption.OutcomeAt(state, context.Now))
            {
                case AdoptionOutcome.Pending: return new DraftIsUpForAdoption(adoption.Id);
                case AdoptionOutcome.Adopted: return new DraftIsAdopted(adoption.Id);
                default: continue;
            }
        }
        return null;
    }

    /// <summary>The party that the caller speaks for, if it is still in the dialogue.</summary>
    public static Refusal? Speaks(DialogueState state, CommandContext context, out PartyId party)
    {
        party = context.Participant?.Party ?? default;
        return state.Find(party) is { HasWithdrawn: false } ? null : new NotAllowed("Your party has left the dialogue. Ask the convener.");
    }

    /// <summary>Where an element stands, if it is as the caller knew it.</summary>
    public static Refusal? Place(Draft draft, ElementId element, int? basedOn, out ElementPlace place)
    {
        place = draft.Text.Find(element)!;
        return place is null ? new NotFound($"element {element} of draft {draft.Id}") : Unchanged(draft, place.Top.Id, basedOn);
    }

    /// <summary>Where a wording stands, if its element is as the caller knew it.</summary>
    public static Refusal? Place(Draft draft, WordingId wording, int? basedOn, out ElementPlace place)
    {
        place = draft.Text.Find(wording)!;
        return place is null ? new NotFound($"wording {wording} of draft {draft.Id}") : Unchanged(draft, place.Top.Id, basedOn);
    }

    /// <summary>Whether the caller's party may work on an element now: the draft is open, the party is here, the element is as the caller knew it.</summary>
    public static Refusal? Negotiates(
        DialogueState state, CommandContext context, DraftId id, ElementId element, int? basedOn, out Draft draft, out PartyId party, out ElementPlace place)
    {
        (party, place) = (default, null!);
        return Open(state, context, id, out draft) ?? Speaks(state, context, out party) ?? Place(draft, element, basedOn, out place);
    }

    /// <summary>The same for a wording and its element.</summary>
    public static Refusal? Negotiates(
        DialogueState state, CommandContext context, DraftId id, WordingId wording, int? basedOn, out Draft draft, out PartyId party, out ElementPlace place)
    {
        (party, place) = (default, null!);
        return Open(state, context, id, out draft) ?? Speaks(state, context, out party) ?? Place(draft, wording, basedOn, out place);
    }

    // Parties work on many elements at once: only a change of the same element since the revision that one saw is a clash.
    private static Refusal? Unchanged(Draft draft, ElementId top, int? basedOn)
    {
        if (basedOn is { } seen && (seen < 1 || seen > draft.Revision))
            return new InvalidField("basedOn", $"a revision from 1 to {draft.Revision}", $"{seen}");
        return basedOn is { } revision && draft.LastChange(top) > revision
            ? new ChangedMeanwhile($"element {top} of draft {draft.Id}", revision, draft.LastChange(top))
            : null;
    }
}

/// <summary>The draft is up for adoption and stands still.</summary>
/// <param name="Adoption">The adoption.</param>
public sealed record DraftIsUpForAdoption(AdoptionId Adoption) : Refusal(
    RefusalKind.Conflict,
        $"The text of this draft is up for adoption ({Adoption}) and stands still. Object or vote there, or ask the chair to take the text back.");

/// <summary>The draft was adopted.</summary>
/// <param name="Adoption">The adoption.</param>
public sealed record DraftIsAdopted(AdoptionId Adoption) : Refusal(
    RefusalKind.Conflict, $"This draft was adopted ({Adoption}) and does not change any more. Open a new draft for another text.");

/// <summary>The draft holds as much as a draft may.</summary>
/// <param name="What">What there are too many of.</param>
/// <param name="Most">The most there may be.</param>
public sealed record DraftIsFull(string What, int Most) : Refusal(RefusalKind.Conflict,
    $"There are {Most} {What}, and no more may come. Take some out or settle them first.");
