using System.Collections.Immutable;

namespace Entente.Diagnosis.Regression;

/// <summary>A coefficient tested by permutation.</summary>
/// <param name="Name">The regressor.</param>
/// <param name="Estimate">The least-squares coefficient, the same as in <see cref="DyadicRegression"/>.</param>
/// <param name="T">Its classic t statistic, which the permutations are compared with; null where the fit is perfect.</param>
/// <param name="P">The two-sided p-value: (1 + permutations with |t| as large)/(1 + permutations); null without a t statistic.</param>
public sealed record MrqapCoefficient(string Name, double Estimate, double? T, double? P);

/// <summary>The permutation test of each coefficient of a dyadic regression.</summary>
public sealed record MrqapResult
{
    /// <summary>The regressors that were kept, in the order of the sample.</summary>
    public required ImmutableArray<MrqapCoefficient> Coefficients { get; init; }

    /// <summary>The number of permutations.</summary>
    public required int Permutations { get; init; }

    /// <summary>The share of all pairs of the sample's actors that were observed, in (0, 1].</summary>
    /// <remarks>A permutation may bring an unobserved pair to an observed place; it counts there with the mean of the residual, 0.</remarks>
    public required double ObservedShare { get; init; }

    /// <summary>Regressors that were left out, with the reason.</summary>
    public required ImmutableArray<DroppedRegressor> Dropped { get; init; }

    /// <summary>The coefficient of a regressor; null if it was left out or is unknown.</summary>
    /// <param name="name">The name.</param>
    public MrqapCoefficient? this[string name] => Coefficients.FirstOrDefault(coefficient => coefficient.Name == name);
}
