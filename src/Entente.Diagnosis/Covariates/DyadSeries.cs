using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>One fact about pairs of states, year by year: their trade, the distance between their capitals.</summary>
public sealed class DyadSeries
{
    private readonly SortedValues _values;
    private readonly StateSeries? _members;

    internal DyadSeries(string name, SortedValues values)
    {
        (Name, _values) = (name, values);
        (FirstYear, LastYear) = (values.FirstYear, values.LastYear);
    }

    private DyadSeries(DyadSeries series, StateSeries? members)
        : this(series.Name, series._values)
    {
        (Source, Meaning, IsDirected, AbsentIsZero) = (series.Source, series.Meaning, series.IsDirected, series.AbsentIsZero);
        (FirstYear, LastYear, _members) = (series.FirstYear, series.LastYear, members);
    }

    /// <summary>The name by which the series is asked for, such as <c>shared_igos</c>.</summary>
    public string Name { get; }

    /// <summary>The producer to cite, as keys of the bibliography; empty for made data.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>What the values are, with their unit, in a sentence; empty for made data.</summary>
    public string Meaning { get; internal init; } = "";

    /// <summary>Whether the value of (A, B) may differ from that of (B, A).</summary>
    public bool IsDirected { get; internal init; }

    /// <summary>Whether a pair without a value has the value 0 in the years covered.</summary>
    public bool AbsentIsZero { get; internal init; }

    /// <summary>The first year that the series covers.</summary>
    public int FirstYear { get; internal init; }

    /// <summary>The last year that the series covers; before <see cref="FirstYear"/> if it has no value at all.</summary>
    public int LastYear { get; internal init; }

    /// <summary>The codes of the states that are in some pair, in alphabetical order.</summary>
    public ImmutableArray<string> States => _values.States.Codes;

    /// <summary>The number of values that are stored: implied zeros are not counted, and an undirected pair counts once.</summary>
    public int Count => _values.Count;

    /// <summary>The value of a pair of states in a year.</summary>
    /// <param name="first">The code of the first state.</param>
    /// <param name="second">The code of the second state; the order matters only if <see cref="IsDirected"/>.</param>
    /// <param name="year">The year.</param>
    /// <returns>
    /// The value; null where it is unknown, where the year lies outside the years covered, where a state is none that the source looks at (not a
    /// member of the state system in that year), and for a state with itself. A pair without a row is 0 if <see cref="AbsentIsZero"/>.
    /// </returns>
    public double? this[string first, string second, int year]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(first);
            ArgumentNullException.ThrowIfNull(second);
            if (first == second) return null;
            var value = Stored(year, _values.States.Find(first), _values.States.Find(second));
            if (!double.IsNaN(value)) return value;
            return AbsentIsZero && year >= FirstYear && year <= LastYear && IsMember(first, year) && IsMember(second, year) ? 0 : null;
        }
    }

    internal SortedValues Sorted => _values;

    /// <summary>A series of given values, for tests and made data.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values; finite, each pair and year once. In an undirected series the order of a pair does not matter.</param>
    /// <param name="isDirected">Whether the order of a pair matters.</param>
    /// <param name="absentIsZero">Whether a pair that is left out is 0 in the years covered; if not, it is unknown.</param>
    /// <param name="firstYear">The first year covered; null stands for the first year with a value.</param>
    /// <param name="lastYear">The last year covered; null stands for the last year with a value.</param>
    /// <exception cref="ArgumentException">A value is not finite, a year lies outside 1000 to 2999, a state is paired with itself, or a pair and year have two different values.</exception>
    public static DyadSeries Of(
        string name, IEnumerable<(string First, string Second, int Year, double Value)> values, bool isDirected = false, bool absentIsZero = false, int? firstYear = null, int? lastYear = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        var sorted = SortedValues.Of(values, fact => fact, isDyadic: true, isDirected, nameof(values));
        return new DyadSeries(name, sorted)
        {
            IsDirected = isDirected,
            AbsentIsZero = absentIsZero,
            FirstYear = firstYear ?? sorted.FirstYear,
            LastYear = lastYear ?? sorted.LastYear,
        };
    }

    /// <summary>The stored values of a year, in the order of the codes of the first and then the second state; implied zeros are left out.</summary>
    /// <param name="year">The year; one without values gives none.</param>
    public IEnumerable<DyadValue> In(int year)
    {
        var (keys, values) = _values.In(year);
        for (var entry = 0; entry < keys.Length; entry++)
        {
            var key = keys.Span[entry];
            yield return new DyadValue(States[SeriesEntries.FirstOf(key)], States[SeriesEntries.SecondOf(key)], year, values.Span[entry]);
        }
    }

    /// <summary>The values of all pairs of given states in a year at once: the fast way to a matrix.</summary>
    /// <param name="year">The year.</param>
    /// <param name="states">Codes of states, each once; length N.</param>
    /// <param name="matrix">Where the values go: first states × second states, row by row; length N². NaN stands for null, as on the diagonal.</param>
    /// <exception cref="ArgumentException">The length of the matrix is not N², or a state is named twice.</exception>
    public void Fill(int year, ReadOnlySpan<string> states, Span<double> matrix)
    {
        if (matrix.Length != (long)states.Length * states.Length)
            throw new ArgumentException($"There are {states.Length} states, so {(long)states.Length * states.Length} pairs, but room for {matrix.Length} values.", nameof(matrix));
        var covered = AbsentIsZero && year >= FirstYear && year <= LastYear;
        var zero = new bool[states.Length];
        var positions = new int[States.Length];
        Array.Fill(positions, -1);
        var isDistinct = true;
        for (var state = 0; state < states.Length; state++)
        {
            zero[state] = covered && IsMember(states[state], year);
            if (_values.States.Find(states[state]) is not (>= 0 and var place)) continue;
            isDistinct &= positions[place] < 0;
            positions[place] = state;
        }

        if (!isDistinct) throw new ArgumentException("A state is named twice.", nameof(states));
        for (var first = 0; first < states.Length; first++)
        {
            var row = matrix.Slice(first * states.Length, states.Length);
            for (var second = 0; second < row.Length; second++) row[second] = zero[first] && zero[second] && first != second ? 0 : double.NaN;
        }

        // The year's values are few and in order, so they are laid out rather than looked up one by one.
        var (keys, values) = _values.In(year);
        for (var entry = 0; entry < keys.Length; entry++)
        {
            var key = keys.Span[entry];
            int first = positions[SeriesEntries.FirstOf(key)], second = positions[SeriesEntries.SecondOf(key)];
            if (first < 0 || second < 0) continue;
            matrix[(first * states.Length) + second] = values.Span[entry];
            if (!IsDirected) matrix[(second * states.Length) + first] = values.Span[entry];
        }
    }

    /// <summary>The same series, its implied zeros kept to members of the state system.</summary>
    internal DyadSeries Among(StateSeries? members) => new(this, members);

    private bool IsMember(string state, int year) => _members is null || _members[state, year] == 1;

    private double Stored(int year, int first, int second) =>
        !IsDirected && first > second ? _values[year, second, first] : _values[year, first, second];
}
