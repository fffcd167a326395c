using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Rounds;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Guesses;

/// <summary>Guesses how another party will stand on a statement.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="About">The party guessed about; not one's own.</param>
/// <param name="Position">The guess; not none.</param>
public sealed record MakeGuess(StatementId Statement, PartyId About, Position Position) : DialogueCommand
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Mirror;

    /// <inheritdoc/>
    protected internal override Decision Decide(DialogueState state, CommandContext context)
    {
        if (state.Find(Statement) is not { } statement || !state.MaySee(statement, context.Participant))
            return new NotFound($"statement {Statement}");
        // Guesses about a single person of the open floor would single people out.
        if (state.Find(About) is not { HasWithdrawn: false, Kind: PartyKind.Delegation })
            return new NotFound($"delegation {About}");
        if (About == context.Participant!.Party)
            return new InvalidField("about", "another party", "your own");
        if (Position == Position.None || !Enum.IsDefined(Position))
            return new InvalidField("position", "support, supportWithReservation, abstain, oppose or redLine", "another value");
        return RoundCheck.Of(state, context, RoundTakes.Guesses) is { } closed ? closed : new GuessMade(Statement, About, Position);
    }
}

/// <summary>A guess was made; a later one about the same takes its place.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="About">The party guessed about.</param>
/// <param name="Position">The guess.</param>
public sealed record GuessMade(StatementId Statement, PartyId About, Position Position) : DialogueEvent
{
    /// <inheritdoc/>
    protected internal override void Apply(DialogueState state) => state.Guesses.Put(By!.Value, Statement, About, Position);
}
