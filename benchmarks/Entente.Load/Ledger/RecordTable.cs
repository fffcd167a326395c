using Entente.Load.Conversations;
using Entente.Load.Protocol;

namespace Entente.Load.Ledger;

/// <summary>A stance record as cells: actor, proposition, stance. It is how an export, a ledger and a conversation on file are held against each other.</summary>
internal sealed class RecordTable
{
    private readonly Dictionary<(string Actor, string Proposition), string> _cells = [];
    private readonly List<string> _doubled = [];

    /// <summary>The number of stances.</summary>
    public int Count => _cells.Count;

    /// <summary>Reads a tidy table, one row a stance; rows that only describe an actor or a proposition say nothing here.</summary>
    /// <param name="csv">The table in UTF-8.</param>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static RecordTable Read(ReadOnlySpan<byte> csv)
    {
        var (header, rows) = DelimitedText.Read(System.Text.Encoding.UTF8.GetString(csv));
        var (actor, proposition, stance) = (Column("actor"), Column("proposition"), Column("stance"));
        var table = new RecordTable();
        foreach (var row in rows.Where(row => row[actor].Length > 0 && row[proposition].Length > 0 && row[stance].Length > 0))
            table.Add(KeyOf(row[actor]), KeyOf(row[proposition]), row[stance]);
        return table;

        int Column(string name) => Array.IndexOf(header, name) is >= 0 and var place ? place : throw new InvalidDataException($"The record has no column '{name}'; found {string.Join(", ", header)}.");
    }

    /// <summary>What a record must hold after a load.</summary>
    /// <param name="ledger">What was acknowledged.</param>
    /// <param name="seats">Where the participants sit.</param>
    public static RecordTable Of(StanceLedger ledger, IReadOnlyList<Seat> seats)
    {
        var table = new RecordTable();
        for (var participant = 0; participant < ledger.Participants; participant++)
        {
            for (var statement = 1; statement <= ledger.Statements; statement++)
            {
                if (ledger.PositionOf(participant, statement) is not Position.None and var position) table.Add(seats[participant], statement, position);
            }
        }

        return table;
    }

    /// <summary>Enters a stance.</summary>
    /// <param name="seat">Where the participant sits: the party is the actor.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="position">The position.</param>
    public void Add(Seat seat, int statement, Position position) => Add(
        $"{seat.Party}", $"{statement}", position switch { Position.Support => "support", Position.Oppose => "oppose", _ => "reserve" });

    /// <summary>How this table, found, differs from what was expected.</summary>
    /// <param name="expected">What was expected.</param>
    /// <returns>Nothing when they hold the same stances.</returns>
    public IReadOnlyList<string> Compare(RecordTable expected)
    {
        var faults = new List<string>(_doubled);
        foreach (var (cell, stance) in expected._cells)
        {
            if (!_cells.TryGetValue(cell, out var found)) faults.Add($"record: actor {cell.Actor} on {cell.Proposition}: expected {stance}, found nothing");
            else if (found != stance) faults.Add($"record: actor {cell.Actor} on {cell.Proposition}: expected {stance}, found {found}");
        }

        faults.AddRange(_cells.Where(cell => !expected._cells.ContainsKey(cell.Key)).Select(cell => $"record: actor {cell.Key.Actor} on {cell.Key.Proposition}: expected nothing, found {cell.Value}"));
        return faults;
    }

    /// <summary>A code such as <c>p12</c> or <c>party-12</c> is known by its number, as the server's answers tell it.</summary>
    private static string KeyOf(string code)
    {
        var digits = code.Length;
        while (digits > 0 && char.IsAsciiDigit(code[digits - 1])) digits--;
        return digits < code.Length ? code[digits..].TrimStart('0') : code;
    }

    private void Add(string actor, string proposition, string stance)
    {
        if (!_cells.TryAdd((actor, proposition), stance)) _doubled.Add($"record: actor {actor} on {proposition} stands there twice");
    }
}
