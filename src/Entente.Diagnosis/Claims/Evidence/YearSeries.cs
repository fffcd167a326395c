using System.Collections.Immutable;

namespace Entente.Diagnosis.Claims.Evidence;

/// <summary>A quantity year by year; without values, and with the reason, where the data do not have it.</summary>
/// <param name="Name">Its name in registries.</param>
/// <param name="Unit">What the values are, in words.</param>
/// <param name="Values">The years that have a value, ascending.</param>
/// <param name="Missing">Why there are none; null if there are.</param>
internal sealed record YearSeries(string Name, string Unit, ImmutableSortedDictionary<int, double> Values, string? Missing)
{
    public static YearSeries Of(string name, string unit, IEnumerable<(int Year, double? Value)> values)
    {
        var known = values.Where(pair => pair.Value is { } value && double.IsFinite(value)).ToImmutableSortedDictionary(pair => pair.Year, pair => pair.Value!.Value);
        return new YearSeries(name, unit, known, known.IsEmpty ? $"the data have no value of '{name}'" : null);
    }

    public static YearSeries None(string name, string reason) => new(name, "", ImmutableSortedDictionary<int, double>.Empty, reason);
}

/// <summary>A quantity of states, year by year.</summary>
/// <param name="Name">Its name in registries.</param>
/// <param name="Unit">What the values are, in words.</param>
/// <param name="States">The codes of the states that have values, in ordinal order.</param>
/// <param name="Of">The value of a state in a year; null where unknown.</param>
/// <param name="Missing">Why there are none; null if there are.</param>
internal sealed record StateYears(string Name, string Unit, ImmutableArray<string> States, Func<string, int, double?> Of, string? Missing)
{
    public static StateYears None(string name, string reason) => new(name, "", [], (_, _) => null, reason);

    /// <summary>The mean over years; null unless at least half of the years, and three, have a value.</summary>
    public double? Mean(string state, IEnumerable<int> years)
    {
        var (sum, known, all) = (0.0, 0, 0);
        foreach (var year in years)
        {
            all++;
            if (Of(state, year) is not { } value) continue;
            sum += value;
            known++;
        }

        return known >= 3 && 2 * known >= all ? sum / known : null;
    }
}

/// <summary>A quantity of pairs of states, year by year.</summary>
/// <param name="Name">Its name in registries.</param>
/// <param name="Unit">What the values are, in words.</param>
/// <param name="Of">The value of a pair in a year; null where unknown.</param>
/// <param name="Missing">Why there are none; null if there are.</param>
internal sealed record PairYears(string Name, string Unit, Func<string, string, int, double?> Of, string? Missing)
{
    public static PairYears None(string name, string reason) => new(name, "", (_, _, _) => null, reason);
}
