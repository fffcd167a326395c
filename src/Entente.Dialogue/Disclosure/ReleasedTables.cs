using Entente.Dialogue.Parties;
using Entente.Dialogue.Stances;
using Entente.Dialogue.Statements;

namespace Entente.Dialogue.Disclosure;

/// <summary>For each statement the counts of positions that can be shown to anybody in the dialogue, however often they look.</summary>
/// <remarks>
/// <para>Stances wait in a queue per statement, those of parties that speak for the first time apart from those that changed. A queue is released as one batch
/// when it holds at least 2K − 1 parties (K the smallest cell of the rules) and a quarter of those released before, or when a round ends with 2K − 1 in it.
/// Every version of a stance is in one batch at most, and of each batch only what <see cref="SafeCounts"/> allows is added to the table; so the tables of all times
/// together say no more of a party than the one batch it is in. When a batch is released depends on who spoke, never on what they said.</para>
/// <para>Of a change only the new stance is told: the old one may have been any, so each lower bound falls by as many as changed. Tables follow from the events
/// alone; a restart changes nothing.</para>
/// </remarks>
public sealed class ReleasedTables
{
    internal const int Positions = 6;
    private readonly Dictionary<int, Tally> _tallies = [];

    /// <summary>The table of a statement as it was released last.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>The table; null while nothing was released.</returns>
    public ReleasedCounts? On(StatementId statement) =>
        _tallies.TryGetValue(statement.Number, out var tally) && tally.Parties > 0 ? tally.Shown() : null;

    /// <summary>How many batches were released on all statements: when it is the same as before, no table has changed.</summary>
    public int Batches { get; private set; }

    internal void Wait(DialogueState state, StatementId statement, PartyId party, bool isNew)
    {
        if (!_tallies.TryGetValue(statement.Number, out var tally))
            _tallies[statement.Number] = tally = new Tally();
        (isNew ? tally.Newcomers : tally.Changers).Add(party);
        var atLeast = Math.Max((2 * state.Rules.SmallestCell) - 1, tally.Parties / 4);
        if ((isNew ? tally.Newcomers : tally.Changers).Count >= atLeast)
            Release(state, statement, tally, isNew);
    }

    internal void RoundEnded(DialogueState state)
    {
        foreach (var (number, tally) in _tallies)
        {
            var statement = new StatementId(number);
            var atLeast = (2 * state.Rules.SmallestCell) - 1;
            if (tally.Newcomers.Count >= atLeast)
                Release(state, statement, tally, areNew: true);
            if (tally.Changers.Count >= atLeast)
                Release(state, statement, tally, areNew: false);
        }
    }

    internal void PartyLeft(DialogueState state, PartyId party)
    {
        for (var number = 1; number <= state.Statements.Count; number++)
        {
            var statement = new StatementId(number);
            if (state.Stances.IsReleased(statement, party))
                Wait(state, statement, party, isNew: false);
        }
    }

    internal ReleasedRow[] Rows() =>
        [.. _tallies.OrderBy(one => one.Key).Select(one => new ReleasedRow(
            one.Key, [.. one.Value.Newcomers], [.. one.Value.Changers], one.Value.AtLeast, one.Value.AtMost, one.Value.Parties))];

    internal void Restore(int batches, ReleasedRow[] rows)
    {
        Batches = batches;
        foreach (var row in rows)
        {
            var tally = _tallies[row.Statement] = new Tally { Parties = row.Parties };
            tally.Newcomers.AddRange(row.Newcomers);
            tally.Changers.AddRange(row.Changers);
            row.AtLeast.CopyTo(tally.AtLeast, 0);
            row.AtMost.CopyTo(tally.AtMost, 0);
        }
    }

    private void Release(DialogueState state, StatementId statement, Tally tally, bool areNew)
    {
        var batch = areNew ? tally.Newcomers : tally.Changers;
        Span<int> counts = stackalloc int[Positions];
        Span<int> atLeast = stackalloc int[Positions];
        Span<int> atMost = stackalloc int[Positions];
        counts.Clear();
        foreach (var party in batch)
        {
            counts[state.Find(party) is { HasWithdrawn: false } ? (int)state.Stances.PositionOf(statement, party) : (int)Position.None]++;
            state.Stances.Release(statement, party);
        }
        SafeCounts.Bound(counts, state.Rules.SmallestCell, atLeast, atMost);
        for (var position = 0; position < Positions; position++)
        {
            tally.AtLeast[position] = Math.Max(0, tally.AtLeast[position] - (areNew ? 0 : batch.Count)) + atLeast[position];
            tally.AtMost[position] += atMost[position];
        }
        if (areNew)
            tally.Parties += batch.Count;
        batch.Clear();
        Batches++;
    }

    private sealed class Tally
    {
        public List<PartyId> Newcomers { get; } = [];

        public List<PartyId> Changers { get; } = [];

        public int[] AtLeast { get; } = new int[Positions];

        public int[] AtMost { get; } = new int[Positions];

        public int Parties { get; set; }

        // No count is larger than all parties without the least of the others.
        public ReleasedCounts Shown()
        {
            var least = AtLeast.Sum();
            CountRange Range(Position position) =>
                new(AtLeast[(int)position], Math.Min(AtMost[(int)position], Parties - (least - AtLeast[(int)position])));
            return new ReleasedCounts(
                Parties, Range(Position.Support), Range(Position.SupportWithReservation), Range(Position.Abstain), Range(Position.Oppose), Range(Position.RedLine));
        }
    }
}

/// <summary>A statement's table and queues as a snapshot keeps them.</summary>
internal sealed record ReleasedRow(int Statement, PartyId[] Newcomers, PartyId[] Changers, int[] AtLeast, int[] AtMost, int Parties);

/// <summary>The counts on a statement that were released: of each position a range, never a count below the smallest cell of the rules.</summary>
/// <param name="Parties">How many parties the table rests on, those included that withdrew their stance since.</param>
/// <param name="Support">Support.</param>
/// <param name="SupportWithReservation">Support with a reservation.</param>
/// <param name="Abstain">Abstention.</param>
/// <param name="Oppose">Opposition.</param>
/// <param name="RedLine">Red lines.</param>
public sealed record ReleasedCounts(
    int Parties, CountRange Support, CountRange SupportWithReservation, CountRange Abstain, CountRange Oppose, CountRange RedLine);

/// <summary>A count that is known within bounds: exact where they meet.</summary>
/// <param name="AtLeast">So many or more.</param>
/// <param name="AtMost">So many or fewer.</param>
public readonly record struct CountRange(int AtLeast, int AtMost)
{
    /// <summary>Whether the count is told exactly.</summary>
    public bool IsExact => AtLeast == AtMost;
}
