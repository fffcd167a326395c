using Entente.Dialogue.Drafts;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;

namespace Entente.Dialogue.Adoption;

/// <summary>A text that is or was up for adoption, with what parties did on it, as far as the viewer may know it.</summary>
/// <param name="Adoption">The adoption.</param>
public sealed record ReadAdoption(AdoptionId Adoption) : DialogueQuestion<AdoptionView>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<AdoptionView> Answer(DialogueState state, QuestionContext context) =>
        state.Find(Adoption) is { } adoption
        ? View(state, adoption, context.Participant, context.Now)
        : new NotFound($"adoption {Adoption}");

    /// <summary>The view. Single votes are shown when the result is announced, so that nobody votes by watching the others; before it one
    /// sees one's own.</summary>
    internal static AdoptionView View(DialogueState state, TextForAdoption adoption, Participant? viewer, DateTimeOffset now)
    {
        var outcome = adoption.OutcomeAt(state, now);
        var isDecided = outcome != AdoptionOutcome.Pending;
        var names = isDecided ? PartyNames.OnRecord(state, viewer) : PartyNames.For(state, viewer);
        var counted = adoption.Parties.Count > 0 ? adoption.Parties
            : [.. state.Parties.Where(party => adoption.Counts(state, party.Id)).Select(party => party.Id)];
        var votes = adoption.Votes.Where(vote => counted.Contains(vote.Key) && (isDecided || vote.Key == viewer?.Party))
            .OrderBy(vote => vote.Key.Number);
        return new AdoptionView(
            adoption.Id, adoption.Draft, adoption.Revision, adoption.Text, adoption.Procedure, adoption.Terms, adoption.Opened,
                adoption.Ends, adoption.Extensions, outcome,
            adoption.DecidedAt(state, now), adoption.Announced, adoption.TakenBackBecause, counted.Count, Named(counted),
                Named(adoption.LeftMeanwhile),
            [.. adoption.Objections.Select(one => new ObjectionView(Name(one.Party), one.Reason, one.Amendment, one.At, one.TakenBack))],
            counted.Count(adoption.Votes.ContainsKey),
            [.. votes.Where(vote => names.IsNamed(vote.Key))
                .Select(vote => new VoteView(Name(vote.Key)!, vote.Value.Ballot, vote.Value.At))],
            adoption.Count,
            [.. adoption.Reservations.Select(one => new ReservationView(one.Number, Name(one.Party), one.Elements, one.Text, one.At,
                one.Withdrawn,
                [.. one.Objections.Select(objection => new ObjectionView(Name(objection.Party), objection.Reason, null, objection.At,
                    null))]))],
            [.. adoption.Statements.Select(one => new PartyStatementView(one.Kind, Name(one.Party), one.Elements, one.Text, one.At))],
            adoption.DecidedAt(state, now) + adoption.Terms.StatementsWithin, !adoption.TakesStatementsAt(state, now));

        NamedParty? Name(PartyId party) => names.Of(party) is { } name ? new NamedParty(party, name) : null;

        IReadOnlyList<NamedParty> Named(IEnumerable<PartyId> parties) => [.. parties.Select(Name).OfType<NamedParty>()];
    }
}

/// <summary>A text up for adoption, or its record. A party that the viewer may not know is null or left out.</summary>
/// <param name="Adoption">Its number.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that was frozen.</param>
/// <param name="Text">The frozen text.</param>
/// <param name="Procedure">How it is adopted.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Opened">When it was put up.</param>
/// <param name="Ends">When the silence ends, or before when the chair does not conclude; null for neither.</param>
/// <param name="Extensions">Extensions of the silence.</param>
/// <param name="Outcome">The outcome now; a silence that was kept to its end is adopted from that moment.</param>
/// <param name="Decided">When the outcome holds from; null while it is pending.</param>
/// <param name="Announced">When it was written into the log; null before.</param>
/// <param name="TakenBackBecause">Why the chair took the text back; null otherwise.</param>
/// <param name="PartyCount">How many parties count.</param>
/// <param name="Parties">Those of them that the viewer may know.</param>
/// <param name="LeftMeanwhile">Parties that left the dialogue while the text was up.</param>
/// <param name="Objections">Objections in the order they were raised, those taken back included.</param>
/// <param name="Present">How many parties voted or abstained.</param>
/// <param name="Votes">The recorded vote once the result is announced; one's own before.</param>
/// <param name="Count">The count; null without a vote or before the result.</param>
/// <param name="Reservations">Reservations, those withdrawn included.</param>
/// <param name="Statements">Interpretative statements, dissociations, explanations.</param>
/// <param name="StatementsUntil">Until when reservations and statements are taken; null while the text is pending.</param>
/// <param name="IsClosed">Whether they no longer are.</param>
public sealed record AdoptionView(
    AdoptionId Adoption, DraftId Draft, int Revision, FrozenText Text, AdoptionProcedure Procedure, AdoptionTerms Terms,
        DateTimeOffset Opened, DateTimeOffset? Ends,
    IReadOnlyList<SilenceExtension> Extensions, AdoptionOutcome Outcome, DateTimeOffset? Decided, DateTimeOffset? Announced,
        string? TakenBackBecause, int PartyCount,
    IReadOnlyList<NamedParty> Parties, IReadOnlyList<NamedParty> LeftMeanwhile, IReadOnlyList<ObjectionView> Objections, int Present,
        IReadOnlyList<VoteView> Votes, VoteCount? Count,
    IReadOnlyList<ReservationView> Reservations, IReadOnlyList<PartyStatementView> Statements, DateTimeOffset? StatementsUntil,
        bool IsClosed);

/// <summary>An objection.</summary>
/// <param name="Party">The party; null where the viewer may not know.</param>
/// <param name="Reason">Why; null where an amendment broke a silence.</param>
/// <param name="Amendment">The amendment; null for an objection in words.</param>
/// <param name="At">When.</param>
/// <param name="TakenBack">When it was taken back; null while it stands.</param>
public sealed record ObjectionView(NamedParty? Party, string? Reason, AmendmentId? Amendment, DateTimeOffset At, DateTimeOffset? TakenBack);

/// <summary>A vote.</summary>
/// <param name="Party">The party.</param>
/// <param name="Ballot">How it voted.</param>
/// <param name="At">When.</param>
public sealed record VoteView(NamedParty Party, Ballot Ballot, DateTimeOffset At);

/// <summary>A reservation.</summary>
/// <param name="Reservation">Its number within the adoption.</param>
/// <param name="Party">The party; null where the viewer may not know.</param>
/// <param name="Elements">The elements; empty for the whole text.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When it was entered.</param>
/// <param name="Withdrawn">When it was withdrawn; null while it stands.</param>
/// <param name="Objections">Objections of other parties.</param>
public sealed record ReservationView(
    int Reservation, NamedParty? Party, IReadOnlyList<ElementId> Elements, string Text, DateTimeOffset At, DateTimeOffset? Withdrawn,
        IReadOnlyList<ObjectionView> Objections);

/// <summary>A formal statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Party">The party; null where the viewer may not know.</param>
/// <param name="Elements">The elements; empty for the whole text.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When.</param>
public sealed record PartyStatementView(PartyStatementKind Kind, NamedParty? Party, IReadOnlyList<ElementId> Elements, string Text,
    DateTimeOffset At);
