using Entente.Measures.IdealPoints;
using Entente.Records;

namespace Entente.Measures.Positions;

/// <summary>Where actors stand: a point for each in a space of one or more dimensions, the same in all periods or one for each period.</summary>
/// <remarks>
/// Ideal points and principal components both become this. Distances have the unit of the coordinates; measures that weigh by distance
/// do not depend on it.
/// </remarks>
public sealed class ActorPositions
{
    // The key that a fit gives to its one period where it does not tell periods apart.
    private const int WholeRecord = 0;

    private readonly double[]? _overall;
    private readonly double[]? _overallDeviations;
    private readonly Dictionary<int, double[]> _byPeriod;
    private readonly Dictionary<int, double[]> _deviations;

    private ActorPositions(
        int actors,
        int dimensions,
        double[]? overall,
        double[]? overallDeviations,
        Dictionary<int, double[]> byPeriod,
        Dictionary<int, double[]> deviations,
        string source)
    {
        ActorCount = actors;
        Dimensions = dimensions;
        Source = source;
        _overall = overall;
        _overallDeviations = overallDeviations;
        _byPeriod = byPeriod;
        _deviations = deviations;
    }

    /// <summary>The number of actors of the record, A.</summary>
    public int ActorCount { get; }

    /// <summary>The number of dimensions, d, at least 1.</summary>
    public int Dimensions { get; }

    /// <summary>What the positions are, for reports: <c>ideal points (fast)</c>, <c>principal components</c>.</summary>
    public string Source { get; }

    /// <summary>Whether each period has positions of its own.</summary>
    public bool VaryByPeriod => _overall is null;

