using System.Collections.Immutable;

namespace Entente.Diagnosis.Regression;

/// <summary>An explanatory variable of a dyadic regression.</summary>
/// <param name="Name">The name for readers; unique within a sample.</param>
/// <param name="Values">A value for each observation, in the order of the sample; finite.</param>
public sealed record DyadicRegressor(string Name, ImmutableArray<double> Values);

/// <summary>Observations of pairs of actors: who the pair is, the outcome, the explanatory variables.</summary>
/// <remarks>
/// Pairs are undirected: (a, b) and (b, a) are the same pair. A pair may be observed several times, for instance in several years.
/// Actors without an observation are not part of the sample.
/// </remarks>
public sealed class DyadicSample
{
    private DyadicSample(int actors, int[] first, int[] second, double[] outcome, ImmutableArray<DyadicRegressor> regressors, int pairs)
    {
        ActorCount = actors;
        First = first;
        Second = second;
        OutcomeValues = outcome;
        Regressors = regressors;
        PairCount = pairs;
    }

    /// <summary>The number of observations, n.</summary>
    public int Count => OutcomeValues.Length;

    /// <summary>The number of different pairs.</summary>
    public int PairCount { get; }

    /// <summary>The number of actors in the pairs, N.</summary>
    public int ActorCount { get; }

    /// <summary>The outcome of each observation.</summary>
    public ReadOnlySpan<double> Outcome => OutcomeValues;

    /// <summary>The explanatory variables, without the constant, which every regression has.</summary>
    public ImmutableArray<DyadicRegressor> Regressors { get; }

    /// <summary>The actor with the lower number in each observation, numbered from 0 among those that occur.</summary>
    internal int[] First { get; }

    /// <summary>The other actor of each observation.</summary>
    internal int[] Second { get; }

    internal double[] OutcomeValues { get; }

    /// <summary>A sample of given observations.</summary>
    /// <param name="first">One actor of each observation, by any number that is 0 or more; length n.</param>
    /// <param name="second">The other actor of each observation; length n.</param>
    /// <param name="outcome">The outcome of each observation, finite; length n.</param>
    /// <param name="regressors">The explanatory variables, each of length n.</param>
    /// <exception cref="ArgumentException">Lengths differ, an actor is paired with itself or negative, a value is not finite, or a name occurs twice.</exception>
    public static DyadicSample Of(
        ReadOnlySpan<int> first, ReadOnlySpan<int> second, ReadOnlySpan<double> outcome, IEnumerable<DyadicRegressor> regressors)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        var columns = regressors.ToImmutableArray();
        RequireLength(second.Length, first.Length, "second actors", nameof(second));
        RequireLength(outcome.Length, first.Length, "outcomes", nameof(outcome));
        RequireFinite(outcome, "outcome", nameof(outcome));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            RequireLength(column.Values.Length, first.Length, $"values of '{column.Name}'", nameof(regressors));
            RequireFinite(column.Values.AsSpan(), $"value of '{column.Name}'", nameof(regressors));
            if (!names.Add(column.Name)) throw new ArgumentException($"The regressor '{column.Name}' occurs twice; each name must be unique.", nameof(regressors));
        }

        for (var row = 0; row < first.Length; row++)
        {
            if (first[row] < 0 || second[row] < 0 || first[row] == second[row])
            {
                throw new ArgumentException(
                    $"Expected two different actors numbered from 0 in observation {row}; found {first[row]} and {second[row]}.", nameof(first));
            }
        }

        return Numbered(first, second, outcome.ToArray(), columns);
    }

    /// <summary>The pair of each observation, numbered from 0 in ascending order of first, then second actor.</summary>
    internal int[] PairOfRow()
    {
        var keys = new long[Count];
        for (var row = 0; row < keys.Length; row++) keys[row] = PairKey(row);
        var order = keys.Distinct().Order().Select((key, place) => (key, place)).ToDictionary(entry => entry.key, entry => entry.place);
        return Array.ConvertAll(keys, key => order[key]);
    }

    private static DyadicSample Numbered(
        ReadOnlySpan<int> first, ReadOnlySpan<int> second, double[] outcome, ImmutableArray<DyadicRegressor> columns)
    {
        var present = new SortedSet<int>();
        foreach (var actor in first) present.Add(actor);
        foreach (var actor in second) present.Add(actor);
        var numberOf = present.Select((actor, number) => (actor, number)).ToDictionary(entry => entry.actor, entry => entry.number);
        var low = new int[first.Length];
        var high = new int[first.Length];
        var pairs = new HashSet<long>();
        for (var row = 0; row < low.Length; row++)
        {
            var (a, b) = (numberOf[first[row]], numberOf[second[row]]);
            (low[row], high[row]) = a < b ? (a, b) : (b, a);
            pairs.Add(((long)low[row] << 32) | (uint)high[row]);
        }

        return new DyadicSample(present.Count, low, high, outcome, columns, pairs.Count);
    }

    private long PairKey(int row) => ((long)First[row] << 32) | (uint)Second[row];

    private static void RequireLength(int found, int expected, string what, string parameter)
    {
        if (found != expected) throw new ArgumentException($"Expected {expected} {what}, one for each observation; found {found}.", parameter);
    }

    private static void RequireFinite(ReadOnlySpan<double> values, string what, string parameter)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row])) throw new ArgumentException($"Expected a finite {what} in observation {row}; found {values[row]}.", parameter);
        }
    }
}
