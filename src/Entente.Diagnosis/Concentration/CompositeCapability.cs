using System.Collections.Immutable;

namespace Entente.Diagnosis.Concentration;

/// <summary>The six material capabilities of a state in a year; null where unknown.</summary>
/// <param name="MilitaryExpenditure">Military expenditure, in one currency for all states.</param>
/// <param name="MilitaryPersonnel">Military personnel.</param>
/// <param name="IronAndSteel">Production of iron and steel.</param>
/// <param name="Energy">Consumption of primary energy.</param>
/// <param name="Population">Total population.</param>
/// <param name="UrbanPopulation">Population of large cities.</param>
public readonly record struct MaterialCapabilities(
    double? MilitaryExpenditure, double? MilitaryPersonnel, double? IronAndSteel, double? Energy, double? Population, double? UrbanPopulation)
{
    internal double? this[int component] => component switch
    {
        0 => MilitaryExpenditure,
        1 => MilitaryPersonnel,
        2 => IronAndSteel,
        3 => Energy,
        4 => Population,
        _ => UrbanPopulation,
    };
}

/// <summary>The Composite Index of National Capability: the mean of a state's shares of the world in six components.</summary>
public static class CompositeCapability
{
    private const int Components = 6;

    /// <summary>The index of every state of a year.</summary>
    /// <param name="states">The capabilities of all states of the system in the year.</param>
    /// <returns>
    /// The index of each, in the order given, in [0, 1]: the mean of the shares over the components that are known for it. Null for a state
    /// of which none is. Where all components of all states are known, they sum to 1.
    /// </returns>
    /// <remarks>
    /// A component of which nobody has anything is left out. Leaving an unknown component out of the mean, instead of counting it as none, is
    /// what the published scores do. Source: [Singer1972], [Singer1987].
    /// </remarks>
    /// <exception cref="ArgumentException">A capability is negative or not a finite number.</exception>
    public static ImmutableArray<double?> Of(IReadOnlyList<MaterialCapabilities> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        var totals = new double[Components];
        foreach (var state in states)
        {
            for (var component = 0; component < Components; component++)
            {
                if (state[component] is not { } amount) continue;
                if (!(amount >= 0 && double.IsFinite(amount)))
                    throw new ArgumentException($"Expected finite capabilities of 0 or more; found {amount} in component {component + 1} of 6.", nameof(states));
                totals[component] += amount;
            }
        }

        return [.. states.Select(state => MeanShare(state, totals))];
    }

    private static double? MeanShare(MaterialCapabilities state, double[] totals)
    {
        var (sum, known) = (0.0, 0);
        for (var component = 0; component < Components; component++)
        {
            if (state[component] is not { } amount || totals[component] == 0) continue;
            sum += amount / totals[component];
            known++;
        }

        return known == 0 ? null : sum / known;
    }
}
