using Entente.Measures.Blocs;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Consensus;

/// <summary>The blocs that hold in each period: always the same, or found period by period.</summary>
public sealed class BlocsByPeriod
{
    private readonly BlocPartition? _always;
    private readonly Dictionary<int, BlocPartition> _byPeriod;

    private BlocsByPeriod(BlocPartition? always, Dictionary<int, BlocPartition> byPeriod)
    {
        _always = always;
        _byPeriod = byPeriod;
    }

    /// <summary>Whether each period has blocs of its own.</summary>
    public bool VaryByPeriod => _always is null;

    /// <summary>The same blocs in every period.</summary>
    /// <param name="blocs">The partition of the record's actors.</param>
    public static BlocsByPeriod Always(BlocPartition blocs)
    {
        ArgumentNullException.ThrowIfNull(blocs);
        return new BlocsByPeriod(blocs, []);
    }

    /// <summary>Blocs of each period; a period that is absent has none.</summary>
    /// <param name="blocs">For the key of a period (session or year) the partition of the record's actors.</param>
    public static BlocsByPeriod ByPeriod(IReadOnlyDictionary<int, BlocPartition> blocs)
    {
        ArgumentNullException.ThrowIfNull(blocs);
        return new BlocsByPeriod(null, blocs.ToDictionary());
    }

    /// <summary>The two sides of each period's <see cref="MainDivide"/>.</summary>
    /// <param name="record">The record whose periods are meant.</param>
    /// <param name="positions">Where its actors stand.</param>
    public static BlocsByPeriod Sides(StanceRecord record, ActorPositions positions)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(positions);
        if (!positions.VaryByPeriod) return new BlocsByPeriod(MainDivide.Of(positions, null), []);
        var sides = new Dictionary<int, BlocPartition>();
        foreach (var period in record.Periods)
        {
            if (MainDivide.Of(positions, period.Key) is { } divide) sides[period.Key] = divide;
        }

        return new BlocsByPeriod(null, sides);
    }

    /// <summary>The blocs in a period; null if there are none.</summary>
    /// <param name="period">The period's key; null for propositions without a period.</param>
    public BlocPartition? In(int? period) => _always ?? (period is { } key ? _byPeriod.GetValueOrDefault(key) : null);
}
