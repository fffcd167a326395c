using Entente.Dialogue.Limits;
using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Stages;

/// <summary>The artefact of each stage and its test of completion.</summary>
/// <remarks>
/// What a test asks of everybody it asks of delegations: nobody can make each person of an open floor speak, so such a floor is complete when it has an artefact at all. What
/// is told under seal counts for nothing here, or the test would tell that it exists; a party that told all under seal says that it has nothing to state openly.
/// </remarks>
internal static class StageTest
{
    /// <summary>Guesses that the stage of the mirror asks of each delegate, where there is so much to guess at.</summary>
    public const int Guesses = 3;

    public static StageProgress Of(DialogueState state, Stage stage) => stage switch
    {
        Stage.Communicate => new StageProgress(stage, "statements and their translations", [.. Communicate(state)]),
        Stage.Mirror => new StageProgress(stage, "each participant's mirror of their own bias, seen by them alone", [.. Mirror(state)]),
        Stage.Limits => new StageProgress(stage, "interests and red lines", [.. OfLimits(state)]),
        Stage.Overlap => new StageProgress(stage, "the map, common ground and reserved differences", [.. Overlap(state)]),
        _ => NormsTest.Of(state),
    };

    private static IEnumerable<MissingPiece> Communicate(DialogueState state)
    {
        var accepted = Plenary(state).ToList();
        if (accepted.Count == 0)
            yield return new MissingPiece(MissingKind.AcceptedStatement, 1, []);
        var spoken = accepted.Select(statement => statement.Author is { } author ? state.Find(author)?.Party : null).ToHashSet();
        if (Missing(state, MissingKind.StatementOfParty, party => spoken.Contains(party)) is { } silent)
            yield return silent;
        // Working languages that somebody here reads.
        var languages = state.Rules.Languages.Where(language => state.Participants.Any(one => !one.HasLeft && Same(one.Language, language))).ToList();
        var missing = accepted.Sum(statement => languages.Count(language =>
            !Same(statement.Language, language) && !statement.Translations.Any(translation => Same(translation.Language, language) && !translation.Text.IsErased)));
        if (missing > 0)
            yield return new MissingPiece(MissingKind.Translation, missing, []);
    }

    private static IEnumerable<MissingPiece> Mirror(DialogueState state)
    {
        var delegates = state.Participants.Where(one => one is { Role: Role.Delegate, HasLeft: false, Party: { } party }
            && state.Find(party) is { Kind: PartyKind.Delegation, HasWithdrawn: false }).ToList();
        var possible = Plenary(state).Count() * Math.Max(0, Delegations(state).Count() - 1);
        var guessed = delegates.Count(one => state.Guesses.Of(one.Id).Take(Guesses).Count() >= Math.Min(Guesses, possible));
        if (guessed < delegates.Count)
            yield return new MissingPiece(MissingKind.Guesses, delegates.Count - guessed, []);
        var seen = delegates.Count(one => state.MirrorsSeen.Contains(one.Id));
        if (seen < delegates.Count)
            yield return new MissingPiece(MissingKind.MirrorSeen, delegates.Count - seen, []);
    }

    private static IEnumerable<MissingPiece> OfLimits(DialogueState state)
    {
        var stated = state.Limits.Where(limit => limit is { Kind: LimitKind.Interest, IsSealed: false, IsWithdrawn: false }).Select(limit => limit.Party)
            .Concat(state.WithoutOpenLimits).ToHashSet();
        if (Missing(state, MissingKind.InterestOfParty, stated.Contains) is { } silent)
            yield return silent;
    }

    private static IEnumerable<MissingPiece> Overlap(DialogueState state)
    {
        var open = Plenary(state).Where(state.IsOnAgenda).ToList();
        if (open.Count == 0)
            yield return new MissingPiece(MissingKind.AcceptedStatement, 1, []);
        if (Missing(state, MissingKind.StancesOfParty, party => open.TrueForAll(statement => state.Stances.HasSpoken(statement.Id, party))) is { } silent)
            yield return silent;
    }

    // In an anonymous dialogue it is told how many, not who.
    private static MissingPiece? Missing(DialogueState state, MissingKind kind, Func<PartyId, bool> isDone)
    {
        var missing = Delegations(state).Select(party => party.Id).Where(party => !isDone(party)).ToList();
        return missing.Count == 0 ? null : new MissingPiece(kind, missing.Count, state.Rules.Attribution == Attribution.Anonymous ? [] : missing);
    }

    private static IEnumerable<Statement> Plenary(DialogueState state) =>
        state.Statements.Where(statement => statement is { Caucus: null, Moderation: ModerationStatus.Accepted });

    private static IEnumerable<Party> Delegations(DialogueState state) => state.Parties.Where(party => party is { Kind: PartyKind.Delegation, HasWithdrawn: false });

    private static bool Same(string first, string second) =>
        string.Equals(first.Split('-')[0], second.Split('-')[0], StringComparison.OrdinalIgnoreCase);
}

/// <summary>How far a stage is.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Artefact">What it leaves behind.</param>
/// <param name="Missing">What it lacks; empty when it is complete.</param>
public sealed record StageProgress(Stage Stage, string Artefact, IReadOnlyList<MissingPiece> Missing)
{
    /// <summary>Whether it lacks nothing.</summary>
    public bool IsComplete => Missing.Count == 0;
}

/// <summary>What a stage lacks.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Count">How many of it.</param>
/// <param name="Parties">From which parties, where that is known and may be told.</param>
public sealed record MissingPiece(MissingKind Kind, int Count, IReadOnlyList<PartyId> Parties);

/// <summary>What a stage may lack.</summary>
public enum MissingKind
{
    /// <summary>An accepted statement of the plenary.</summary>
    AcceptedStatement,

    /// <summary>An accepted statement of a delegation.</summary>
    StatementOfParty,

    /// <summary>An accepted statement in a working language that a participant reads.</summary>
    Translation,

    /// <summary>A delegate's guesses of how others stand.</summary>
    Guesses,

    /// <summary>A delegate's look into their own mirror.</summary>
    MirrorSeen,

    /// <summary>An interest of a delegation, stated openly, or its word that it has nothing to state openly.</summary>
    InterestOfParty,

    /// <summary>A delegation's stances on all accepted statements that are on the agenda; an abstention is one.</summary>
    StancesOfParty,

    /// <summary>A text that was adopted, or whose adoption was closed without one.</summary>
    AdoptedText,
}
