using Entente.Records;

namespace Entente.Diagnosis.Covariates;

/// <summary>That a state signed a multilateral treaty or is bound by it. Source of the table: [UNTC].</summary>
/// <param name="Treaty">The key of the treaty in the UN Treaty Collection, such as <c>4-1</c>: chapter and number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Opened">The day on which it was opened for signature or adopted; null if the source does not say.</param>
/// <param name="Area">Its area, such as <c>disarmament</c>; empty if the source does not say.</param>
/// <param name="GoalLevel">The level of goals that the area belongs to; null if it is none of the three.</param>
/// <param name="State">The code of the state.</param>
/// <param name="Signed">The day on which the state signed; null if it did not.</param>
/// <param name="Bound">The day on which the state became bound, by ratification, accession or succession; null if it did not.</param>
#pragma warning disable CA1720 // Signed is what states do to treaties, not a type.
public sealed record TreatyMembership(
    string Treaty, string Title, DateOnly? Opened, string Area, GoalLevel? GoalLevel, string State, DateOnly? Signed, DateOnly? Bound);
#pragma warning restore CA1720
