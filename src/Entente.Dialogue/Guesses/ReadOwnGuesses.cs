using Entente.Dialogue.Parties;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Guesses;

/// <summary>Asks for one's own guesses about a party; nobody else sees them. Those on statements that one may no longer see are left out.</summary>
/// <param name="About">The party.</param>
public sealed record ReadOwnGuesses(PartyId About) : DialogueQuestion<OwnGuesses>
{
    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Mirror;

    /// <inheritdoc/>
    protected internal override Answer<OwnGuesses> Answer(DialogueState state, QuestionContext context) => new OwnGuesses(
    [
        .. state.Guesses.Of(context.Participant!.Id)
            .Where(guess => guess.About == About && state.Find(guess.Statement) is { } statement && state.MaySee(statement, context.Participant))
            .Select(guess => new OwnGuess(guess.Statement, guess.Position)),
    ]);
}

/// <summary>One's own guesses about a party.</summary>
/// <param name="Guesses">By the number of the statement.</param>
public sealed record OwnGuesses(IReadOnlyList<OwnGuess> Guesses);

/// <summary>A guess how a party will stand.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Position">The guess.</param>
public sealed record OwnGuess(StatementId Statement, Position Position);
