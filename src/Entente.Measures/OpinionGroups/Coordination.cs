using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// Looks for actors who act on one instruction: a pattern of four or more minority stances that the same actors take together while
/// hardly any other stance
/// goes along with them.
/// </summary>
/// <remarks>
/// Opinions have no edge: whoever opposes these statements tends to oppose the next one too, a little less, and so on. In four public
/// conversations the stances
/// of a pattern overlap at most 1.5 times as much with each other as with the next stance outside. An instruction has an edge: it names its
/// statements and no others. Actors with one and the same long row of stances are a set too. Limits and evidence:
/// docs/measures/opinion-groups.md.
/// </remarks>
internal sealed class Coordination
{
    public const int FewestActors = 10;
    private const int FewestStances = 4;
    private const int MostStances = 32;
    private const int MostSets = 8;

    /// <summary>Sets of fewer actors than this share of all can do little harm.</summary>
    private const double LeastShare = 0.01;

    /// <summary>A stance of more actors than this share of all is in no pattern; up to the second share it may be what goes along with
    /// one.</summary>
    private const double LargestShare = 0.25;
    private const double LargestElsewhere = 0.5;

    /// <summary>A pattern takes in the next stance while that overlaps with it at least this much, relative to the pattern
    /// itself.</summary>
    private const double Continues = 0.7;

    private const double LeastOverlap = 0.3;

    /// <summary>Actors with exactly the same stances on this many statements, among them a pattern's worth of minority stances, need no
    /// other evidence.</summary>
    private const int IdenticalStances = 16;

    private const double LeastEdge = 1.8;

    /// <summary>An overlap below this is taken for this: chance alone leaves some.</summary>
    private const double ChanceOverlap = 0.02;

    /// <summary>Whoever takes at least this share of the stances belongs to the set.</summary>
    private const double BelongsFrom = 0.6;

    private readonly StancePairs _pairs;
    private readonly int _least;
    private readonly int _most;

    private Coordination(StancePairs pairs, int least, int most) => (_pairs, _least, _most) = (pairs, least, most);

    /// <summary>A set of rows of the canonical sheet.</summary>
    /// <param name="Rows">The rows.</param>
    /// <param name="Stances">What they have in common.</param>
    /// <param name="Below">How many rows take just one stance too few to belong.</param>
    /// <param name="Overlap">The mean overlap of two stances of the pattern.</param>
    /// <param name="OverlapElsewhere">The mean overlap of the pattern with the stance outside that goes along with it most.</param>
    public sealed record Found(int[] Rows, (int Column, Stance Stance)[] Stances, int Below, double Overlap, double OverlapElsewhere)
    {
        /// <summary>How sharp the edge of the pattern is.</summary>
        public double Edge => Overlap / Math.Max(OverlapElsewhere, ChanceOverlap);
    }

    /// <summary>The sets that are coordinated, in the order in which they were found.</summary>
    /// <param name="sheet">The stances.</param>
    /// <param name="parallelism">The threads.</param>
    /// <param name="honest">Takes the patterns that were looked at and found to be opinion; null if nobody asks.</param>
    public static List<Found> Sets(CanonicalSheet sheet, ParallelOptions parallelism, List<Found>? honest = null)
    {
        var least = Math.Max(FewestActors, (int)Math.Ceiling(LeastShare * sheet.RowCount));
        var pairs = StancePairs.Of(sheet, least, (int)(LargestElsewhere * sheet.RowCount), parallelism);
        var search = new Coordination(pairs, least, (int)(LargestShare * sheet.RowCount));
        var found = new List<Found>();
        var isUsed = new bool[pairs.Count];
        var isTaken = new bool[sheet.RowCount];
        var sums = new double[pairs.Count];
        found.AddRange(search.Identical(isTaken).Take(MostSets));
        foreach (var (seed, mate) in search.Seeds())
        {
            if (found.Count == MostSets) break;
            if (isUsed[seed]) continue;
            isUsed[seed] = true;
            var (pattern, overlap, elsewhere) = search.Grow(seed, mate, sums);
            foreach (var member in pattern) isUsed[member] = true;
            if (pattern.Count < FewestStances || overlap < LeastOverlap) continue;
            var set = search.Collect(pattern, overlap, elsewhere, isTaken);
            if (set.Edge < LeastEdge || set.Rows.Length < least)
            {
                honest?.Add(set);
                continue;
            }

            foreach (var row in set.Rows) isTaken[row] = true;
            found.Add(set);
        }

        return found;
    }

