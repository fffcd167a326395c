using System.Collections.Immutable;

namespace Entente.Diagnosis.Decomposition;

/// <summary>Das Gupta's decomposition of the difference between two rates that are made up of K factors.</summary>
/// <remarks>
/// The effect of a factor is the difference that it alone makes, averaged over all ways in which the others can be taken from the one or the
/// other population [DasGupta1993], chapter 2. For two populations that is the <see cref="ShapleyValue"/> of the factors.
/// </remarks>
public sealed record DasGupta
{
    /// <summary>The rate of the first population.</summary>
    public required double Before { get; init; }

    /// <summary>The rate of the second.</summary>
    public required double After { get; init; }

    /// <summary>The effect of each factor, in the unit of the rate; their sum is the difference of the rates.</summary>
    public required ImmutableArray<double> Effects { get; init; }

    /// <summary>The second rate minus the first.</summary>
    public double Total => After - Before;

    /// <summary>The effect of a factor as a share of the difference; may lie outside [0, 1] where effects have different signs.</summary>
    /// <param name="factor">The factor, from 0.</param>
    /// <returns>The share; null if the rates are equal.</returns>
    public double? ShareOf(int factor) => Total == 0 ? null : Effects[factor] / Total;

    /// <summary>Decomposes.</summary>
    /// <param name="before">The factors of the first population; length K.</param>
    /// <param name="after">The factors of the second, in the same order; length K.</param>
    /// <param name="rate">The rate that factors make; null, the default, is their product.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static DasGupta Of(ReadOnlySpan<double> before, ReadOnlySpan<double> after, Func<IReadOnlyList<double>, double>? rate = null)
    {
        if (before.Length != after.Length)
            throw new ArgumentException($"Expected as many factors in both populations; found {before.Length} and {after.Length}.", nameof(after));
        rate ??= Product;
        var (first, second) = (before.ToArray(), after.ToArray());
        double Worth(int coalition) => rate([.. first.Select((factor, place) => (coalition >> place & 1) == 1 ? second[place] : factor)]);
        return new DasGupta { Before = rate(first), After = rate(second), Effects = [.. ShapleyValue.Of(first.Length, Worth)] };
    }

    private static double Product(IReadOnlyList<double> factors) => factors.Aggregate(1.0, (product, factor) => product * factor);
}
