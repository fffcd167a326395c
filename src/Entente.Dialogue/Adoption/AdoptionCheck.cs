using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Adoption;

/// <summary>What is checked of every act on a text up for adoption.</summary>
internal static class AdoptionCheck
{
    /// <summary>Whether a text is up and not yet decided.</summary>
    public static Refusal? Pending(DialogueState state, CommandContext context, AdoptionId id, out TextForAdoption adoption)
    {
        adoption = state.Find(id)!;
        if (adoption is null)
            return new NotFound($"adoption {id}");
        if (adoption.IsSilenceRunning && context.Now >= adoption.Ends)
            return new SilenceHasEnded(adoption.Ends.Value);
        return adoption.Outcome == AdoptionOutcome.Pending ? null : new AdoptionIsOver(adoption.Outcome);
    }

    /// <summary>The party that the caller speaks for, if it counts.</summary>
    public static Refusal? Speaks(DialogueState state, CommandContext context, TextForAdoption adoption, out PartyId party) =>
        DraftCheck.Speaks(state, context, out party) ?? Counts(state, adoption, party);

    /// <summary>Whether the caller's party may act on a text that is up and not yet decided.</summary>
    public static Refusal? Acts(DialogueState state, CommandContext context, AdoptionId id, out TextForAdoption adoption, out PartyId party)
    {
        party = default;
        return Pending(state, context, id, out adoption) ?? Speaks(state, context, adoption, out party);
    }

    /// <summary>Whether a party counts for an adoption.</summary>
    public static Refusal? Counts(DialogueState state, TextForAdoption adoption, PartyId party) => adoption.Counts(state, party) ? null
        : new CameTooLate();

    /// <summary>Whether parties may enter reservations and statements now, by whom, on which elements, in which words.</summary>
    public static Refusal? Statement(
        DialogueState state, CommandContext context, AdoptionId id, IReadOnlyList<ElementId>? elements, string? given,
        out TextForAdoption adoption, out PartyId party, out IReadOnlyList<ElementId> named, out string text)
    {
        (adoption, party, named, text) = (state.Find(id)!, default, [], "");
        if (adoption is null)
            return new NotFound($"adoption {id}");
        if (Speaks(state, context, adoption, out party) is { } outside)
            return outside;
        if (!adoption.TakesStatementsAt(state, context.Now))
            return new RecordIsClosed();
        var known = adoption.Text.Elements.Select(element => element.Element).ToHashSet();
        foreach (var element in elements ?? [])
        {
            if (!known.Contains(element))
                return new NotFound($"element {element} in the text of adoption {id}");
        }
        named = [.. (elements ?? []).Distinct().OrderBy(element => element.Number)];
        return PlainText.Check("text", given, state.Rules.LongestText, out text);
    }
}

/// <summary>The adoption is concluded.</summary>
/// <param name="Outcome">How.</param>
public sealed record AdoptionIsOver(AdoptionOutcome Outcome) : Refusal(
    RefusalKind.Conflict,
        $"This adoption is concluded ({Outcome}) and its outcome stands. Read its record; a text that was not adopted can be negotiated further and put up again.");

/// <summary>The silence is over.</summary>
/// <param name="Ended">When it ended.</param>
public sealed record SilenceHasEnded(DateTimeOffset Ended) : Refusal(
    RefusalKind.Conflict,
        $"The silence ended at {Ended.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, and what came at that moment or later came too late. You can still enter a reservation or explain your position.");

/// <summary>The party was admitted after the text was put up.</summary>
public sealed record CameTooLate() : Refusal(
    RefusalKind.NotAllowed,
        "Your party was admitted after this text was put up, and does not count for it. Speak to the chair, who can take the text back and put it up anew.");

/// <summary>The time for reservations and statements is over.</summary>
public sealed record RecordIsClosed() : Refusal(RefusalKind.Conflict,
    "The record of this adoption is closed: the time for reservations and statements is over. Speak in the dialogue itself.");
