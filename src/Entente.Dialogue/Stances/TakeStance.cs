using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Personal;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Statements;
using Entente.Dialogue.Texts;

namespace Entente.Dialogue.Stances;

/// <summary>Takes the stance of one's party on a statement, or changes it, while the round is open.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Position">The position; <see cref="Position.None"/> withdraws the stance.</param>
/// <param name="Importance">How much it matters to the party: 1, 2 or 3.</param>
/// <param name="Words">The reservation or the reason of the red line, needed for both; null otherwise.</param>
/// <param name="Version">The version the caller builds on, so that two seats of a delegation do not overwrite each other unseen; null to take it in any case.</param>
public sealed record TakeStance(StatementId Statement, Position Position, int Importance = 1, string? Words = null, int? Version = null) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.TakeStance;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        var participant = context.Participant!;
        if (state.Find(Statement) is not { } statement || !state.MaySee(statement, participant))
            return new NotFound($"statement {Statement}");
        if (statement.Caucus is { } caucus && state.CaucusClosedCheck(caucus) is { } over)
            return over;
        if (participant.Party is not { } party || state.Find(party) is not { HasWithdrawn: false })
            return new NotAllowed("Your party has left the dialogue. Ask the convener.");
        if (RoundCheck.Of(state, context, RoundTakes.Stances) is { } closed)
            return closed;
        if (!Enum.IsDefined(Position))
            return new InvalidField("position", "support, supportWithReservation, abstain, oppose, redLine or none", "another value");
        if (Importance is < 1 or > 3)
            return new InvalidField("importance", "1, 2 or 3", $"{Importance}");
        if (state.AgendaCheck(statement) is { } notYet)
            return notYet;
        if (CheckWords(state, out var words) is { } refusal)
            return refusal;
        var latest = state.Stances.Latest(Statement, party);
        if (Version is { } expected && expected != (latest?.Number ?? 0))
            return new ChangedMeanwhile("stance of your party", expected, latest?.Number ?? 0);
        if (latest is null ? Position == Position.None : Same(latest, words))
            return Decision.Nothing;
        return new StanceTaken(
            Statement, party, Position, Importance, words is null ? null : new PersonalText(participant.Id, PersonalAspect.Words, words),
            (latest?.Number ?? 0) + 1, state.OpenRound(context.Now)!.Id);
    }

    private Refusal? CheckWords(DialogueState state, out string? words)
    {
        words = null;
        var needsWords = Position is Position.SupportWithReservation or Position.RedLine;
        if (needsWords)
            return PlainText.Check("words", Words, state.Rules.LongestText, out words);
        return Words is null ? null : new InvalidField("words", "nothing, for only a reservation or a red line has words", "a text");
    }

    private bool Same(StanceVersion latest, string? words) =>
        latest.Position == Position && latest.Importance == Importance && string.Equals(latest.Words?.Value, words, StringComparison.Ordinal);
}

/// <summary>A party took a stance, changed it or withdrew it.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Party">The party.</param>
/// <param name="Position">The position; none where it was withdrawn.</param>
/// <param name="Importance">1, 2 or 3.</param>
/// <param name="Words">The reservation or the reason; null otherwise.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Round">The round; null for a stance that was imported.</param>
public sealed record StanceTaken(
    StatementId Statement, PartyId Party, Position Position, int Importance, PersonalText? Words, int Version, RoundId? Round) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) =>
        state.Enter(new StanceVersion(Statement, Party, Position, Importance, Words, Version, By, Round, At));
}
