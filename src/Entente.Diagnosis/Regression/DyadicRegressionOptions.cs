namespace Entente.Diagnosis.Regression;

/// <summary>How dyadic-robust standard errors are corrected for a finite number of actors.</summary>
public enum DyadicCorrection
{
    /// <summary>Bias reduced, no smaller than if pairs were independent, and with effective degrees of freedom: the default. See docs/measures/dyadic-regression.md.</summary>
    BiasReduced = 0,

    /// <summary>The estimator as published [Aronow2015], with N − 1 degrees of freedom. Too small with few actors.</summary>
    None = 1,
}

/// <summary>Settings of a dyadic regression.</summary>
public sealed record DyadicRegressionOptions
{
    /// <summary>The finite-sample correction; bias reduction by default.</summary>
    public DyadicCorrection Correction { get; init; }

    /// <summary>The level of the intervals, in (0, 1); .9 by default.</summary>
    public double Level { get; init; } = 0.9;

    internal static void Validate(DyadicRegressionOptions options)
    {
        if (!(options.Level > 0 && options.Level < 1))
            throw new ArgumentException($"Expected a level between 0 and 1; found {options.Level}.", nameof(options));
        if (!Enum.IsDefined(options.Correction))
            throw new ArgumentException($"Expected a correction, bias-reduced or none; found {(int)options.Correction}.", nameof(options));
    }
}
