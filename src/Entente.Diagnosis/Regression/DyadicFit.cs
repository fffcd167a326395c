using System.Collections.Immutable;

namespace Entente.Diagnosis.Regression;

/// <summary>A regressor that was left out of a fit because its coefficient can't be told.</summary>
/// <param name="Name">The regressor.</param>
/// <param name="Reason">Why, to be read after "was left out because".</param>
public sealed record DroppedRegressor(string Name, string Reason);

/// <summary>A coefficient of a dyadic regression.</summary>
/// <param name="Name">The regressor; <c>(constant)</c> for the constant.</param>
/// <param name="Estimate">The change of the outcome, in its unit, that goes with one unit of the regressor, the others held equal.</param>
/// <param name="Standardized">The same in standard deviations of both; null for the constant, and where the outcome does not vary.</param>
/// <param name="StandardError">The dyadic-robust standard error, with the correction no smaller than if different pairs were independent; null where the
/// variance estimate is not positive.</param>
/// <param name="ClassicStandardError">The standard error that takes pairs as independent, for comparison; null without degrees of freedom.</param>
/// <param name="Low">Lower end of the interval; null without a standard error.</param>
/// <param name="High">Upper end of the interval; null without a standard error.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom of the t distribution behind interval and p-value: how many actors the error rests on; in [1, N − 1].</param>
/// <param name="P">The two-sided p-value against 0; null without a standard error.</param>
public sealed record DyadicCoefficient(
    string Name,
    double Estimate,
    double? Standardized,
    double? StandardError,
    double? ClassicStandardError,
    double? Low,
    double? High,
    double DegreesOfFreedom,
    double? P)
{
    /// <summary>The estimate in standard errors; null without a standard error.</summary>
    public double? T => Estimate / StandardError;
}

/// <summary>A fitted dyadic regression.</summary>
public sealed record DyadicFit
{
    /// <summary>The constant, then the regressors that were kept, in the order of the sample.</summary>
    public required ImmutableArray<DyadicCoefficient> Coefficients { get; init; }

    /// <summary>The dyadic-robust variance of the coefficients, row by row, in their order: p × p.</summary>
    public required ImmutableArray<double> Variance { get; init; }

    /// <summary>The share of the outcome's variance that the regressors explain, in [0, 1]; null if the outcome does not vary.</summary>
    public required double? RSquared { get; init; }

    /// <summary>The number of observations, n.</summary>
    public required int Count { get; init; }

    /// <summary>The number of pairs.</summary>
    public required int Pairs { get; init; }

    /// <summary>The number of actors, N.</summary>
    public required int Actors { get; init; }

    /// <summary>Regressors that were left out, with the reason: constant ones and combinations of earlier ones.</summary>
    public required ImmutableArray<DroppedRegressor> Dropped { get; init; }

    /// <summary>Whether the variance estimate had negative eigenvalues, which were set to 0 as [Cameron2011] advise.</summary>
    public required bool WasMadePositive { get; init; }

    /// <summary>Actors without whom some coefficient can't be told; their weight in its error is then not known, and it may be too small.</summary>
    public required int Pivotal { get; init; }

    /// <summary>The coefficient of a regressor; null if it was left out or is unknown.</summary>
    /// <param name="name">The name.</param>
    public DyadicCoefficient? this[string name] => Coefficients.FirstOrDefault(coefficient => coefficient.Name == name);
}
