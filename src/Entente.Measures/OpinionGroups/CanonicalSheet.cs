using System.Runtime.CompilerServices;
using Entente.Measures.Randomness;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// The stances in an order that follows from the stances alone: neither the order of actors and statements nor what they are called can
/// matter to what is
/// computed from it. Silent actors and statements left out or without stances are not in it.
/// </summary>
/// <remarks>
/// Actors and statements are refined against each other by hashing, as colours of a graph [Weisfeiler1968]: a statement by who says
/// what to it, an actor by
/// what it says to which. Actors with one and the same hash are compared stance by stance, so rows that are still equal are equal.
/// Statements with the
/// same hash have the same stances from the same actors, save in made-up symmetric records; these keep the order they came in.
/// </remarks>
internal sealed class CanonicalSheet
{
    private CanonicalSheet(int[] actors, int[] statements, int[] starts, ushort[] entries)
    {
        Actors = actors;
        Statements = statements;
        Starts = starts;
        Entries = entries;
    }

    /// <summary>For each row the actor's index in the sheet.</summary>
    public int[] Actors { get; }

    /// <summary>For each column the statement's index in the sheet.</summary>
    public int[] Statements { get; }

    /// <summary>Where the entries of a row start; rows + 1.</summary>
    public int[] Starts { get; }

    /// <summary>The entries with columns in place of statements, ascending within a row.</summary>
    public ushort[] Entries { get; }

    public int RowCount => Actors.Length;

    public int ColumnCount => Statements.Length;

    public ReadOnlySpan<ushort> Row(int row) => Entries.AsSpan(Starts[row], Starts[row + 1] - Starts[row]);

    public static CanonicalSheet Of(StanceSheet sheet)
    {
        var columns = new ulong[sheet.StatementCount];
        var rows = new ulong[sheet.ActorCount];
        for (var actor = 0; actor < rows.Length; actor++) rows[actor] = WeightHash(sheet, actor);
        for (var round = 0; round < 2; round++)
        {
            Array.Clear(columns);
            for (var actor = 0; actor < rows.Length; actor++)
            {
                foreach (var entry in sheet.Row(actor)) columns[StanceEntry.Statement(entry)] += Hash(rows[actor], entry);
            }

            for (var actor = 0; actor < rows.Length; actor++)
            {
                var hash = WeightHash(sheet, actor);
                foreach (var entry in sheet.Row(actor)) hash += Hash(columns[StanceEntry.Statement(entry)], entry);
                rows[actor] = CounterRandom.Mix(hash);
            }
        }

        var statements = Ordered(columns, statement => columns[statement] != 0 && !sheet.IsLeftOut[statement]);
        var columnOf = new int[sheet.StatementCount];
        Array.Fill(columnOf, -1);
        for (var column = 0; column < statements.Length; column++) columnOf[statements[column]] = column;

        var actors = Ordered(rows, actor => Speaks(sheet.Row(actor), columnOf));
        var starts = new int[actors.Length + 1];
        var entries = new ushort[actors.Sum(sheet.LengthOf)];
        for (var row = 0; row < actors.Length; row++)
        {
            var end = starts[row];
            foreach (var entry in sheet.Row(actors[row]))
            {
                var column = columnOf[StanceEntry.Statement(entry)];
                if (column >= 0) entries[end++] = (ushort)((column << 2) | StanceEntry.Kind(entry));
            }

            entries.AsSpan(starts[row]..end).Sort();
            starts[row + 1] = end;
        }

        var canonical = new CanonicalSheet(actors, statements, starts, entries);
        canonical.SettleTies(rows, sheet);
        return canonical;
    }

    private static bool Speaks(ReadOnlySpan<ushort> row, int[] columnOf)
    {
        foreach (var entry in row)
        {
            if (columnOf[StanceEntry.Statement(entry)] >= 0) return true;
        }

        return false;
    }

    private static int[] Ordered(ulong[] hashes, Func<int, bool> isIn)
    {
        int[] order = [.. Enumerable.Range(0, hashes.Length).Where(isIn)];
        var keys = Array.ConvertAll(order, index => hashes[index]);
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>Rows of one hash that differ after all (the statements in which they do are alike) are ordered by their entries.</summary>
    private void SettleTies(ulong[] hashes, StanceSheet sheet)
    {
        for (var first = 0; first < RowCount;)
        {
            var last = first + 1;
            var differ = false;
            for (; last < RowCount && hashes[Actors[last]] == hashes[Actors[first]]; last++) differ |= Compare(sheet, first, last) != 0;
            if (differ)
            {
                var places = Enumerable.Range(first, last - first).ToArray();
                Array.Sort(places, (one, other) => Compare(sheet, one, other));
                var actors = Array.ConvertAll(places, place => Actors[place]);
                var rows = Array.ConvertAll(places, place => Row(place).ToArray());
                for (var place = 0; place < rows.Length; place++)
                {
                    Actors[first + place] = actors[place];
                    rows[place].CopyTo(Entries, Starts[first + place]);
                    Starts[first + place + 1] = Starts[first + place] + rows[place].Length;
                }
            }

            first = last;
        }
    }

    private int Compare(StanceSheet sheet, int first, int second)
    {
        var order = Row(first).SequenceCompareTo(Row(second));
        return order != 0 ? order : sheet.Weights[Actors[first]].CompareTo(sheet.Weights[Actors[second]]);
    }

    private static ulong WeightHash(StanceSheet sheet, int actor) => CounterRandom.Mix(BitConverter.DoubleToUInt64Bits(sheet.Weights[actor]) + 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ulong other, ushort entry) => CounterRandom.Mix(other + ((ulong)(uint)StanceEntry.Kind(entry) * 0xD1342543DE82EF95UL) + 1);
}
