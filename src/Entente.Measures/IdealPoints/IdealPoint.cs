namespace Entente.Measures.IdealPoints;

/// <summary>Where an actor stands in a period, and how surely.</summary>
/// <param name="Actor">Index of the actor in the record.</param>
/// <param name="Period">Key of the period: the session of a UN record, else the year; 0 where the fit has one period.</param>
/// <param name="Mean">The posterior mean, on the scale on which all points of the fit have mean 0 and standard deviation 1.</param>
/// <param name="Sd">The posterior standard deviation.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Count">The number of stances behind the point.</param>
public readonly record struct IdealPoint(int Actor, int Period, double Mean, double Sd, double Low, double High, int Count);

/// <summary>How far two points lie apart, and how surely.</summary>
/// <param name="Mean">The posterior mean of the first minus the second.</param>
/// <param name="Sd">The posterior standard deviation of the difference.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Warning">Why the difference should not be trusted: it crosses a boundary without a bridge; null if there is nothing to say.</param>
public readonly record struct IdealPointDifference(double Mean, double Sd, double Low, double High, string? Warning);

/// <summary>What an item asks: support where βθ + ε falls below γ₁, oppose above γ₂, ε standard normal.</summary>
/// <param name="Key">The item of its propositions.</param>
/// <param name="Slope">β, how sharply it divides low from high positions; above 0 where high positions oppose.</param>
/// <param name="Lower">γ₁.</param>
/// <param name="Upper">γ₂; equal to γ₁ where nobody took a reserve.</param>
public readonly record struct IdealPointItem(string Key, double Slope, double Lower, double Upper);

/// <summary>How well a sampler has mixed, over all points.</summary>
/// <param name="Chains">The number of chains.</param>
/// <param name="Draws">Stored draws, all chains together.</param>
/// <param name="LargestRHat">The largest split R-hat of a point [Gelman2013]; 1 is perfect, below 1.05 is good; null with fewer than 8 draws a chain.</param>
/// <param name="MedianRHat">The median split R-hat.</param>
/// <param name="SmallestEffectiveSize">The smallest effective number of independent draws of a point; null with fewer than 8 draws a chain.</param>
/// <param name="MedianEffectiveSize">The median effective number of draws.</param>
/// <param name="Acceptance">The share of accepted proposals for item parameters, after burn-in.</param>
public sealed record SamplerDiagnostics(
    int Chains,
    int Draws,
    double? LargestRHat,
    double? MedianRHat,
    double? SmallestEffectiveSize,
    double? MedianEffectiveSize,
    double Acceptance)
{
    /// <summary>Split R-hat of each point, in the order of the points of the fit; empty with fewer than 8 draws a chain.</summary>
    public System.Collections.Immutable.ImmutableArray<double> RHat { get; init; } = [];

    /// <summary>Effective number of draws of each point; empty with fewer than 8 draws a chain.</summary>
    public System.Collections.Immutable.ImmutableArray<double> EffectiveSize { get; init; } = [];
}
