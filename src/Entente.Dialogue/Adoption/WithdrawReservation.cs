using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>Withdraws a reservation of one's party, at any time and without anybody's consent. Source: [VCLT1969], art. 22 (1).</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reservation">The number of the reservation within it.</param>
public sealed record WithdrawReservation(AdoptionId Adoption, int Reservation) : DialogueCommand
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
        if (adoption.Reservations.Find(one => one.Number == Reservation) is not { } reservation)
            return new NotFound($"reservation {Reservation} to adoption {Adoption}");
        if (reservation.Party != party)
            return new NotAllowed("Only the party that made a reservation can withdraw it. You can object to it.");
        return reservation.Withdrawn is null ? new ReservationWithdrawn(Adoption, Reservation) : Decision.Nothing;
    }
}

/// <summary>A reservation was withdrawn.</summary>
/// <param name="Adoption">The adoption.</param>
/// <param name="Reservation">The number of the reservation within it.</param>
public sealed record ReservationWithdrawn(AdoptionId Adoption, int Reservation) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state)
    {
        var adoption = state.Adoptions[Adoption.Number - 1];
        var withdrawn = adoption.Reservations[Reservation - 1] with { Withdrawn = At };
        state.Replace(adoption with { Reservations = adoption.Reservations.SetItem(Reservation - 1, withdrawn) });
    }
}
