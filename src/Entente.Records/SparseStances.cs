namespace Entente.Records;

/// <summary>Compressed sparse rows of stances. Row r holds the entries <c>starts[r]</c> up to but not including <c>ends[r]</c>.</summary>
/// <remarks>
/// Starts and ends are kept apart so that a selection of rows shares the entries of the whole: a slice by propositions copies no stance.
/// </remarks>
internal sealed class SparseStances(int[] starts, int[] ends, int[] indices, Stance[] stances)
{
    public int Rows => starts.Length;

    public StanceRow this[int row] => new(
        indices.AsSpan(starts[row], ends[row] - starts[row]),
        stances.AsSpan(starts[row], ends[row] - starts[row]));

    public int Length(int row) => ends[row] - starts[row];

    public int Count()
    {
        var count = 0;
        for (var row = 0; row < starts.Length; row++) count += ends[row] - starts[row];
        return count;
    }

    /// <summary>The chosen rows in the chosen order, sharing the entries.</summary>
    public SparseStances Select(ReadOnlySpan<int> rows)
    {
        var newStarts = new int[rows.Length];
        var newEnds = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            newStarts[i] = starts[rows[i]];
            newEnds[i] = ends[rows[i]];
        }

        return new SparseStances(newStarts, newEnds, indices, stances);
    }

    /// <summary>The entries whose index is kept, renumbered; a copy.</summary>
    /// <param name="newIndex">For each old index the new one, ascending, or −1 to leave it out.</param>
    public SparseStances Keep(ReadOnlySpan<int> newIndex)
    {
        var newStarts = new int[Rows];
        var newEnds = new int[Rows];
        var kept = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var i = starts[row]; i < ends[row]; i++)
            {
                if (newIndex[indices[i]] >= 0) kept++;
            }
        }

        var newIndices = new int[kept];
        var newStances = new Stance[kept];
        var next = 0;
        for (var row = 0; row < Rows; row++)
        {
            newStarts[row] = next;
            for (var i = starts[row]; i < ends[row]; i++)
            {
                var index = newIndex[indices[i]];
                if (index < 0) continue;
                newIndices[next] = index;
                newStances[next++] = stances[i];
            }

            newEnds[row] = next;
        }

        return new SparseStances(newStarts, newEnds, newIndices, newStances);
    }

    /// <summary>The same entries by their index; within a row in ascending order of the old row.</summary>
    public SparseStances Transpose(int columns)
    {
        var newStarts = new int[columns];
        var next = new int[columns];
        var total = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var i = starts[row]; i < ends[row]; i++) next[indices[i]]++;
        }

        for (var column = 0; column < columns; column++)
        {
            newStarts[column] = total;
            total += next[column];
            next[column] = newStarts[column];
        }

        var newIndices = new int[total];
        var newStances = new Stance[total];
        for (var row = 0; row < Rows; row++)
        {
            for (var i = starts[row]; i < ends[row]; i++)
            {
                var place = next[indices[i]]++;
                newIndices[place] = row;
                newStances[place] = stances[i];
            }
        }

        return new SparseStances(newStarts, next, newIndices, newStances);
    }

    /// <summary>Rows by proposition from loose triples; the last stance of an actor on a proposition counts.</summary>
    public static SparseStances ByProposition(
        int actors, int propositions, ReadOnlySpan<int> stanceActors, ReadOnlySpan<int> stancePropositions, ReadOnlySpan<Stance> stances)
    {
        if (stanceActors.Length != stances.Length || stancePropositions.Length != stances.Length)
        {
            throw new ArgumentException(
                $"Expected as many actors and propositions as stances ({stances.Length}); found {stanceActors.Length} and {stancePropositions.Length}.",
                nameof(stances));
        }

        // Two stable counting passes, first by proposition and then (through the actors) within it, leave each row in ascending
        // order of actor with repeated stances side by side in the order of the input.
        var offsets = new int[actors + 1];
        for (var i = 0; i < stances.Length; i++)
        {
            if ((uint)stanceActors[i] >= (uint)actors)
                throw new ArgumentException($"Stance {i} names actor {stanceActors[i]}; expected 0 to {actors - 1}.", nameof(stanceActors));
            if ((uint)stancePropositions[i] >= (uint)propositions)
                throw new ArgumentException($"Stance {i} names proposition {stancePropositions[i]}; expected 0 to {propositions - 1}.", nameof(stancePropositions));
            if (stances[i] > Stance.Support)
                throw new ArgumentException($"Stance {i} has the value {(int)stances[i]}; expected 0 to 3.", nameof(stances));
            if (stances[i] != Stance.Missing) offsets[stanceActors[i] + 1]++;
        }

        for (var actor = 0; actor < actors; actor++) offsets[actor + 1] += offsets[actor];
        var order = new int[offsets[actors]];
        for (var i = 0; i < stances.Length; i++)
        {
            if (stances[i] != Stance.Missing) order[offsets[stanceActors[i]]++] = i;
        }

        var starts = new int[propositions];
        var ends = new int[propositions];
        foreach (var i in order) ends[stancePropositions[i]]++;
        var total = 0;
        for (var proposition = 0; proposition < propositions; proposition++)
        {
            starts[proposition] = total;
            total += ends[proposition];
            ends[proposition] = starts[proposition];
        }

        var indices = new int[total];
        var values = new Stance[total];
        foreach (var i in order)
        {
            var proposition = stancePropositions[i];
            var end = ends[proposition];
            if (end > starts[proposition] && indices[end - 1] == stanceActors[i])
            {
                values[end - 1] = stances[i];
                continue;
            }

            indices[end] = stanceActors[i];
            values[end] = stances[i];
            ends[proposition] = end + 1;
        }

        return new SparseStances(starts, ends, indices, values);
    }
}
