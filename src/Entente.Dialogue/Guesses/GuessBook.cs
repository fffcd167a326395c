using Entente.Dialogue.Participants;
using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Guesses;

/// <summary>How participants think that other parties stand. A guess is private: only who made it sees it, in the mirror.</summary>
public sealed class GuessBook
{
    private readonly Dictionary<int, Dictionary<(int Statement, int Party), Position>> _guesses = [];

    /// <summary>The guesses of a participant, in the order of statement and party.</summary>
    /// <param name="participant">Who guessed.</param>
    public IEnumerable<(StatementId Statement, PartyId About, Position Position)> Of(ParticipantId participant) =>
        _guesses.TryGetValue(participant.Number, out var own)
            ? own.OrderBy(guess => guess.Key).Select(guess => (new StatementId(guess.Key.Statement), new PartyId(guess.Key.Party), guess.Value))
            : [];

    /// <summary>How many participants have guessed.</summary>
    public int Guessers => _guesses.Count;

    internal void Put(ParticipantId by, StatementId statement, PartyId about, Position position)
    {
        if (!_guesses.TryGetValue(by.Number, out var own))
            _guesses[by.Number] = own = [];
        own[(statement.Number, about.Number)] = position;
    }

    internal int[][] Rows() =>
        [.. _guesses.OrderBy(one => one.Key).SelectMany(one => one.Value.OrderBy(guess => guess.Key)
            .Select(guess => new[] { one.Key, guess.Key.Statement, guess.Key.Party, (int)guess.Value }))];

    internal void Restore(int[][] rows)
    {
        foreach (var row in rows)
            Put(new ParticipantId(row[0]), new StatementId(row[1]), new PartyId(row[2]), (Position)row[3]);
    }
}
