using System.Collections.Immutable;

namespace Entente.Measures.Blocs;

/// <summary>
/// Carries the identity of blocs over time: each bloc of a period takes the id of the earlier bloc that it continues, so that the overlap of all
/// matches together is the largest possible; exact, not greedy.
/// </summary>
public sealed class BlocMatching
{
    private readonly double _least;
    private readonly int _memory;
    private readonly List<Known> _known = [];
    private int _period;
    private int _numbers;

    /// <summary>A matching without history.</summary>
    /// <param name="leastOverlap">The overlap below which no bloc continues another; default 0.3.</param>
    /// <param name="memory">
    /// How many periods back a bloc is remembered; default 5. Its overlap with a bloc of now is the mean over its appearances in that time of shared members
    /// over all members, among actors in a bloc at both times. At 1 only the period before counts.
    /// </param>
    public BlocMatching(double leastOverlap = 0.3, int memory = 5)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leastOverlap);
        ArgumentOutOfRangeException.ThrowIfLessThan(memory, 1);
        _least = leastOverlap;
        _memory = memory;
    }

    /// <summary>The ids of the blocs of the next period.</summary>
    /// <param name="partition">The blocs; actors are recognised by their index, so all periods must be of one record.</param>
    /// <returns>For each bloc a number, kept from the bloc that it continues; a new one takes the next number from 0.</returns>
    /// <exception cref="ArgumentException">More than 20 blocs.</exception>
    public ImmutableArray<int> Next(BlocPartition partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        if (partition.Count > 20) throw new ArgumentException($"At most 20 blocs can be matched exactly; found {partition.Count}.", nameof(partition));
        _period++;
        foreach (var known in _known) known.Appearances.RemoveAll(appearance => _period - appearance.Period > _memory);
        _known.RemoveAll(known => known.Appearances.Count == 0);
        var overlaps = _known.Select(known => Enumerable.Range(0, partition.Count).Select(bloc => known.Appearances.Sum(appearance => Overlap(appearance, partition, bloc)) / known.Appearances.Count).ToArray()).ToArray();
        var continued = Assign(overlaps, partition.Count);

        var ids = new int[partition.Count];
        var next = _numbers;
        for (var bloc = 0; bloc < ids.Length; bloc++) ids[bloc] = continued[bloc] >= 0 ? _known[continued[bloc]].Id : next++;
        _numbers = next;
        for (var bloc = 0; bloc < ids.Length; bloc++)
        {
            if (continued[bloc] < 0) _known.Add(new Known(ids[bloc], []));
            _known.Find(known => known.Id == ids[bloc])!.Appearances.Add(new Appearance(_period, partition.BlocOf, bloc));
        }

        return [.. ids];
    }

    private static double Overlap(Appearance known, BlocPartition partition, int bloc)
    {
        int shared = 0, either = 0;
        for (var actor = 0; actor < partition.BlocOf.Length && actor < known.BlocOf.Length; actor++)
        {
            if (partition.BlocOf[actor] < 0 || known.BlocOf[actor] < 0) continue;
            var isNow = partition.BlocOf[actor] == bloc;
            var was = known.BlocOf[actor] == known.Bloc;
            if (isNow && was) shared++;
            if (isNow || was) either++;
        }

        return either == 0 ? 0 : (double)shared / either;
    }

    /// <summary>For each bloc the known bloc it continues, or −1: the assignment of largest total overlap, over sets of blocs already taken.</summary>
    private int[] Assign(double[][] overlaps, int blocs)
    {
        var sets = 1 << blocs;
        var best = new double[overlaps.Length + 1][];
        var choice = new int[overlaps.Length + 1][];
        best[0] = new double[sets];
        Array.Fill(best[0], double.NegativeInfinity);
        best[0][0] = 0;
        choice[0] = [];
        for (var known = 0; known < overlaps.Length; known++)
        {
            best[known + 1] = (double[])best[known].Clone();
            choice[known + 1] = new int[sets];
            Array.Fill(choice[known + 1], -1);
            for (var taken = 0; taken < sets; taken++)
            {
                if (double.IsNegativeInfinity(best[known][taken])) continue;
                for (var bloc = 0; bloc < blocs; bloc++)
                {
                    if ((taken & (1 << bloc)) != 0 || overlaps[known][bloc] < _least || overlaps[known][bloc] == 0) continue;
                    var with = taken | (1 << bloc);
                    var total = best[known][taken] + overlaps[known][bloc];
                    if (!(total > best[known + 1][with])) continue;
                    best[known + 1][with] = total;
                    choice[known + 1][with] = bloc;
                }
            }
        }

        var continued = new int[blocs];
        Array.Fill(continued, -1);
        var set = 0;
        for (var candidate = 1; candidate < sets; candidate++)
        {
            if (best[^1][candidate] > best[^1][set]) set = candidate;
        }

        for (var known = overlaps.Length; known > 0; known--)
        {
            var bloc = choice[known][set];
            if (bloc < 0) continue;
            continued[bloc] = known - 1;
            set &= ~(1 << bloc);
        }

        return continued;
    }

    private sealed record Known(int Id, List<Appearance> Appearances);

    private sealed record Appearance(int Period, ImmutableArray<int> BlocOf, int Bloc);
}
