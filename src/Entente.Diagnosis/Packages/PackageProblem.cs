namespace Entente.Diagnosis.Packages;

/// <summary>What is asked of the solver, in whole numbers and without names.</summary>
/// <remarks>
/// The rows depend on the parties' utilities and not on their order or labels, so that the same search is made whoever they are. Of parties
/// with the same utilities one row is kept; a party that gains no less than another from every proposition needs none.
/// </remarks>
internal sealed class PackageProblem
{
    private PackageProblem(int propositions, long[][] rows, long[] total, long least)
    {
        (Propositions, Rows, Total, Least) = (propositions, rows, total, least);
    }

    /// <summary>The number of propositions, P.</summary>
    public int Propositions { get; }

    /// <summary>The utilities of the parties that can be worst off, in units; each of length P, in ascending order.</summary>
    public long[][] Rows { get; }

    /// <summary>The sum of the utilities of all parties; length P.</summary>
    public long[] Total { get; }

    /// <summary>The least gain of every party, in units.</summary>
    public long Least { get; }

    /// <summary>Propositions that cannot be chosen.</summary>
    public required bool[] Barred { get; init; }

    /// <summary>Propositions that must be chosen.</summary>
    public required bool[] Required { get; init; }

    /// <summary>Pairs of which the first can only be chosen with the second.</summary>
    public required (int Proposition, int Needed)[] Prerequisites { get; init; }

    /// <summary>Sets of which at most one can be chosen.</summary>
    public required int[][] Alternatives { get; init; }

    /// <summary>The problem with no conditions but the parties' gains.</summary>
    public static PackageProblem Of(IReadOnlyList<long[]> utilities, long least)
    {
        var propositions = utilities.Count == 0 ? 0 : utilities[0].Length;
        var total = new long[propositions];
        foreach (var row in utilities)
        {
            for (var proposition = 0; proposition < propositions; proposition++) total[proposition] += row[proposition];
        }

        return new PackageProblem(propositions, Lowest(utilities), total, least)
        {
            Barred = new bool[propositions],
            Required = new bool[propositions],
            Prerequisites = [],
            Alternatives = [],
        };
    }

    /// <summary>The same gains with conditions.</summary>
    public PackageProblem With(bool[] barred, bool[] required, (int Proposition, int Needed)[] prerequisites, int[][] alternatives) => new(Propositions, Rows, Total, Least)
    {
        Barred = barred,
        Required = required,
        Prerequisites = prerequisites,
        Alternatives = alternatives,
    };

    /// <summary>
    /// Pairs of which the first can be left out wherever the second is: the second is worth no less to anyone. Of equals the earlier is the second.
    /// Exchanging them never harms, so that some best package keeps to all pairs.
    /// </summary>
    /// <param name="most">The largest number of pairs; the rest is left out, which harms nothing but speed.</param>
    public List<(int Lesser, int Better, bool Equal)> Dominances(int most)
    {
        var bound = new bool[Propositions];
        foreach (var (proposition, needed) in Prerequisites) bound[proposition] = bound[needed] = true;
        foreach (var proposition in Alternatives.SelectMany(set => set)) bound[proposition] = true;
        for (var proposition = 0; proposition < Propositions; proposition++) bound[proposition] |= Barred[proposition] || Required[proposition];
        var columns = Enumerable.Range(0, Propositions).Select(proposition => Rows.Select(row => row[proposition]).Append(Total[proposition]).ToArray()).ToArray();
        var pairs = new List<(int Lesser, int Better, bool Equal)>();
        for (var lesser = 0; lesser < Propositions; lesser++)
        {
            for (var better = 0; better < Propositions && !bound[lesser]; better++)
            {
                if (better == lesser || bound[better] || Total[better] < Total[lesser] || !IsNoLess(columns[better], columns[lesser])) continue;
                var equal = columns[better].AsSpan().SequenceEqual(columns[lesser]);
                if (equal && better > lesser) continue;
                if (pairs.Count == most) return pairs;
                pairs.Add((lesser, better, equal));
            }
        }

        return pairs;
    }

    /// <summary>The gain of the worst-off party.</summary>
    public long WorstGain(ReadOnlySpan<bool> chosen)
    {
        var worst = long.MaxValue;
        foreach (var row in Rows) worst = Math.Min(worst, Gain(row, chosen));
        return worst;
    }

    /// <summary>What a row gains.</summary>
    public static long Gain(long[] row, ReadOnlySpan<bool> chosen)
    {
        var gain = 0L;
        for (var proposition = 0; proposition < row.Length; proposition++)
        {
            if (chosen[proposition]) gain += row[proposition];
        }

        return gain;
    }

    private static long[][] Lowest(IReadOnlyList<long[]> utilities)
    {
        var kept = new List<long[]>();
        // Whoever is worth less in sum cannot be above another everywhere, so one pass suffices.
        foreach (var row in utilities.OrderBy(row => row.Sum()).ThenBy(row => row, Comparer<long[]>.Create((first, second) => first.AsSpan().SequenceCompareTo(second))))
        {
            if (!kept.Exists(lower => IsNoLess(row, lower))) kept.Add(row);
        }

        return [.. kept];
    }

    private static bool IsNoLess(long[] first, long[] second)
    {
        for (var place = 0; place < first.Length; place++)
        {
            if (first[place] < second[place]) return false;
        }

        return true;
    }
}
