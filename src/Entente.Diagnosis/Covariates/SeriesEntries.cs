using System.Runtime.InteropServices;

namespace Entente.Diagnosis.Covariates;

/// <summary>
/// The values of a series as a table gives them, in any order and perhaps doubled: a key of year, first and second state; the value; the line;
/// and a rank by which one of several values is preferred.
/// </summary>
internal sealed class SeriesEntries
{
    /// <summary>The most states; 21 bits of a key.</summary>
    public const int MostStates = 1 << StateBits;

    /// <summary>The first and last year that a key can hold.</summary>
    public const int FirstYear = 1000, LastYear = 2999;

    private const int StateBits = 21;

    private readonly List<long> _keys = [];
    private readonly List<double> _values = [];
    private readonly List<int> _lines = [];
    private readonly List<int> _ranks = [];

    public int Count => _keys.Count;

    public static long Key(int year, int first, int second) => ((long)(year - FirstYear) << (2 * StateBits)) | ((long)first << StateBits) | (uint)second;

    public static int YearOf(long key) => (int)(key >> (2 * StateBits)) + FirstYear;

    public static int FirstOf(long key) => (int)(key >> StateBits) & (MostStates - 1);

    public static int SecondOf(long key) => (int)key & (MostStates - 1);

    public void Add(int year, int first, int second, double value, int line, int rank)
    {
        _keys.Add(Key(year, first, second));
        _values.Add(value);
        _lines.Add(line);
        _ranks.Add(rank);
    }

    public double ValueOf(int entry) => _values[entry];

    public int LineOf(int entry) => _lines[entry];

    public int RankOf(int entry) => _ranks[entry];

    /// <summary>Numbers the states by the order of their codes and sorts by year and states; each key keeps one value, as the rule says.</summary>
    /// <param name="codes">Codes by the number used so far.</param>
    /// <param name="isDirected">Whether the order of two states matters; if not, the one whose code comes first is the first.</param>
    /// <param name="combine">The value of a key from the entries that share it, given in the order of lines, at least two.</param>
    public SortedValues Sort(IReadOnlyList<string> codes, bool isDirected, Func<long, StateIndex, ReadOnlyMemory<int>, double> combine)
    {
        var keys = CollectionsMarshal.AsSpan(_keys);
        var used = new bool[codes.Count];
        foreach (var key in keys) used[FirstOf(key)] = used[SecondOf(key)] = true;
        var states = StateIndex.Of(codes, used, out var place);

        var sortedKeys = new long[keys.Length];
        var order = new int[keys.Length];
        for (var entry = 0; entry < keys.Length; entry++)
        {
            int first = place[FirstOf(keys[entry])], second = place[SecondOf(keys[entry])];
            if (!isDirected && first > second) (first, second) = (second, first);
            sortedKeys[entry] = Key(YearOf(keys[entry]), first, second);
            order[entry] = entry;
        }

        Array.Sort(sortedKeys, order);
        var values = new double[keys.Length];
        var count = 0;
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start + 1;
            while (end < order.Length && sortedKeys[end] == sortedKeys[start]) end++;
            if (end - start > 1) order.AsSpan(start, end - start).Sort();
            sortedKeys[count] = sortedKeys[start];
            values[count++] = end - start == 1 ? _values[order[start]] : combine(sortedKeys[start], states, order.AsMemory(start, end - start));
        }

        Array.Resize(ref sortedKeys, count);
        Array.Resize(ref values, count);
        return new SortedValues(states, sortedKeys, values);
    }
}
