using System.Runtime.CompilerServices;
using Entente.Records;

namespace Entente.Measures.OpinionGroups;

/// <summary>
/// Which actors take which minority stance (support or opposition of more than a few and at most half of the actors), and how many take
/// two of
/// them together.
/// </summary>
internal sealed class StancePairs
{
    private const int Blocks = 4;
    private readonly int[] _together;

    private StancePairs(CanonicalSheet sheet, int[] numberOf, (int Column, Stance Stance)[] stances)
    {
        Sheet = sheet;
        NumberOf = numberOf;
        Stances = stances;
        _together = new int[stances.Length * stances.Length];
    }

    public CanonicalSheet Sheet { get; }

    /// <summary>For column × 2 + (1 for support) the number of the minority stance; −1 if it is none.</summary>
    public int[] NumberOf { get; }

    /// <summary>The minority stances.</summary>
    public (int Column, Stance Stance)[] Stances { get; }

    public int Count => Stances.Length;

    /// <summary>How many actors take both stances; of one and the same stance, how many take it.</summary>
    public int Together(int first, int second) => first <= second ? _together[(first * Count) + second] : _together[(second * Count) + first];

    /// <summary>Of those who take either stance the share who take both, in [0, 1].</summary>
    public double Overlap(int first, int second)
    {
        var both = Together(first, second);
        return (double)both / (Together(first, first) + Together(second, second) - both);
    }

    public static StancePairs Of(CanonicalSheet sheet, int least, int most, ParallelOptions parallelism)
    {
        var counts = new int[sheet.ColumnCount * 2];
        foreach (var entry in sheet.Entries.AsSpan(0, sheet.Starts[sheet.RowCount]))
        {
            if (StanceEntry.Code(entry) != 0) counts[Place(entry)]++;
        }

        var numberOf = new int[counts.Length];
        var stances = new List<(int, Stance)>();
        for (var place = 0; place < counts.Length; place++)
        {
            numberOf[place] = counts[place] >= least && counts[place] <= most ? stances.Count : -1;
            if (numberOf[place] >= 0) stances.Add((place >> 1, (place & 1) == 1 ? Stance.Support : Stance.Oppose));
        }

        var pairs = new StancePairs(sheet, numberOf, [.. stances]);
        var blocks = sheet.RowCount < 1_000 ? 1 : Blocks;
        var gate = new Lock();
        Parallel.For(0, blocks, parallelism, () => (int[]?)null, (block, _, counted) =>
        {
            counted ??= new int[pairs._together.Length];
            pairs.Add(counted, sheet.RowCount * block / blocks, sheet.RowCount * (block + 1) / blocks);
            return counted;
        }, counted =>
        {
            // Whole numbers: the order of addition does not matter.
            if (counted is null) return;
            lock (gate)
            {
                for (var cell = 0; cell < counted.Length; cell++) pairs._together[cell] += counted[cell];
            }
        });
        return pairs;
    }

    /// <summary>The minority stances of a row, ascending; returns how many.</summary>
    public int Of(int row, Span<int> numbers)
    {
        var count = 0;
        foreach (var entry in Sheet.Row(row))
        {
            if (StanceEntry.Code(entry) == 0) continue;
            var number = NumberOf[Place(entry)];
            if (number >= 0) numbers[count++] = number;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(ushort entry) => (StanceEntry.Statement(entry) << 1) | (StanceEntry.Code(entry) > 0 ? 1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int[] together, int from, int to)
    {
        Span<int> numbers = new int[Sheet.ColumnCount];
        for (var row = from; row < to; row++)
        {
            var count = Of(row, numbers);
            for (var first = 0; first < count; first++)
            {
                var target = together.AsSpan(numbers[first] * Count, Count);
                for (var second = first; second < count; second++) target[numbers[second]]++;
            }
        }
    }
}
