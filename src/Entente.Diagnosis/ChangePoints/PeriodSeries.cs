using System.Collections.Immutable;

namespace Entente.Diagnosis.ChangePoints;

/// <summary>A quantity period by period, such as thickness or bloc separation.</summary>
/// <remarks>
/// Periods without a value are left out and counted in <see cref="Missing"/>; the periods on either side of a gap are taken as neighbours,
/// as the sessions 18 and 20 of the General Assembly are.
/// </remarks>
public sealed record PeriodSeries
{
    private PeriodSeries(string name, ImmutableArray<int> periods, ImmutableArray<double> values, int missing) =>
        (Name, Periods, Values, Missing) = (name, periods, values, missing);

    /// <summary>What the quantity is, for reports.</summary>
    public string Name { get; }

    /// <summary>Keys of the periods with a value (session or year), ascending; length T.</summary>
    public ImmutableArray<int> Periods { get; }

    /// <summary>The values, in the order of the periods; length T, all finite.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The number of periods that were given without a value.</summary>
    public int Missing { get; }

    /// <summary>A series from its values.</summary>
    /// <param name="name">What the quantity is.</param>
    /// <param name="values">The key of each period with its value, in any order; null where there is none.</param>
    /// <exception cref="ArgumentException">A period occurs twice, or a value is not finite.</exception>
    public static PeriodSeries Of(string name, IEnumerable<(int Period, double? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var given = values.OrderBy(pair => pair.Period).ToArray();
        for (var place = 0; place < given.Length; place++)
        {
            if (place > 0 && given[place].Period == given[place - 1].Period)
                throw new ArgumentException($"Period {given[place].Period} occurs twice in '{name}'; expected each period once.", nameof(values));
            if (given[place].Value is { } value && !double.IsFinite(value))
                throw new ArgumentException($"Period {given[place].Period} of '{name}' has the value {value}; expected a finite number, or null.", nameof(values));
        }

        var known = given.Where(pair => pair.Value is not null).ToArray();
        return new PeriodSeries(name, [.. known.Select(pair => pair.Period)], [.. known.Select(pair => pair.Value!.Value)], given.Length - known.Length);
    }
}
