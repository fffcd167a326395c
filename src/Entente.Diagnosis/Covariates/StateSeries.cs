using System.Collections.Immutable;

namespace Entente.Diagnosis.Covariates;

/// <summary>One fact about states, year by year: their share of capabilities, how democratic they are.</summary>
public sealed class StateSeries
{
    private readonly SortedValues _values;
    private readonly StateSeries? _members;

    internal StateSeries(string name, SortedValues values)
    {
        (Name, _values) = (name, values);
        (FirstYear, LastYear) = (values.FirstYear, values.LastYear);
    }

    private StateSeries(StateSeries series, StateSeries? members)
        : this(series.Name, series._values)
    {
        (Source, Meaning, AbsentIsZero, FirstYear, LastYear) = (series.Source, series.Meaning, series.AbsentIsZero, series.FirstYear, series.LastYear);
        _members = members;
    }

    /// <summary>The name by which the series is asked for, such as <c>cinc</c>.</summary>
    public string Name { get; }

    /// <summary>The producer to cite, as keys of the bibliography such as <c>[Singer1972] [Singer1987]</c>; empty for made data.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>What the values are, with their unit, in a sentence; empty for made data.</summary>
    public string Meaning { get; internal init; } = "";

    /// <summary>Whether a state without a value has the value 0 in the years covered.</summary>
    public bool AbsentIsZero { get; internal init; }

    /// <summary>The first year that the series covers.</summary>
    public int FirstYear { get; internal init; }

    /// <summary>The last year that the series covers; before <see cref="FirstYear"/> if it has no value at all.</summary>
    public int LastYear { get; internal init; }

    /// <summary>The codes of the states with a value in some year, in alphabetical order.</summary>
    public ImmutableArray<string> States => _values.States.Codes;

    /// <summary>The number of values that are stored: implied zeros are not counted.</summary>
    public int Count => _values.Count;

    /// <summary>The value of a state in a year.</summary>
    /// <param name="state">The code of the state as in a stance record.</param>
    /// <param name="year">The year.</param>
    /// <returns>
    /// The value; null where it is unknown, where the year lies outside the years covered, and where the state is none that the source looks at
    /// (not a member of the state system in that year). A state without a row is 0 if <see cref="AbsentIsZero"/>.
    /// </returns>
    public double? this[string state, int year]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(state);
            var value = _values[year, _values.States.Find(state), _values.States.Find(state)];
            if (!double.IsNaN(value)) return value;
            return AbsentIsZero && year >= FirstYear && year <= LastYear && (_members is null || _members[state, year] == 1) ? 0 : null;
        }
    }

    internal SortedValues Sorted => _values;

    /// <summary>A series of given values, for tests and made data.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">The values; finite, each state and year once. A state or year that is left out is unknown.</param>
    /// <exception cref="ArgumentException">A value is not finite, a year lies outside 1000 to 2999, or a state and year have two different values.</exception>
    public static StateSeries Of(string name, IEnumerable<(string State, int Year, double Value)> values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        return new StateSeries(name, SortedValues.Of(values, fact => (fact.State, fact.State, fact.Year, fact.Value), isDyadic: false, isDirected: true, nameof(values)));
    }

    /// <summary>The stored values of a year, in the order of the codes of states; implied zeros are left out.</summary>
    /// <param name="year">The year; one without values gives none.</param>
    public IEnumerable<StateValue> In(int year)
    {
        var (keys, values) = _values.In(year);
        for (var entry = 0; entry < keys.Length; entry++)
            yield return new StateValue(States[SeriesEntries.FirstOf(keys.Span[entry])], year, values.Span[entry]);
    }

    /// <summary>The values of given states in a year at once.</summary>
    /// <param name="year">The year.</param>
    /// <param name="states">Codes of states; length N.</param>
    /// <param name="values">Where the values go, in the order of the states; length N. NaN stands for null.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Fill(int year, ReadOnlySpan<string> states, Span<double> values)
    {
        if (values.Length != states.Length) throw new ArgumentException($"There are {states.Length} states but room for {values.Length} values.", nameof(values));
        for (var state = 0; state < states.Length; state++) values[state] = this[states[state], year] ?? double.NaN;
    }

    /// <summary>The same series, its implied zeros kept to members of the state system.</summary>
    internal StateSeries Among(StateSeries? members) => new(this, members);
}
