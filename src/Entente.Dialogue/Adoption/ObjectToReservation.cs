using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Adoption;

/// <summary>Objects to another party's reservation, within twelve months. It does not undo the adoption. Source: [VCLT1969], art. 20 (4)
/// (b) and (5).</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reservation">The number of the reservation within it.</param>
/// <param name="Reason">Why.</param>
public sealed record ObjectToReservation(AdoptionId Adoption, int Reservation, string Reason) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Adopt;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Find(Adoption) is not { } adoption)
            return new NotFound($"adoption {Adoption}");
        if (AdoptionCheck.Speaks(state, context, adoption, out var party) is { } outside)
            return outside;
        if (adoption.OutcomeAt(state, context.Now) is AdoptionOutcome.NotAdopted or AdoptionOutcome.TakenBack)
            return new AdoptionIsOver(adoption.Outcome);
        if (adoption.Reservations.Find(one => one.Number == Reservation) is not { Withdrawn: null } reservation)
            return new NotFound($"standing reservation {Reservation} to adoption {Adoption}");
        if (reservation.Party == party)
            return new NotAllowed("This reservation is your party's own. Withdraw it if it no longer holds.");
        if (context.Now >= reservation.ObjectionsUntil)
            return new ReservationIsAccepted();
        if (PlainText.Check("reason", Reason, state.Rules.LongestText, out var reason) is { } refusal)
            return refusal;
        return reservation.Objections.Exists(objection => objection.Party == party && objection.Reason == reason)
            ? Decision.Nothing
            : new ReservationObjectedTo(Adoption, Reservation, party, reason);
    }
}

/// <summary>The time to object to the reservation is over.</summary>
public sealed record ReservationIsAccepted() : Refusal(
    RefusalKind.Conflict,
        "Twelve months have passed since this reservation was entered, and it counts as accepted by those who did not object. Take it up in the dialogue itself.");

/// <summary>A party objected to a reservation. A later objection of the same party takes the earlier one's place.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reservation">The number of the reservation within it.</param>
/// <param name="Party">The party that objects.</param>
/// <param name="Reason">Why.</param>
public sealed record ReservationObjectedTo(AdoptionId Adoption, int Reservation, PartyId Party, string Reason) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        var reservation = adoption.Reservations[Reservation - 1];
        var objections = reservation.Objections.RemoveAll(objection => objection.Party == Party)
            .Add(new ReservationObjection(Party, Reason, At));
        state.Replace(
            adoption with { Reservations = adoption.Reservations.SetItem(Reservation - 1, reservation with { Objections = objections }) });
    }
}
