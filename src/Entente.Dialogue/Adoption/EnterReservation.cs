using System.Collections.Immutable;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Enters a reservation of one's party: it accepts the text without, or with another effect of, the elements named. One for the
/// same elements takes the earlier one's place.</summary>
/// <remarks>Refused where the terms of the text do not admit it. Whether it is compatible with the object and purpose of the text is for
/// the other parties to say, who can
/// object. Source: [VCLT1969], arts 2 (1) (d), 19 and 20; [ILCGuide2011], 1.1.</remarks>
/// <param name="Adoption">The adoption.</param>
/// <param name="Elements">The elements; empty for certain aspects of the whole text.</param>
/// <param name="Text">The reservation.</param>
public sealed record EnterReservation(AdoptionId Adoption, IReadOnlyList<ElementId> Elements, string Text) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Adopt;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (AdoptionCheck.Statement(state, context, Adoption, Elements, Text, out var adoption, out var party, out var elements,
            out var text) is { } refusal)
            return refusal;
        if (adoption.OutcomeAt(state, context.Now) == AdoptionOutcome.NotAdopted)
            return new AdoptionIsOver(AdoptionOutcome.NotAdopted);
        var named = adoption.Terms.ReservationElements;
        var isAdmitted = adoption.Terms.Reservations switch
        {
            ReservationRule.Nowhere => false,
            ReservationRule.OnlyToNamed => elements.Count > 0 && elements.All(named.Contains),
            // A reservation to the whole would reach what none may be made to.
            ReservationRule.NotToNamed => elements.Count > 0 && !elements.Any(named.Contains),
            _ => true,
        };
        if (!isAdmitted)
            return new ReservationNotAdmitted();
        var before = adoption.Reservations.Find(one => one.Party == party && one.Withdrawn is null && one.Elements.SequenceEqual(elements));
        return before?.Text == text
            ? Decision.Nothing
            : new ReservationEntered(Adoption, before?.Number ?? adoption.Reservations.Count + 1, party, elements, text);
    }
}

/// <summary>The text admits no such reservation.</summary>
public sealed record ReservationNotAdmitted() : Refusal(
    RefusalKind.Conflict,
        "The terms of this text do not admit a reservation to these elements. Look at the terms; you can make an interpretative statement, dissociate your party, or object.");

/// <summary>A party entered a reservation.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reservation">Its number within the adoption, from 1.</param>
/// <param name="Party">The party.</param>
/// <param name="Elements">The elements; empty for the whole.</param>
/// <param name="Text">The reservation.</param>
public sealed record ReservationEntered(AdoptionId Adoption, int Reservation, PartyId Party, IReadOnlyList<ElementId> Elements,
    string Text) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        var entered = new Reservation(Reservation, Party, Elements, Text, At);
        state.Replace(adoption with
        {
            Reservations = Reservation <= adoption.Reservations.Count ? adoption.Reservations.SetItem(Reservation - 1, entered)
                : adoption.Reservations.Add(entered),
        });
    }
}

/// <summary>A reservation.</summary>
/// <param name="Number">Its number within the adoption, from 1.</param>
/// <param name="Party">The party.</param>
/// <param name="Elements">The elements; empty for the whole.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When it was entered.</param>
public sealed record Reservation(int Number, PartyId Party, IReadOnlyList<ElementId> Elements, string Text, DateTimeOffset At)
{
    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    /// <summary>Objections of other parties, one each.</summary>
    public ImmutableList<ReservationObjection> Objections { get; init; } = [];

    /// <summary>Until when other parties can object: twelve months after it was entered. Source: [VCLT1969], art. 20 (5).</summary>
    public DateTimeOffset ObjectionsUntil => At.AddMonths(12);
}

/// <summary>An objection of a party to another's reservation.</summary>
/// <param name="Party">The party that objects.</param>
/// <param name="Reason">Why, such as that it is incompatible with the object and purpose of the text.</param>
/// <param name="At">When.</param>
public sealed record ReservationObjection(PartyId Party, string Reason, DateTimeOffset At);