    /// <summary>Positions that hold in every period.</summary>
    /// <param name="actors">The number of actors of the record, A.</param>
    /// <param name="dimensions">The number of dimensions, d.</param>
    /// <param name="coordinates">Actors × dimensions, row by row; NaN in any coordinate says that the actor has no position.</param>
    /// <param name="source">What the positions are, for reports.</param>
    /// <param name="deviations">Standard deviations of the coordinates, shaped like them; null if unknown.</param>
    /// <exception cref="ArgumentException">An array does not hold A × d numbers.</exception>
    public static ActorPositions Overall(int actors, int dimensions, double[] coordinates, string source, double[]? deviations = null)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        RequireShape(actors, dimensions, coordinates, nameof(coordinates));
        if (deviations is not null) RequireShape(actors, dimensions, deviations, nameof(deviations));
        return new ActorPositions(actors, dimensions, [.. coordinates], deviations is null ? null : [.. deviations], [], [], source);
    }

    /// <summary>Positions of each period.</summary>
    /// <param name="actors">The number of actors of the record, A.</param>
    /// <param name="dimensions">The number of dimensions, d.</param>
    /// <param name="coordinates">
    /// For the key of a period (session or year) actors × dimensions, row by row; NaN in any coordinate says that the actor has no
    /// position in it. A period that is absent has no positions.
    /// </param>
    /// <param name="source">What the positions are, for reports.</param>
    /// <param name="deviations">Standard deviations of the coordinates, shaped like them; null if unknown.</param>
    /// <exception cref="ArgumentException">An array does not hold A × d numbers.</exception>
    public static ActorPositions ByPeriod(
        int actors,
        int dimensions,
        IReadOnlyDictionary<int, double[]> coordinates,
        string source,
        IReadOnlyDictionary<int, double[]>? deviations = null)
    {
        ArgumentNullException.ThrowIfNull(coordinates);
        deviations ??= new Dictionary<int, double[]>();
        foreach (var period in coordinates.Values) RequireShape(actors, dimensions, period, nameof(coordinates));
        foreach (var period in deviations.Values) RequireShape(actors, dimensions, period, nameof(deviations));
        return new ActorPositions(
            actors,
            dimensions,
            null,
            null,
            coordinates.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()),
            deviations.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()),
            source);
    }

    /// <summary>The ideal points of a fit, with their standard deviations; of its own periods, or of all where the fit has one for all.</summary>
    /// <param name="fit">The fit.</param>
    public static ActorPositions Of(IdealPointFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        var source = $"ideal points ({fit.Options.Estimator.ToString().ToLowerInvariant()})";
        var byPeriod = FromPoints(fit.Record, fit.Points.Select(point => new PeriodPosition(point.Actor, point.Period, point.Mean, point.Sd)), source);
        return byPeriod._byPeriod is { Count: 1 } single && single.TryGetValue(WholeRecord, out var means)
            ? Overall(fit.Record.Actors.Length, 1, means, source, byPeriod._deviations[WholeRecord])
            : byPeriod;
    }

    /// <summary>Positions of single actors in single periods, in one dimension: the shape in which ideal points come.</summary>
    /// <param name="record">The record that the actors belong to.</param>
    /// <param name="points">The points; an actor without one in a period has no position in it.</param>
    /// <param name="source">What the positions are, for reports.</param>
    public static ActorPositions FromPoints(StanceRecord record, IEnumerable<PeriodPosition> points, string source)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(points);
        var means = new Dictionary<int, double[]>();
        var deviations = new Dictionary<int, double[]>();
        foreach (var point in points)
        {
            if (!means.TryGetValue(point.Period, out var row))
            {
                means[point.Period] = row = Unknown(record.Actors.Length);
                deviations[point.Period] = Unknown(record.Actors.Length);
            }

            row[point.Actor] = point.Position;
            deviations[point.Period][point.Actor] = point.Deviation ?? double.NaN;
        }

        return new ActorPositions(record.Actors.Length, 1, null, null, means, deviations, source);
    }

    /// <summary>The positions in a period.</summary>
    /// <param name="period">The period's key; null for propositions without a period.</param>
    /// <returns>Actors × dimensions, row by row, NaN where an actor has no position; empty if the period has no positions.</returns>
    public ReadOnlySpan<double> In(int? period) => _overall ?? (period is { } key && _byPeriod.TryGetValue(key, out var row) ? row : []);

    /// <summary>The standard deviations of the positions in a period, shaped like <see cref="In"/>, NaN where unknown; empty if all are.</summary>
    /// <param name="period">The period's key; null for propositions without a period.</param>
    public ReadOnlySpan<double> DeviationsIn(int? period) =>
        _overallDeviations ?? (period is { } key && _deviations.TryGetValue(key, out var row) ? row : []);

    /// <summary>Whether an actor has a position in a period.</summary>
    /// <param name="actor">Index of the actor.</param>
    /// <param name="period">The period's key; null for propositions without a period.</param>
    public bool Has(int actor, int? period)
    {
        var positions = In(period);
        return !positions.IsEmpty && positions.Slice(actor * Dimensions, Dimensions).IndexOf(double.NaN) < 0;
    }

    /// <summary>The Euclidean distance between two actors in a period.</summary>
    /// <param name="first">Index of one actor.</param>
    /// <param name="second">Index of the other.</param>
    /// <param name="period">The period's key; null for propositions without a period.</param>
    /// <returns>The distance in the unit of the coordinates, 0 or more; null if one of them has no position.</returns>
    public double? Distance(int first, int second, int? period)
    {
        var positions = In(period);
        if (positions.IsEmpty) return null;
        var sum = 0.0;
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var difference = positions[(first * Dimensions) + dimension] - positions[(second * Dimensions) + dimension];
            sum += difference * difference;
        }

        return double.IsNaN(sum) ? null : Math.Sqrt(sum);
    }

    private static double[] Unknown(int actors)
    {
        var row = new double[actors];
        Array.Fill(row, double.NaN);
        return row;
    }

    private static void RequireShape(int actors, int dimensions, double[] coordinates, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (coordinates.Length != actors * dimensions)
        {
            throw new ArgumentException(
                $"Expected {actors} actors × {dimensions} dimensions = {actors * dimensions} numbers; found {coordinates.Length}.", parameter);
        }
    }
}

/// <summary>Where one actor stands in one period, in one dimension.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Period">Key of the period: session or year.</param>
/// <param name="Position">The position.</param>
/// <param name="Deviation">Its standard deviation; null if unknown.</param>
public readonly record struct PeriodPosition(int Actor, int Period, double Position, double? Deviation);
