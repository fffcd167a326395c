namespace Entente.Diagnosis.Covariates;

/// <summary>Values in the order of year, first state, second state; each key once.</summary>
/// <remarks>A fact about one state has it as first and second.</remarks>
internal sealed class SortedValues
{
    private readonly long[] _keys;
    private readonly double[] _values;
    private readonly int[] _yearStarts;

    public SortedValues(StateIndex states, long[] keys, double[] values)
    {
        (States, _keys, _values) = (states, keys, values);
        if (keys.Length == 0)
        {
            (FirstYear, LastYear, _yearStarts) = (SeriesEntries.FirstYear, SeriesEntries.FirstYear - 1, [0]);
            return;
        }

        (FirstYear, LastYear) = (SeriesEntries.YearOf(keys[0]), SeriesEntries.YearOf(keys[^1]));
        _yearStarts = new int[LastYear - FirstYear + 2];
        foreach (var key in keys) _yearStarts[SeriesEntries.YearOf(key) - FirstYear + 1]++;
        for (var year = 1; year < _yearStarts.Length; year++) _yearStarts[year] += _yearStarts[year - 1];
    }

    public StateIndex States { get; }

    public int Count => _keys.Length;

    /// <summary>The first and last year with a value; the last lies before the first if there is none.</summary>
    public int FirstYear { get; }

    public int LastYear { get; }

    /// <summary>The value of a key, or NaN.</summary>
    public double this[int year, int first, int second]
    {
        get
        {
            if (year < FirstYear || year > LastYear || first < 0 || second < 0) return double.NaN;
            var (start, end) = (_yearStarts[year - FirstYear], _yearStarts[year - FirstYear + 1]);
            var entry = Array.BinarySearch(_keys, start, end - start, SeriesEntries.Key(year, first, second));
            return entry < 0 ? double.NaN : _values[entry];
        }
    }

    /// <summary>The keys of a year, in order, and their values.</summary>
    public (ReadOnlyMemory<long> Keys, ReadOnlyMemory<double> Values) In(int year)
    {
        if (year < FirstYear || year > LastYear) return default;
        var (start, end) = (_yearStarts[year - FirstYear], _yearStarts[year - FirstYear + 1]);
        return (_keys.AsMemory(start, end - start), _values.AsMemory(start, end - start));
    }

    public static SortedValues Of<T>(IEnumerable<T> facts, Func<T, (string First, string Second, int Year, double Value)> read, bool isDyadic, bool isDirected, string parameter)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new List<string>();
        var entries = new SeriesEntries();
        foreach (var fact in facts)
        {
            var (first, second, year, value) = read(fact);
            if (year is < SeriesEntries.FirstYear or > SeriesEntries.LastYear)
                throw new ArgumentException($"The year {year} of {first} lies outside {SeriesEntries.FirstYear} to {SeriesEntries.LastYear}.", parameter);
            if (!double.IsFinite(value)) throw new ArgumentException($"The value {value} of {first} in {year} is not finite; leave an unknown value out.", parameter);
            if (isDyadic && first == second) throw new ArgumentException($"The pair of {first} with itself in {year} is none.", parameter);
            entries.Add(year, PlaceOf(first), PlaceOf(isDyadic ? second : first), value, 0, 0);
        }

        return entries.Sort(codes, isDirected, (key, states, same) =>
        {
            foreach (var entry in same.Span)
            {
                if (entries.ValueOf(entry).Equals(entries.ValueOf(same.Span[0]))) continue;
                throw new ArgumentException($"The value of {Named(states, key, isDyadic)} is given twice, with two values.", parameter);
            }

            return entries.ValueOf(same.Span[0]);
        });

        int PlaceOf(string code)
        {
            ArgumentException.ThrowIfNullOrEmpty(code, parameter);
            if (places.TryGetValue(code, out var place)) return place;
            places.Add(code, codes.Count);
            codes.Add(code);
            return codes.Count - 1;
        }
    }

    /// <summary>A key for a message.</summary>
    public static string Named(StateIndex states, long key, bool isDyadic) => isDyadic
        ? $"{states.Codes[SeriesEntries.FirstOf(key)]} and {states.Codes[SeriesEntries.SecondOf(key)]} in {SeriesEntries.YearOf(key)}"
        : $"{states.Codes[SeriesEntries.FirstOf(key)]} in {SeriesEntries.YearOf(key)}";
}