    /// <summary>Sets of actors with the same stances throughout: neighbours in the canonical order.</summary>
    private List<Found> Identical(bool[] isTaken)
    {
        var sheet = _pairs.Sheet;
        var sets = new List<Found>();
        var numbers = new int[sheet.ColumnCount];
        for (int first = 0, last; first < sheet.RowCount; first = last)
        {
            var row = sheet.Row(first);
            for (last = first + 1; last < sheet.RowCount && sheet.Row(last).SequenceEqual(row); last++)
            {
            }

            if (last - first < _least || row.Length < IdenticalStances) continue;
            int[] minority = [.. numbers[.._pairs.Of(first, numbers)].Where(IsMinority)];
            if (minority.Length < FewestStances) continue;
            sets.Add(new Found([.. Enumerable.Range(first, last - first)], Array.ConvertAll(minority, number => _pairs.Stances[number]), 0, 1, 0));
            Array.Fill(isTaken, true, first, last - first);
        }

        return sets;
    }

    /// <summary>Each minority stance with the one that overlaps most with it, the largest overlap first.</summary>
    private List<(int Seed, int Mate)> Seeds()
    {
        var seeds = new List<(double Overlap, int Seed, int Mate)>();
        for (var seed = 0; seed < _pairs.Count; seed++)
        {
            if (!IsMinority(seed)) continue;
            var (best, mate) = (0.0, -1);
            for (var other = 0; other < _pairs.Count; other++)
            {
                if (!IsMinority(other) || IsSameStatement(seed, other) || _pairs.Together(seed, other) < _least) continue;
                var overlap = _pairs.Overlap(seed, other);
                if (overlap > best) (best, mate) = (overlap, other);
            }

            if (best >= LeastOverlap * Continues) seeds.Add((best, seed, mate));
        }

        return [.. seeds.OrderByDescending(seed => seed.Overlap).ThenBy(seed => seed.Seed).Select(seed => (seed.Seed, seed.Mate))];
    }

    /// <summary>Adds to a pair of stances, one after the other, the one that goes along with them most.</summary>
    private (List<int> Pattern, double Overlap, double Elsewhere) Grow(int seed, int mate, double[] sums)
    {
        var pattern = new List<int> { seed };
        for (var other = 0; other < sums.Length; other++) sums[other] = IsSameStatement(seed, other) ? double.NegativeInfinity : _pairs.Overlap(seed, other);
        var (inside, count) = (0.0, 0);
        for (var next = mate; ;)
        {
            inside += sums[next];
            count += pattern.Count;
            pattern.Add(next);
            var (best, most) = (-1, 0.0);
            for (var other = 0; other < sums.Length; other++)
            {
                sums[other] = IsSameStatement(next, other) ? double.NegativeInfinity : sums[other] + _pairs.Overlap(next, other);
                if (sums[other] > most) (best, most) = (other, sums[other]);
            }

            // A pattern that a larger stance goes along with has no edge there, but the larger stance does not join it.
            var elsewhere = most / pattern.Count;
            var isOver = best < 0 || !IsMinority(best) || pattern.Count == MostStances || inside < LeastOverlap * count;
            if (isOver || elsewhere < Continues * inside / count) return (pattern, inside / count, elsewhere);
            next = best;
        }
    }

    private bool IsMinority(int stance) => _pairs.Together(stance, stance) <= _most;

    private bool IsSameStatement(int first, int second) => _pairs.Stances[first].Column == _pairs.Stances[second].Column;

    private Found Collect(List<int> pattern, double overlap, double elsewhere, bool[] isTaken)
    {
        var isMember = new bool[_pairs.Count];
        foreach (var member in pattern) isMember[member] = true;
        var enough = (int)Math.Ceiling(BelongsFrom * pattern.Count);
        var rows = new List<int>();
        var below = 0;
        Span<int> numbers = new int[_pairs.Sheet.ColumnCount];
        for (var row = 0; row < isTaken.Length; row++)
        {
            if (isTaken[row]) continue;
            var held = 0;
            foreach (var number in numbers[.._pairs.Of(row, numbers)]) held += isMember[number] ? 1 : 0;
            if (held >= enough) rows.Add(row);
            else if (held == enough - 1) below++;
        }

        return new Found([.. rows], [.. pattern.Order().Select(member => _pairs.Stances[member])], below, overlap, elsewhere);
    }
}
