using System.Collections.Immutable;
using Entente.Records;

namespace Entente.Measures.IdealPoints;

/// <summary>The stances of a fit, laid out for vector kernels: by item, within it by category, as numbers of points.</summary>
/// <remarks>
/// A point is an actor in a period; points are sorted by period, then actor. Items are sorted by their first period, then as in the record.
/// Each category of an item starts at a multiple of eight; the gaps hold the number of a point that does not exist.
/// Items are dealt to chunks, which depends on the data alone: sums over items are made per chunk and added in the order of chunks,
/// whatever the number of threads.
/// </remarks>
public sealed class IdealPointData
{
    private IdealPointData()
    {
    }

    /// <summary>What the sample holds and what was left out.</summary>
    public required IdealPointSampleReport Report { get; init; }

    /// <summary>Keys of the periods, ascending; the single key 0 where the fit has one period.</summary>
    public required ImmutableArray<int> Periods { get; init; }

    /// <summary>For each point the index of its actor in the record.</summary>
    public required ImmutableArray<int> PointActor { get; init; }

    /// <summary>For each point the place of its period.</summary>
    public required ImmutableArray<int> PointPeriod { get; init; }

    /// <summary>For each point its number of stances.</summary>
    public required ImmutableArray<int> PointCount { get; init; }

    /// <summary>For each item its key: the item of its propositions.</summary>
    public required ImmutableArray<string> Items { get; init; }

    /// <summary>For each proposition of the record the number of its item, or −1 if it is not in the fit.</summary>
    public required ImmutableArray<int> ItemOfProposition { get; init; }

    /// <summary>The first point of each period; length periods + 1.</summary>
    internal int[] PeriodStart { get; init; } = [];

    /// <summary>For each point the point before it in the walk, of the same actor or of the one it continues, or −1.</summary>
    internal int[] Previous { get; init; } = [];

    /// <summary>For each point the point after it in the walk, or −1.</summary>
    internal int[] Next { get; init; } = [];

    /// <summary>Segments: support, reserve and oppose of item 0, of item 1, …; starts in <see cref="Cells"/>, multiples of 8; length 3 items + 1.</summary>
    internal int[] SegmentStart { get; init; } = [];

    /// <summary>The number of stances in each segment; length 3 items.</summary>
    internal int[] SegmentCount { get; init; } = [];

    /// <summary>The point of each stance, counted from the first point of its chunk; in gaps the number of points of the chunk.</summary>
    internal int[] Cells { get; init; } = [];

    /// <summary>The chunks.</summary>
    internal IdealPointChunk[] Chunks { get; init; } = [];

    /// <summary>First and last place of the periods of each item.</summary>
    internal int[] FirstPeriod { get; init; } = [];

    /// <inheritdoc cref="FirstPeriod"/>
    internal int[] LastPeriod { get; init; } = [];

    internal int LargestItem { get; init; }

    internal int ItemCount => Items.Length;

    internal int PointTotal => PointActor.Length;

    /// <summary>The data of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="sample">Which propositions and actors count; null as in <see cref="IdealPointOptions.Sample"/>.</param>
    /// <param name="periods">Which periods points move over.</param>
    public static IdealPointData Of(StanceRecord record, IdealPointSample? sample = null, IdealPointPeriods periods = IdealPointPeriods.Automatic)
    {
        ArgumentNullException.ThrowIfNull(record);
        var hasSessions = record.Propositions.Any(proposition => proposition.Session is not null);
        sample ??= hasSessions ? IdealPointSample.Published : IdealPointSample.All;
        var own = (periods == IdealPointPeriods.Own || (periods == IdealPointPeriods.Automatic && hasSessions)) && record.Periods.Length > 0;
        return new IdealPointDataBuilder(record, sample, own).Build(parts => new IdealPointData
        {
            Report = parts.Report,
            Periods = [.. parts.Periods],
            PointActor = [.. parts.PointActor],
            PointPeriod = [.. parts.PointPeriod],
            PointCount = [.. parts.PointCount],
            Items = [.. parts.Items],
            ItemOfProposition = [.. parts.ItemOfProposition],
            PeriodStart = parts.PeriodStart,
            Previous = parts.Previous,
            Next = parts.Next,
            SegmentStart = parts.SegmentStart,
            SegmentCount = parts.SegmentCount,
            Cells = parts.Cells,
            Chunks = parts.Chunks,
            FirstPeriod = parts.FirstPeriod,
            LastPeriod = parts.LastPeriod,
            LargestItem = parts.LargestItem,
        });
    }

    /// <summary>The point of an actor in a period.</summary>
    /// <param name="actor">Index of the actor in the record.</param>
    /// <param name="period">Key of the period.</param>
    /// <returns>The number of the point, or null if the actor took no stance in that period.</returns>
    public int? PointOf(int actor, int period)
    {
        var place = Periods.BinarySearch(period);
        if (place < 0) return null;
        var point = PointActor.AsSpan()[PeriodStart[place]..PeriodStart[place + 1]].BinarySearch(actor);
        return point < 0 ? null : PeriodStart[place] + point;
    }

    /// <summary>The stances of an item's category.</summary>
    /// <param name="item">Number of the item.</param>
    /// <param name="category">0 support, 1 reserve, 2 oppose.</param>
    internal int Count(int item, int category) => SegmentCount[(3 * item) + category];

    /// <summary>The variance of the step from the point before: ½ N / (N + N before) [Bailey2017].</summary>
    internal double StepVariance(int point, int before) => 0.5 * PointCount[point] / (PointCount[point] + PointCount[before]);
}

/// <summary>Consecutive items and the range of points that they touch.</summary>
/// <param name="FirstItem">The first item.</param>
/// <param name="EndItem">The item after the last.</param>
/// <param name="FirstPoint">The first point that an item of the chunk touches.</param>
/// <param name="Points">The number of points from the first to the last that is touched.</param>
internal readonly record struct IdealPointChunk(int FirstItem, int EndItem, int FirstPoint, int Points);
