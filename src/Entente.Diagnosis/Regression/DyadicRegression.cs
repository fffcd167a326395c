using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;

namespace Entente.Diagnosis.Regression;

/// <summary>Least squares on pairs of actors, with standard errors that allow all pairs sharing an actor to be correlated.</summary>
/// <remarks>
/// V = B⁻¹(Σ_d Σ_{d'∩d≠∅} e_d e_d' x_d x_d'ᵀ)B⁻¹ with B = Σ_d x_d x_dᵀ [Aronow2015], by sums over actors, with a finite-sample correction.
/// The page of the measure is docs/measures/dyadic-regression.md.
/// </remarks>
public static class DyadicRegression
{
    /// <summary>The fewest actors: with three or fewer every two pairs share an actor, and nothing is left to estimate errors from.</summary>
    public const int FewestActors = 4;

    /// <summary>Fits a regression with a constant.</summary>
    /// <param name="sample">The observations.</param>
    /// <param name="options">The correction and the level of intervals.</param>
    /// <returns>The fit; regressors that are constant or combinations of earlier ones are left out and named in it.</returns>
    /// <exception cref="ArgumentException">There are fewer than four actors, or no more observations than coefficients.</exception>
    public static DyadicFit Fit(DyadicSample sample, DyadicRegressionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        options ??= new DyadicRegressionOptions();
        DyadicRegressionOptions.Validate(options);
        RequireEnough(sample);
        sample = CanonicalOrder.Of(sample);
        return Fit(sample, OrthogonalDesign.Of(sample), options);
    }

    internal static void RequireEnough(DyadicSample sample)
    {
        if (sample.ActorCount < FewestActors || sample.Count <= sample.Regressors.Length + 1)
        {
            throw new ArgumentException(
                $"Expected at least {FewestActors} actors and more observations than coefficients; found {sample.ActorCount} actors, " +
                $"{sample.Count} observations and {sample.Regressors.Length + 1} coefficients.",
                nameof(sample));
        }
    }

    internal static DyadicFit Fit(DyadicSample sample, OrthogonalDesign design, DyadicRegressionOptions options)
    {
        var gamma = design.Project(sample.Outcome);
        var residuals = design.Residuals(sample.Outcome, gamma);
        var estimates = design.Coefficients(gamma);
        var variance = design.Variance(DyadicVariance.Middle(sample, design, residuals, options.Correction, out var pivotal, out var pairsAlone));
        var floor = design.Variance(pairsAlone);
        var wasMadePositive = DyadicVariance.MakePositive(variance, design.Width);
        var unexplained = SumOfSquares(residuals);
        var explained = SumOfSquares(gamma.AsSpan(1));
        var varies = unexplained + explained > 1e-24 * SumOfSquares(sample.Outcome);
        var noise = unexplained / (sample.Count - design.Width);
        var isCorrected = options.Correction == DyadicCorrection.BiasReduced;
        var degreesOf = isCorrected ? EffectiveDegrees.Of(sample, design, residuals) : [.. Enumerable.Repeat(sample.ActorCount - 1.0, design.Width)];
        var coefficients = ImmutableArray.CreateBuilder<DyadicCoefficient>(design.Width);
        for (var column = 0; column < design.Width; column++)
        {
            var estimate = estimates[column];
            var diagonal = (column * design.Width) + column;
            var square = isCorrected ? Math.Max(variance[diagonal], floor[diagonal]) : variance[diagonal];
            var degrees = degreesOf[column];
            var reach = StudentT.InvCDF(0, 1, degrees, (1 + options.Level) / 2);
            double? error = square > 0 ? Math.Sqrt(square) : null;
            var classic = Math.Sqrt(noise * SumOfSquares(design.Inverse.AsSpan(column * design.Width, design.Width)));
            double? standardized = column == 0 || !varies
                ? null
                : estimate * Deviation(sample.Regressors[design.Kept[column - 1]].Values.AsSpan()) / Math.Sqrt((unexplained + explained) / sample.Count);
            coefficients.Add(new DyadicCoefficient(
                column == 0 ? "(constant)" : sample.Regressors[design.Kept[column - 1]].Name,
                estimate,
                standardized,
                error,
                classic,
                estimate - (reach * error),
                estimate + (reach * error),
                degrees,
                error is { } e ? 2 * StudentT.CDF(0, 1, degrees, -Math.Abs(estimate / e)) : null));
        }

        return new DyadicFit
        {
            Coefficients = coefficients.MoveToImmutable(),
            Variance = ImmutableCollectionsMarshal.AsImmutableArray(variance),
            RSquared = varies ? explained / (explained + unexplained) : null,
            Count = sample.Count,
            Pairs = sample.PairCount,
            Actors = sample.ActorCount,
            Dropped = design.Dropped,
            WasMadePositive = wasMadePositive,
            Pivotal = pivotal,
        };
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values) mean += value / values.Length;
        var sum = 0.0;
        foreach (var value in values) sum += (value - mean) * (value - mean);
        return Math.Sqrt(sum / values.Length);
    }

    private static double SumOfSquares(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value * value;
        return sum;
    }
}
