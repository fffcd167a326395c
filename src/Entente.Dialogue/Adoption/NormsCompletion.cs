using Entente.Dialogue.Drafts;

namespace Entente.Dialogue.Adoption;

/// <summary>Whether the stage of norms has what it is for: an adopted text.</summary>
/// <param name="IsComplete">Whether a text was adopted.</param>
/// <param name="Adopted">The adoptions that succeeded, in the order of their numbers.</param>
/// <param name="Missing">What is missing, each in a sentence that says what to do; empty when complete.</param>
public sealed record NormsCompletion(bool IsComplete, IReadOnlyList<AdoptionId> Adopted, IReadOnlyList<string> Missing)
{
    /// <summary>The completion of the stage at a time.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="now">The time; a silence that was kept to its end counts from that moment.</param>
    public static NormsCompletion Of(DialogueState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var adopted = state.Adoptions.Where(adoption => adoption.OutcomeAt(state, now) == AdoptionOutcome.Adopted)
            .Select(adoption => adoption.Id).ToList();
        return adopted.Count > 0 ? new NormsCompletion(true, adopted, []) : new NormsCompletion(false, [], [.. MissingFrom(state, now)]);
    }

    private static IEnumerable<string> MissingFrom(DialogueState state, DateTimeOffset now)
    {
        if (state.Drafts.Count == 0)
            yield return "There is no draft. A facilitator opens one, from the common ground or empty.";
        foreach (var draft in state.Drafts)
        {
            var open = state.Amendments.Count(amendment => amendment.Draft == draft.Id && amendment.Status == AmendmentStatus.Open);
            var bracketed = draft.Text.Elements.Count(element => !element.IsClean);
            if (state.Adoptions.FirstOrDefault(adoption => adoption.Draft == draft.Id
                && adoption.OutcomeAt(state, now) == AdoptionOutcome.Pending) is { } pending)
                yield return $"Draft {draft.Id} is up for adoption ({pending.Id}) and not decided yet.";
            else if (!draft.Text.Elements.Any())
                yield return $"Draft {draft.Id} has no text. Enter elements.";
            else if (open > 0)
                yield return $"{open} amendment(s) to draft {draft.Id} wait for a ruling.";
            else if (bracketed > 0)
                yield return $"{bracketed} element(s) of draft {draft.Id} have brackets. Settle them, or put up the text that could be adopted now.";
            else
                yield return $"Draft {draft.Id} is free of brackets and was not adopted. Put it up for adoption.";
        }
    }
}
