using Entente.Dialogue.Overviews;
using Entente.Dialogue.Permissions;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Caucuses;

/// <summary>Asks for what closed caucuses disclosed: for each statement on which enough parties took stances its text and the counts.</summary>
public sealed record ReadCaucusCounts : DialogueQuestion<CaucusCounts>
{
    /// <summary>The fewest parties behind a count that leaves a caucus, where the rules do not ask for more.</summary>
    public const int FewestParties = 5;

    /// <inheritdoc/>
    protected internal override Permission? Needs => Permission.Read;

    /// <inheritdoc/>
    protected internal override Answer<CaucusCounts> Answer(DialogueState state, QuestionContext context)
    {
        var fewest = Math.Max(FewestParties, state.Rules.SmallestCell);
        var lines = new List<CaucusCountsLine>();
        foreach (var statement in state.Statements)
        {
            if (statement is not { Caucus: { } number, Moderation: ModerationStatus.Accepted }
                || state.Caucuses.Find(one => one.Id.Number == number) is not { IsClosed: true, DisclosesAggregates: true } caucus)
                continue;
            var counts = new int[6];
            foreach (var party in state.Parties)
                counts[(int)(party.HasWithdrawn ? Position.None : state.Stances.PositionOf(statement.Id, party.Id))]++;
            var spoken = counts.Sum() - counts[(int)Position.None];
            if (spoken >= fewest)
            {
                lines.Add(new CaucusCountsLine(
                    caucus.Id, StatementLine.Of(state, statement, context.Participant!.Language, context.Participant) with { Party = null, IsMine = false }, spoken,
                    counts[(int)Position.Support], counts[(int)Position.SupportWithReservation], counts[(int)Position.Abstain], counts[(int)Position.Oppose],
                    counts[(int)Position.RedLine]));
            }
        }
        return new CaucusCounts(lines);
    }
}

/// <summary>What closed caucuses disclosed.</summary>
/// <param name="Statements">By number.</param>
public sealed record CaucusCounts(IReadOnlyList<CaucusCountsLine> Statements);

/// <summary>The counts on a statement of a caucus, as its members agreed to disclose them.</summary>
/// <param name="Caucus">The caucus.</param>
/// <param name="Statement">The statement, without its author.</param>
/// <param name="Parties">How many parties have a stance.</param>
/// <param name="Support">Support.</param>
/// <param name="SupportWithReservation">Support with a reservation.</param>
/// <param name="Abstain">Abstention.</param>
/// <param name="Oppose">Opposition.</param>
/// <param name="RedLine">Red lines.</param>
public sealed record CaucusCountsLine(
    CaucusId Caucus, StatementLine Statement, int Parties, int Support, int SupportWithReservation, int Abstain, int Oppose, int RedLine);
