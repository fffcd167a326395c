using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>Ideal points of a record: where actors stand, period by period, and how surely.</summary>
/// <remarks>
/// All points together have mean 0 and standard deviation 1. An empty fit has no points and says why in <see cref="Reason"/>; a fit that
/// stopped early has points and <see cref="HasConverged"/> false.
/// </remarks>
public sealed class IdealPointFit
{
    private readonly IPointUncertainty? _posterior;

    internal IdealPointFit(StanceRecord record, IdealPointData data, IdealPointOptions options, IPointUncertainty? posterior, string? reason)
    {
        (Record, Data, Options, _posterior, Reason) = (record, data, options, posterior, reason);
        Bridges = Bridges.Of(data);
        Sample = data.Report;
        if (posterior is null) return;
        var points = ImmutableArray.CreateBuilder<IdealPoint>(data.PointTotal);
        for (var point = 0; point < data.PointTotal; point++)
        {
            var spread = posterior.Of(point, options.Interval);
            points.Add(new IdealPoint(
                data.PointActor[point], data.Periods[data.PointPeriod[point]], spread.Mean, spread.Sd, spread.Low, spread.High, data.PointCount[point]));
        }

        Points = points.MoveToImmutable();
        Sample = data.Report with { SeparatedItems = Separation.Count(data, Points) };
    }

    /// <summary>The record.</summary>
    public StanceRecord Record { get; }

    /// <summary>The settings, as they were given.</summary>
    public IdealPointOptions Options { get; }

    /// <summary>What the fit rests on and what was left out.</summary>
    public IdealPointSampleReport Sample { get; internal init; }

    /// <summary>Keys of the periods, ascending; the single key 0 where the fit has one period.</summary>
    public ImmutableArray<int> Periods => Data.Periods;

    /// <summary>The points, by period, then actor; empty if the record has nothing to tell actors apart.</summary>
    public ImmutableArray<IdealPoint> Points { get; } = [];

    /// <summary>The items, in the order of their first period; posterior means.</summary>
    public ImmutableArray<IdealPointItem> Items { get; internal init; } = [];

    /// <summary>The items that carry comparisons over time.</summary>
    public Bridges Bridges { get; }

    /// <summary>Why there are no points; null if there are.</summary>
    public string? Reason { get; }

    /// <summary>Whether the fast fit reached its tolerance, or the sampler its sweeps with every R-hat below 1.1.</summary>
    public bool HasConverged { get; internal init; }

    /// <summary>Iterations of the fast fit, or sweeps of a sampler, burn-in included, over all chains.</summary>
    public int Iterations { get; internal init; }

    /// <summary>κ, the pull that holds the scale (fast and proper); null for the published sampler. See docs/measures/ideal-points.md.</summary>
    public double? Pull { get; internal init; }

    /// <summary>How the sampler mixed; null for the fast fit.</summary>
    public SamplerDiagnostics? Diagnostics { get; internal init; }

    /// <summary>What a reader of the points should know: unbridged boundaries, chains that have not mixed, an early stop.</summary>
    public ImmutableArray<string> Warnings { get; internal init; } = [];

    /// <summary>For each proposition of the record the index of its item in <see cref="Items"/>, or −1 if it is not in the fit.</summary>
    public ImmutableArray<int> ItemOfProposition => Data.ItemOfProposition;

    internal IdealPointData Data { get; }

    /// <summary>What a fast fit can be extended from; null for samplers and empty fits.</summary>
    internal FastState? State { get; init; }

    /// <summary>Adds the new periods of a record to this fit without fitting the old ones again.</summary>
    /// <param name="record">The record with the old propositions and new ones in later periods; actors may be new.</param>
    /// <param name="cancellation">Stops the extension.</param>
    /// <returns>A fit on the same scale. Old points and items that have no stance in a new period keep their means; new points, new items and items
    /// that are voted on again are fitted to them; standard deviations are computed anew for all.</returns>
    /// <remarks>A full fit would also smooth the old points from the new ones: for the last old periods the two differ a little.</remarks>
    /// <exception cref="InvalidOperationException">The fit is empty or comes from a sampler.</exception>
    public IdealPointFit Extend(StanceRecord record, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return State is { } state
            ? FastExtension.Extend(this, state, record, cancellation)
            : throw new InvalidOperationException("Only a fast fit with points can be extended; fit the record with the fast estimator.");
    }

    /// <summary>The point of an actor in a period.</summary>
    /// <param name="actor">Index of the actor in the record.</param>
    /// <param name="period">Key of the period.</param>
    /// <returns>The point; null if the actor took no stance in that period that is in the fit.</returns>
    public IdealPoint? PointOf(int actor, int period) =>
        Points.Length > 0 && Data.PointOf(actor, period) is { } point ? Points[point] : null;

    /// <summary>How far one actor in one period stands from another, or from itself in another period.</summary>
    /// <param name="firstActor">Index of an actor in the record.</param>
    /// <param name="firstPeriod">Key of a period.</param>
    /// <param name="secondActor">Index of the other actor, or of the same.</param>
    /// <param name="secondPeriod">Key of the other period, or of the same.</param>
    /// <returns>First minus second, with its interval from the joint posterior, and a warning where it crosses an unbridged boundary; null
    /// if either point does not exist.</returns>
    public IdealPointDifference? Difference(int firstActor, int firstPeriod, int secondActor, int secondPeriod)
    {
        if (_posterior is null || Data.PointOf(firstActor, firstPeriod) is not { } first || Data.PointOf(secondActor, secondPeriod) is not { } second) return null;
        var spread = _posterior.Between(first, second, Options.Interval);
        return new IdealPointDifference(spread.Mean, spread.Sd, spread.Low, spread.High, Bridges.Warning(firstPeriod, secondPeriod));
    }
}
