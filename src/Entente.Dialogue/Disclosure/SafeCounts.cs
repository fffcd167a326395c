namespace Entente.Dialogue.Disclosure;

/// <summary>How much of the counts of one batch of parties can be told, so that nobody learns the stance of a single party from it.</summary>
/// <remarks>
/// <para>n parties, of each position a count c, the smallest cell K. With n below 2K − 1 nothing is told. Otherwise a count from K up is told, but one above
/// n − K + 1 only as "n − K + 1 or more"; a count below K is not; and where what is not told would add up to 1 to K − 1, the smallest count that is told is
/// withheld as well (complementary suppression, [Hundepool2012]).</para>
/// <para>Why nobody's stance follows, even for K − 2 accomplices who know their own: were it so, all the others, at least K + 1, would have to hold one position q,
/// and each other position would have at most K − 2. Then q is in its open class, from n − K + 1 up, and would be in it with one party fewer; the party that
/// moved would be in a position with at most K − 1, which is not told either. So both worlds give the same table. What is told when does not
/// depend on what was said, so silence tells nothing either.</para>
/// </remarks>
internal static class SafeCounts
{
    /// <summary>Bounds on the counts of a batch.</summary>
    /// <param name="counts">For each position its count.</param>
    /// <param name="smallestCell">K, at least 2.</param>
    /// <param name="atLeast">Takes the lower bounds; as long as the counts.</param>
    /// <param name="atMost">Takes the upper bounds; as long as the counts.</param>
    public static void Bound(ReadOnlySpan<int> counts, int smallestCell, Span<int> atLeast, Span<int> atMost)
    {
        var parties = 0;
        foreach (var count in counts)
            parties += count;
        atLeast.Clear();
        atMost.Fill(parties);
        if (parties < (2 * smallestCell) - 1)
            return;

        var withheld = parties;
        var told = 0;
        foreach (var count in counts)
        {
            if (count < smallestCell)
                continue;
            told++;
            withheld -= count;
        }
        Span<bool> isTold = stackalloc bool[counts.Length];
        for (var position = 0; position < counts.Length; position++)
            isTold[position] = counts[position] >= smallestCell;
        while (told > 1 && withheld > 0 && withheld < smallestCell)
        {
            var smallest = -1;
            for (var position = 0; position < counts.Length; position++)
            {
                if (isTold[position] && (smallest < 0 || counts[position] <= counts[smallest]))
                    smallest = position;
            }
            isTold[smallest] = false;
            withheld += counts[smallest];
            told--;
        }

        var isOpenClass = told == 1 && withheld < smallestCell;
        for (var position = 0; position < counts.Length; position++)
        {
            if (!isTold[position])
            {
                atMost[position] = isOpenClass ? smallestCell - 1 : told == 0 ? Math.Min(parties, smallestCell - 1) : withheld;
                continue;
            }
            atLeast[position] = isOpenClass ? parties - smallestCell + 1 : counts[position];
            atMost[position] = isOpenClass ? parties : counts[position];
        }
    }
}
