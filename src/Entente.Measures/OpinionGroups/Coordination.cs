using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// Looks for sets of actors who take the same minority stances on the same statements far more exactly than people of one mind do. People who share
/// most of a pattern of four or more minority stances miss one or other of them, by another opinion or because they never saw the statement;
/// accounts that act on one instruction do not.
/// </summary>
/// <remarks>
/// Patterns grow from pairs of minority stances taken by nearly the same actors. The evidence of a pattern is how seldom a stance of it is missed:
/// (holders of all but one) / (pattern length × holders of all + holders of all but one). Limits and evidence: docs/measures/opinion-groups.md.
/// </remarks>
internal static class Coordination
{
    public const int FewestActors = 10;
    public const int FewestStances = 4;
    private const int MostStances = 8;
    private const int MostSets = 8;
    private const int MostSeeds = 200;
    private const double LeastOverlap = 0.3;
    private const double LeastShare = 0.01;
    private const double LargestShare = 0.25;
    private const double KeptByAnother = 0.9;

    /// <summary>The largest share of misses, at the upper bound of its interval, that still counts as coordination.</summary>
    private const double MostMisses = 0.03;

    /// <summary>A set of rows of the canonical sheet.</summary>
    public sealed record Found(int[] Rows, (int Column, Stance Stance)[] Stances, int Holders, int NearMisses, double MissRate, double MissRateHigh);

    public static List<Found> Sets(CanonicalSheet sheet, ParallelOptions parallelism, List<Found>? rejected = null)
    {
        var found = new List<Found>();
        var least = Math.Max(FewestActors, (int)Math.Ceiling(LeastShare * sheet.RowCount));
        var pairs = StancePairs.Of(sheet, least, (int)(LargestShare * sheet.RowCount), parallelism);
        var seeds = Seeds(pairs, least);
        if (seeds.Count == 0) return found;
        var holders = Holders(pairs, seeds);
        var isTaken = new bool[sheet.RowCount];
        foreach (var (first, second) in seeds)
        {
            if (found.Count == MostSets) break;
            if (Grow(pairs, holders, first, second, isTaken, least) is not { } pattern) continue;
            var set = Weigh(pairs, holders, pattern, isTaken);
            if (set.Holders < least || set.MissRateHigh > MostMisses)
            {
                rejected?.Add(set);
                continue;
            }

            foreach (var row in set.Rows) isTaken[row] = true;
            found.Add(set);
        }

        return found;
    }

    /// <summary>Pairs of minority stances taken by nearly the same actors, the largest first.</summary>
    private static List<(int First, int Second)> Seeds(StancePairs pairs, int least)
    {
        var seeds = new List<(double Weight, int First, int Second)>();
        for (var first = 0; first < pairs.Count; first++)
        {
            for (var second = first + 1; second < pairs.Count; second++)
            {
                var together = pairs.Together(first, second);
                if (together < least) continue;
                var overlap = pairs.Overlap(first, second);
                if (overlap >= LeastOverlap) seeds.Add((together * overlap, first, second));
            }
        }

        seeds.Sort((one, other) => other.Weight.CompareTo(one.Weight) is var order and not 0 ? order
            : one.First.CompareTo(other.First) is var first and not 0 ? first : one.Second.CompareTo(other.Second));
        return seeds.Take(MostSeeds).Select(seed => (seed.First, seed.Second)).ToList();
    }

    /// <summary>For each minority stance that overlaps with another the rows that take it, as bits; null for the others.</summary>
    private static ulong[]?[] Holders(StancePairs pairs, List<(int First, int Second)> seeds)
    {
        var holders = new ulong[]?[pairs.Count];
        var words = (pairs.Sheet.RowCount + 63) / 64;
        foreach (var (first, second) in seeds) (holders[first], holders[second]) = (holders[first] ?? new ulong[words], holders[second] ?? new ulong[words]);
        Span<int> numbers = new int[pairs.Sheet.ColumnCount];
        for (var row = 0; row < pairs.Sheet.RowCount; row++)
        {
            var count = pairs.Of(row, numbers);
            foreach (var number in numbers[..count])
            {
                if (holders[number] is { } bits) bits[row >> 6] |= 1UL << (row & 63);
            }
        }

        return holders;
    }

    /// <summary>Adds to two stances, one after the other, the one that keeps most of their holders, as long as it keeps nearly all.</summary>
    private static List<int>? Grow(StancePairs pairs, ulong[]?[] holders, int first, int second, bool[] isTaken, int least)
    {
        var current = (ulong[])holders[first]!.Clone();
        for (var row = 0; row < isTaken.Length; row++)
        {
            if (isTaken[row]) current[row >> 6] &= ~(1UL << (row & 63));
        }

        var pattern = new List<int> { first, second };
        var size = Intersect(current, holders[second]!);
        while (pattern.Count < MostStances && size >= least)
        {
            var (best, most) = (-1, 0);
            for (var candidate = 0; candidate < pairs.Count; candidate++)
            {
                if (holders[candidate] is not { } bits || pattern.Exists(member => pairs.Stances[member].Column == pairs.Stances[candidate].Column)) continue;
                var kept = Common(current, bits);
                if (kept > most) (best, most) = (candidate, kept);
            }

            if (best < 0 || most < KeptByAnother * size) break;
            pattern.Add(best);
            size = Intersect(current, holders[best]!);
        }

        return pattern.Count >= FewestStances && size >= least ? pattern : null;
    }

    private static Found Weigh(StancePairs pairs, ulong[]?[] holders, List<int> pattern, bool[] isTaken)
    {
        var held = new byte[pairs.Sheet.RowCount];
        foreach (var member in pattern)
        {
            var bits = holders[member]!;
            for (var row = 0; row < held.Length; row++) held[row] += (byte)((bits[row >> 6] >> (row & 63)) & 1);
        }

        int[] rows = [.. Enumerable.Range(0, held.Length).Where(row => held[row] == pattern.Count && !isTaken[row])];
        var near = Enumerable.Range(0, held.Length).Count(row => held[row] == pattern.Count - 1 && !isTaken[row]);
        double trials = ((double)pattern.Count * rows.Length) + near;
        return new Found(
            rows,
            [.. pattern.Select(member => pairs.Stances[member]).OrderBy(stance => stance.Column)],
            rows.Length,
            near,
            trials > 0 ? near / trials : 0,
            trials > 0 ? 1 - WilsonBound.Low(trials - near, trials, WilsonBound.Quantile(0.95)) : 1);
    }

    private static int Intersect(ulong[] target, ulong[] other)
    {
        var count = 0;
        for (var word = 0; word < target.Length; word++) count += System.Numerics.BitOperations.PopCount(target[word] &= other[word]);
        return count;
    }

    private static int Common(ulong[] first, ulong[] second)
    {
        var count = 0;
        for (var word = 0; word < first.Length; word++) count += System.Numerics.BitOperations.PopCount(first[word] & second[word]);
        return count;
    }
}
