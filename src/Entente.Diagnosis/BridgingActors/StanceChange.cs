using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Records;

namespace Entente.Diagnosis.BridgingActors;

/// <summary>An actor whose stance would have to change.</summary>
/// <param name="Actor">Index of the actor in the record.</param>
/// <param name="From">The stance it took.</param>
/// <param name="To">The stance it would have to take.</param>
/// <param name="Probability">The probability that the ideal-point model gives, before the vote, to a stance as good as <paramref name="To"/>; null without a fit of
/// the proposition or a point of the actor.</param>
/// <param name="Push">
/// How far the actor was from it: the expected distance of what it thought of the proposition (βθ + ε of the model), given the stance it took, from the
/// threshold that it would have to cross, in standard deviations of ε, above 0; null as before.
/// </param>
public sealed record StanceChange(int Actor, Stance From, Stance To, double? Probability, double? Push)
{
    /// <summary>What it takes an actor to change its stance.</summary>
    internal static StanceChange Of(IdealPointFit? fit, int actor, int? period, int item, Stance from, Stance to)
    {
        if (fit is null || item < 0 || period is not { } key || (fit.PointOf(actor, key) ?? fit.PointOf(actor, 0)) is not { } point)
            return new StanceChange(actor, from, to, null, null);
        var (slope, lower, upper) = (fit.Items[item].Slope, fit.Items[item].Lower, fit.Items[item].Upper);
        var mean = slope * point.Mean;
        var sd = Math.Sqrt(1 + (slope * slope * point.Sd * point.Sd));
        var threshold = to == Stance.Support ? lower : upper;
        // An opponent's thought lies above the upper threshold, that of one who reserved between the two.
        var thought = from == Stance.Oppose ? Above((upper - mean) / sd) : Between((lower - mean) / sd, (upper - mean) / sd);
        return new StanceChange(actor, from, to, Normal.Cdf((threshold - mean) / sd), mean + (sd * thought) - threshold);
    }

    /// <summary>E[ε | ε &gt; a], by the inverse Mills ratio.</summary>
    private static double Above(double a) => Normal.InverseMills(-a);

    /// <summary>E[ε | a &lt; ε &lt; b]; the middle where rounding leaves nothing between.</summary>
    private static double Between(double a, double b)
    {
        // Both tails are measured on the side where they are small.
        var mass = a > 0 ? Normal.Cdf(-a) - Normal.Cdf(-b) : Normal.Cdf(b) - Normal.Cdf(a);
        return mass <= 1e-12 ? (a + b) / 2 : (Normal.Density(a) - Normal.Density(b)) / mass;
    }
}
