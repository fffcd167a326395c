using System.Collections.Immutable;

namespace Entente.Diagnosis.Decomposition;

/// <summary>Whose coefficients count as the yardstick of a twofold <see cref="MeansGap"/>.</summary>
public enum GapReference
{
    /// <summary>The first group's (or the earlier period's), β* = β₀.</summary>
    First = 0,

    /// <summary>The second's, β* = β₁.</summary>
    Second = 1,

    /// <summary>The mean of the two, β* = (β₀ + β₁)/2.</summary>
    Average = 2,

    /// <summary>Coefficients that the caller gives, such as those of a regression over both groups.</summary>
    Given = 3,
}

/// <summary>The Oaxaca–Blinder decomposition of a gap between two means: what follows from different means of the covariates, and from different coefficients.</summary>
/// <remarks>
/// With an intercept among the covariates (mean 1) a linear regression's fitted mean is the observed one, and the parts add up to the
/// observed gap. The twofold parts depend on the reference, which a report must name. Sources: [Oaxaca1973], [Blinder1973], [Jann2008].
/// </remarks>
public sealed record MeansGap
{
    /// <summary>x̄₁'β₁ − x̄₀'β₀.</summary>
    public required double Total { get; init; }

    /// <summary>For each covariate its part of <see cref="Explained"/>: (x̄₁ − x̄₀) β* twofold, (x̄₁ − x̄₀) β₀ threefold.</summary>
    public required ImmutableArray<double> ExplainedBy { get; init; }

    /// <summary>For each covariate its part of <see cref="Unexplained"/>.</summary>
    public required ImmutableArray<double> UnexplainedBy { get; init; }

    /// <summary>For each covariate its part of <see cref="Interaction"/>; all 0 in the twofold form.</summary>
    public required ImmutableArray<double> InteractionBy { get; init; }

    /// <summary>The yardstick; null in the threefold form, which is seen from the first group.</summary>
    public required GapReference? Reference { get; init; }

    /// <summary>What different means of the covariates explain (also called endowments).</summary>
    public double Explained => ExplainedBy.Sum();

    /// <summary>What comes from different coefficients.</summary>
    public double Unexplained => UnexplainedBy.Sum();

    /// <summary>What comes from both at once, in the threefold form; else 0.</summary>
    public double Interaction => InteractionBy.Sum();

    /// <summary>(x̄₁ − x̄₀)'β* + [x̄₁'(β₁ − β*) + x̄₀'(β* − β₀)].</summary>
    /// <param name="firstMeans">x̄₀: means of the covariates in the first group, 1 for the intercept; length P.</param>
    /// <param name="firstCoefficients">β₀; length P.</param>
    /// <param name="secondMeans">x̄₁; length P.</param>
    /// <param name="secondCoefficients">β₁; length P.</param>
    /// <param name="reference">Whose coefficients are the yardstick.</param>
    /// <param name="given">β* where the reference is <see cref="GapReference.Given"/>; length P.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static MeansGap Twofold(
        ReadOnlySpan<double> firstMeans,
        ReadOnlySpan<double> firstCoefficients,
        ReadOnlySpan<double> secondMeans,
        ReadOnlySpan<double> secondCoefficients,
        GapReference reference,
        ReadOnlySpan<double> given = default)
    {
        var length = RequireLengths(firstMeans, firstCoefficients, secondMeans, secondCoefficients);
        if (reference == GapReference.Given && given.Length != length)
            throw new ArgumentException($"Expected {length} coefficients of the reference; found {given.Length}.", nameof(given));
        var (explained, unexplained, total) = (new double[length], new double[length], 0.0);
        for (var covariate = 0; covariate < length; covariate++)
        {
            var (b0, b1) = (firstCoefficients[covariate], secondCoefficients[covariate]);
            var yardstick = reference switch
            {
                GapReference.First => b0,
                GapReference.Second => b1,
                GapReference.Average => (b0 + b1) / 2,
                GapReference.Given => given[covariate],
                _ => throw new ArgumentOutOfRangeException(nameof(reference), reference, "Expected first, second, average or given."),
            };
            explained[covariate] = (secondMeans[covariate] - firstMeans[covariate]) * yardstick;
            unexplained[covariate] = (secondMeans[covariate] * (b1 - yardstick)) + (firstMeans[covariate] * (yardstick - b0));
            total += (secondMeans[covariate] * b1) - (firstMeans[covariate] * b0);
        }

        return new MeansGap
        {
            Total = total,
            ExplainedBy = [.. explained],
            UnexplainedBy = [.. unexplained],
            InteractionBy = [.. new double[length]],
            Reference = reference,
        };
    }

    /// <summary>(x̄₁ − x̄₀)'β₀ + x̄₀'(β₁ − β₀) + (x̄₁ − x̄₀)'(β₁ − β₀).</summary>
    /// <inheritdoc cref="Twofold" path="/param[@name!='reference' and @name!='given']"/>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    public static MeansGap Threefold(
        ReadOnlySpan<double> firstMeans,
        ReadOnlySpan<double> firstCoefficients,
        ReadOnlySpan<double> secondMeans,
        ReadOnlySpan<double> secondCoefficients)
    {
        var length = RequireLengths(firstMeans, firstCoefficients, secondMeans, secondCoefficients);
        var (explained, unexplained, interaction, total) = (new double[length], new double[length], new double[length], 0.0);
        for (var covariate = 0; covariate < length; covariate++)
        {
            var step = secondMeans[covariate] - firstMeans[covariate];
            var turn = secondCoefficients[covariate] - firstCoefficients[covariate];
            explained[covariate] = step * firstCoefficients[covariate];
            unexplained[covariate] = firstMeans[covariate] * turn;
            interaction[covariate] = step * turn;
            total += (secondMeans[covariate] * secondCoefficients[covariate]) - (firstMeans[covariate] * firstCoefficients[covariate]);
        }

        return new MeansGap
        {
            Total = total,
            ExplainedBy = [.. explained],
            UnexplainedBy = [.. unexplained],
            InteractionBy = [.. interaction],
            Reference = null,
        };
    }

    private static int RequireLengths(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d)
    {
        if (b.Length != a.Length || c.Length != a.Length || d.Length != a.Length)
        {
            throw new ArgumentException(
                $"Expected as many means and coefficients in both groups; found {a.Length}, {b.Length}, {c.Length} and {d.Length}.", nameof(b));
        }

        return a.Length;
    }
}
