using System.Collections.Immutable;

namespace Entente.Diagnosis.Decomposition;

/// <summary>Kitagawa's decomposition of a change in a weighted mean: how much comes from who there is, and how much from what they do.</summary>
/// <remarks>R = Σ w r with shares w and rates r of groups; no residual, and both periods are treated alike [Kitagawa1955].</remarks>
public sealed record Kitagawa
{
    /// <summary>R before.</summary>
    public required double Before { get; init; }

    /// <summary>R after.</summary>
    public required double After { get; init; }

    /// <summary>For each group Δw · (r₀ + r₁)/2; their sum is <see cref="Composition"/>. Single entries depend on where rates have their 0.</summary>
    public required ImmutableArray<double> CompositionByGroup { get; init; }

    /// <summary>For each group Δr · (w₀ + w₁)/2; their sum is <see cref="Rates"/>.</summary>
    public required ImmutableArray<double> RatesByGroup { get; init; }

    /// <summary>R after − R before; the sum of the two parts.</summary>
    public double Total => After - Before;

    /// <summary>The part of the change in the shares.</summary>
    public double Composition => CompositionByGroup.Sum();

    /// <summary>The part of the change in the rates.</summary>
    public double Rates => RatesByGroup.Sum();

    /// <summary>Decomposes.</summary>
    /// <param name="sharesBefore">Shares of the groups before, w₀; length G.</param>
    /// <param name="ratesBefore">Rates of the groups before, r₀; length G. NaN is allowed where a group's share is 0: it then takes its other
    /// rate, so that its coming or going counts as composition alone.</param>
    /// <param name="sharesAfter">Shares after, w₁; length G.</param>
    /// <param name="ratesAfter">Rates after, r₁; length G, NaN as before.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a group that has a share has no rate.</exception>
    public static Kitagawa Of(
        ReadOnlySpan<double> sharesBefore, ReadOnlySpan<double> ratesBefore, ReadOnlySpan<double> sharesAfter, ReadOnlySpan<double> ratesAfter)
    {
        var groups = sharesBefore.Length;
        if (ratesBefore.Length != groups || sharesAfter.Length != groups || ratesAfter.Length != groups)
        {
            throw new ArgumentException(
                $"Expected shares and rates of {groups} groups in both periods; found {ratesBefore.Length}, {sharesAfter.Length} and {ratesAfter.Length}.",
                nameof(sharesAfter));
        }

        double before = 0, after = 0;
        var composition = ImmutableArray.CreateBuilder<double>(groups);
        var rates = ImmutableArray.CreateBuilder<double>(groups);
        for (var group = 0; group < groups; group++)
        {
            var (w0, w1) = (sharesBefore[group], sharesAfter[group]);
            var (r0, r1) = (ratesBefore[group], ratesAfter[group]);
            if ((double.IsNaN(r0) && w0 != 0) || (double.IsNaN(r1) && w1 != 0))
                throw new ArgumentException($"Group {group} has a share but no rate.", double.IsNaN(r0) && w0 != 0 ? nameof(ratesBefore) : nameof(ratesAfter));
            if (double.IsNaN(r0)) r0 = double.IsNaN(r1) ? 0 : r1;
            if (double.IsNaN(r1)) r1 = r0;
            before += w0 * r0;
            after += w1 * r1;
            composition.Add((w1 - w0) * (r0 + r1) / 2);
            rates.Add((r1 - r0) * (w0 + w1) / 2);
        }

        return new Kitagawa
        {
            Before = before,
            After = after,
            CompositionByGroup = composition.MoveToImmutable(),
            RatesByGroup = rates.MoveToImmutable(),
        };
    }
}
