using System.Collections.Immutable;
using Entente.Dialogue.Drafts;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;

namespace Entente.Dialogue.Adoption;

/// <summary>The number of an adoption. Numbered from 1 in the order of the dialogue; unique within it only.</summary>
/// <param name="Number">From 1.</param>
public readonly record struct AdoptionId(int Number) : INumbered<AdoptionId>
{
    static AdoptionId INumbered<AdoptionId>.From(int number) => new(number);

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A text that was put up for adoption, with everything that parties did on it. Once concluded, text, procedure and outcome do not
/// change.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The revision that was frozen.</param>
/// <param name="Text">The frozen text.</param>
/// <param name="Procedure">How it is adopted.</param>
/// <param name="Terms">The terms that were announced with it.</param>
/// <param name="Opened">When it was put up.</param>
/// <param name="By">Who put it up.</param>
/// <param name="LastParty">The number of parties that had been admitted by then; later ones do not count, so that nobody can admit a
/// majority while a text is up.</param>
/// <param name="Gone">The parties that had left the dialogue by then.</param>
public sealed record TextForAdoption(
    AdoptionId Id, DraftId Draft, int Revision, FrozenText Text, AdoptionProcedure Procedure, AdoptionTerms Terms, DateTimeOffset Opened,
        ParticipantId? By,
    int LastParty, ImmutableHashSet<PartyId> Gone)
{
    /// <summary>When the silence ends, or before when the chair does not conclude; null for neither.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>Why the silence was extended, each time; empty when it was not.</summary>
    public ImmutableList<SilenceExtension> Extensions { get; init; } = [];

    /// <summary>Objections in the order they were raised, those taken back included.</summary>
    public ImmutableList<Objection> Objections { get; init; } = [];

    /// <summary>The latest vote of each party.</summary>
    public ImmutableDictionary<PartyId, PartyVote> Votes { get; init; } = ImmutableDictionary<PartyId, PartyVote>.Empty;

    /// <summary>Reservations in the order of their numbers, those withdrawn included.</summary>
    public ImmutableList<Reservation> Reservations { get; init; } = [];

    /// <summary>Interpretative statements, dissociations and explanations of position, in the order they were made.</summary>
    public ImmutableList<PartyStatement> Statements { get; init; } = [];

    /// <summary>The outcome on the log; see <see cref="OutcomeAt"/> for one that follows from the clock.</summary>
    public AdoptionOutcome Outcome { get; init; } = AdoptionOutcome.Pending;

    /// <summary>When the outcome holds from: for a silence that was kept, its very end; null while it is pending.</summary>
    public DateTimeOffset? Decided { get; init; }

    /// <summary>When the outcome was written into the log; null while it is pending.</summary>
    public DateTimeOffset? Announced { get; init; }

    /// <summary>Why the text was taken back; null otherwise.</summary>
    public string? TakenBackBecause { get; init; }

    /// <summary>The count of the vote; null without a vote or while it is pending.</summary>
    public VoteCount? Count { get; init; }

    /// <summary>The parties that counted when it was concluded, in the order of their numbers; empty while it is pending.</summary>
    public IReadOnlyList<PartyId> Parties { get; init; } = [];

    /// <summary>The parties that left the dialogue while the text was up, in the order of their numbers; empty while it is
    /// pending.</summary>
    public IReadOnlyList<PartyId> LeftMeanwhile { get; init; } = [];

    /// <summary>Whether a silence is running, or over and not yet concluded.</summary>
    public bool IsSilenceRunning => Procedure == AdoptionProcedure.Silence && Outcome == AdoptionOutcome.Pending;

    /// <summary>The outcome at a time: a silence that nobody broke before its end is kept from that moment on, whenever somebody says
    /// so.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="now">The time; should it lie before the last event, the time of that is taken.</param>
    public AdoptionOutcome OutcomeAt(DialogueState state, DateTimeOffset now) => !IsSilenceOver(state, now) ? Outcome
        // Silence is assent only of somebody who could have spoken.
        : state.Parties.Exists(party => Counts(state, party.Id)) ? AdoptionOutcome.Adopted : AdoptionOutcome.NotAdopted;

    /// <summary>When the outcome holds from, as known at a time; null while it is pending.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="now">The time.</param>
    public DateTimeOffset? DecidedAt(DialogueState state, DateTimeOffset now) => IsSilenceOver(state, now) ? Ends : Decided;

    /// <summary>Whether parties may still enter reservations and statements at a time.</summary>
    /// <param name="state">The dialogue.</param>
    /// <param name="now">The time.</param>
    public bool TakesStatementsAt(DialogueState state, DateTimeOffset now) => OutcomeAt(state, now) != AdoptionOutcome.TakenBack
        && (DecidedAt(state, now) is not { } decided || now < decided + Terms.StatementsWithin);

    /// <summary>The objections that stand and whose parties are still here.</summary>
    /// <param name="state">The dialogue.</param>
    internal IEnumerable<Objection> StandingObjections(DialogueState state) =>
        Objections.Where(objection => objection is { TakenBack: null } && Counts(state, objection.Party));

    private bool IsSilenceOver(DialogueState state, DateTimeOffset now) => IsSilenceRunning && (now >= Ends || state.LastEvent >= Ends);

    /// <summary>Whether a party counts: it was admitted before the text was put up, and is here.</summary>
    internal bool Counts(DialogueState state, PartyId party) => party.Number >= 1 && party.Number <= LastParty
        && state.Find(party) is { HasWithdrawn: false };
}

/// <summary>A silence that was extended.</summary>
/// <param name="Ends">The new end.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was extended.</param>
public sealed record SilenceExtension(DateTimeOffset Ends, string Reason, DateTimeOffset At);

/// <summary>A formal objection of a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Reason">Why; null where an amendment broke a silence.</param>
/// <param name="Amendment">The amendment that broke a silence; null for an objection in words.</param>
/// <param name="At">When.</param>
public sealed record Objection(PartyId Party, string? Reason, AmendmentId? Amendment, DateTimeOffset At)
{
    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? TakenBack { get; init; }
}

/// <summary>A vote of a party.</summary>
/// <param name="Ballot">In favour, against or abstaining.</param>
/// <param name="By">The seat that cast it.</param>
/// <param name="At">When.</param>
public sealed record PartyVote(Ballot Ballot, ParticipantId? By, DateTimeOffset At);

/// <summary>How a party votes.</summary>
public enum Ballot
{
    /// <summary>In favour.</summary>
    InFavour,

    /// <summary>Against.</summary>
    Against,

    /// <summary>Abstaining: present, and not voting.</summary>
    Abstaining,
}

/// <summary>What became of a text that was put up for adoption.</summary>
public enum AdoptionOutcome
{
    /// <summary>Nothing yet.</summary>
    Pending,

    /// <summary>It was adopted.</summary>
    Adopted,

    /// <summary>It was not adopted.</summary>
    NotAdopted,

    /// <summary>The chair took it back before it was decided.</summary>
    TakenBack,
}
