using System.Collections.Immutable;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Puts a draft up for adoption. The revision that stands is frozen; the draft does not change while it is up.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that the chair has before them; it must be the one that stands.</param>
/// <param name="Procedure">One that the rules of the room allow.</param>
/// <param name="Choice">The text as it stands, which must be free of brackets, or the text that could be adopted now.</param>
/// <param name="Terms">The terms; null for the default ones.</param>
public sealed record PutUpForAdoption(
    DraftId Draft, int Revision, AdoptionProcedure Procedure, TextChoice Choice = TextChoice.AsItStands, AdoptionTerms? Terms = null)
        : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Preside;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (DraftCheck.Open(state, context, Draft, out var draft) is { } closed)
            return closed;
        if (!state.Rules.Procedures.Contains(Procedure))
            return new ProcedureNotAllowed(Procedure, state.Rules.Procedures);
        if (Revision != draft.Revision)
            return new ChangedMeanwhile($"draft {Draft}", Revision, draft.Revision);
        if (!Enum.IsDefined(Choice))
            return new InvalidField("choice", "asItStands or couldBeAdoptedNow", "another value");
        var open = state.Amendments.Where(amendment => amendment.Draft == Draft && amendment.Status == AmendmentStatus.Open)
            .Select(amendment => amendment.Id).ToList();
        if (open.Count > 0)
            return new AmendmentsAreOpen(string.Join(", ", open.Take(20)));
        if (!state.Parties.Any(party => !party.HasWithdrawn))
            return new NoParties();
        var bracketed = draft.Text.Elements.Where(element => !element.IsClean).Select(element => element.Id).ToList();
        if (Choice == TextChoice.AsItStands && bracketed.Count > 0)
            return new TextHasBrackets(bracketed.Count, string.Join(", ", bracketed.Take(20)));
        var text = Choice == TextChoice.AsItStands ? FrozenText.Of(draft) : FrozenText.Of(draft, AdoptableTextSearch.Find(state, draft));
        if (text.Articles.Count == 0)
            return new NothingToAdopt();
        var terms = Terms ?? new AdoptionTerms();
        if (Check(state, terms, text) is { } bad)
            return bad;
        if (Procedure == AdoptionProcedure.Silence)
            terms = terms with { Lasts = terms.Lasts ?? state.Rules.SilencePeriod };
        return new TextPutUpForAdoption(new AdoptionId(state.Adoptions.Count + 1), Draft, Revision, Procedure, text, terms,
            terms.Lasts is { } lasts ? context.Now + lasts : null);
    }

    private InvalidField? Check(DialogueState state, AdoptionTerms terms, FrozenText text)
    {
        var least = Procedure == AdoptionProcedure.Silence ? state.Rules.SilencePeriod : TimeSpan.FromMinutes(1);
        if (terms.Lasts is { } lasts && (lasts < least || lasts > TimeSpan.FromDays(90)))
            return new InvalidField("terms.lasts", $"{least} to 90 days", $"{lasts}");
        if (terms.StatementsWithin < TimeSpan.Zero || terms.StatementsWithin > TimeSpan.FromDays(366))
            return new InvalidField("terms.statementsWithin", "0 to 366 days", $"{terms.StatementsWithin}");
        if (!Enum.IsDefined(terms.Reservations))
            return new InvalidField("terms.reservations", "anywhere, nowhere, onlyToNamed or notToNamed", "another value");
        var isNaming = terms.Reservations is ReservationRule.OnlyToNamed or ReservationRule.NotToNamed;
        var known = text.Elements.Select(element => element.Element).ToHashSet();
        if (terms.ReservationElements is not { } named || named.Count > 0 != isNaming || !named.All(known.Contains))
            return new InvalidField("terms.reservationElements", isNaming ? "elements of the text, at least one" : "none under this rule",
                "others");
        return terms.Sponsors is not null && terms.Sponsors.All(party => state.Find(party) is { HasWithdrawn: false })
            ? null
            : new InvalidField("terms.sponsors", "parties of the dialogue", "another number");
    }
}

/// <summary>Which text of a revision is put up.</summary>
public enum TextChoice
{
    /// <summary>The text as it stands; it must be free of brackets.</summary>
    AsItStands,

    /// <summary>The text that could be adopted now: what any party excludes is left out.</summary>
    CouldBeAdoptedNow,
}

/// <summary>The rules of the room do not allow the procedure.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Allowed">Those that they allow.</param>
public sealed record ProcedureNotAllowed(AdoptionProcedure Procedure, IReadOnlyList<AdoptionProcedure> Allowed) : Refusal(
    RefusalKind.Conflict,
        $"The rules of this room do not allow adoption by {Procedure}, but by: {string.Join(", ", Allowed)}. Choose one of these, or let the convener change the rules.");

/// <summary>Amendments wait for a ruling; they are dealt with before the text that they amend.</summary>
/// <param name="Amendments">Their numbers; the first 20.</param>
public sealed record AmendmentsAreOpen(string Amendments) : Refusal(
    RefusalKind.Conflict, $"Amendments are open and come before the text: {Amendments}. Bring them into the text or set them aside first.");

/// <summary>Something in the text is not agreed.</summary>
/// <param name="Count">How many elements have brackets.</param>
/// <param name="Elements">Their numbers; the first 20.</param>
public sealed record TextHasBrackets(int Count, string Elements) : Refusal(
    RefusalKind.Conflict,
        $"{Count} element(s) of the text have brackets: {Elements}. Settle them first, or put up the text that could be adopted now.");

/// <summary>No element of the text can be adopted.</summary>
public sealed record NothingToAdopt() : Refusal(RefusalKind.Conflict,
    "Nothing of this text can be adopted now. Negotiate until at least one element is left that no party excludes.");

/// <summary>Nobody could adopt anything.</summary>
public sealed record NoParties() : Refusal(RefusalKind.Conflict,
    "There is no party in this dialogue, so nobody could adopt a text. Admit parties first.");

/// <summary>A text was put up for adoption.</summary>
/// <param name="Adoption">Its number.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that was frozen.</param>
/// <param name="Procedure">How it is adopted.</param>
/// <param name="Text">The frozen text.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Ends">When the silence ends, or before when the chair does not conclude; null for neither.</param>
public sealed record TextPutUpForAdoption(
    AdoptionId Adoption, DraftId Draft, int Revision, AdoptionProcedure Procedure, FrozenText Text, AdoptionTerms Terms,
        DateTimeOffset? Ends) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Adoptions.Add(new TextForAdoption(
        Adoption, Draft, Revision, Text, Procedure, Terms, At, By, state.Parties.Count,
        [.. state.Parties.Where(party => party.HasWithdrawn).Select(party => party.Id)])
    { Ends = Ends });
}
