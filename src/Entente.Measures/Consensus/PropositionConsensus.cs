using System.Collections.Immutable;
using Entente.Measures.Agreement;
using Entente.Measures.Blocs;
using Entente.Records;
using MathNet.Numerics.Distributions;

namespace Entente.Measures.Consensus;

/// <summary>How far the blocs of an assembly share a proposition.</summary>
public sealed record PropositionConsensus
{
    /// <summary>Index of the proposition in the record.</summary>
    public required int Proposition { get; init; }

    /// <summary>The stances of all actors, in a bloc or not.</summary>
    public required StanceCounts Counts { get; init; }

    /// <summary>The blocs' stances, in the order of their numbers; empty if there are no blocs in the proposition's period.</summary>
    public required ImmutableArray<BlocStance> Blocs { get; init; }

    /// <summary>Group-informed consensus: the product of the blocs' P_g, in (0, 1); null if there are no blocs. Source: [Small2021].</summary>
    /// <remarks>Not comparable between different numbers of blocs; use <see cref="GeometricMean"/> or <see cref="Minimum"/> for that.</remarks>
    public required double? GroupInformed { get; init; }

    /// <summary>The k-th root of <see cref="GroupInformed"/>, in (0, 1): comparable whatever the number k of blocs.</summary>
    public double? GeometricMean => GroupInformed is { } product ? Math.Pow(product, 1.0 / Blocs.Length) : null;

    /// <summary>The bloc with the least P_g among those in which someone took a stance; the lowest number on ties; null if there is none.</summary>
    public required int? WorstBloc { get; init; }

    /// <summary>P_g of the worst bloc, in (0, 1); null if there is none.</summary>
    public double? Minimum => WorstBloc is { } bloc ? Blocs[bloc].Support : null;

    /// <summary>
    /// What the proposition is between the blocs. Null if there are no blocs, or if no member of some bloc took a stance: silence is
    /// neither assent nor opposition.
    /// </summary>
    public required ConsensusClass? Class { get; init; }

    /// <summary>The consensus on every proposition of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="blocs">The blocs in each period.</param>
    /// <param name="options">The level of the bounds.</param>
    /// <returns>One for each proposition, in their order.</returns>
    /// <exception cref="ArgumentException">The level is out of range, or a partition is not one of the record's actors.</exception>
    public static ImmutableArray<PropositionConsensus> OfAll(StanceRecord record, BlocsByPeriod blocs, ConsensusOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(blocs);
        var z = Quantile(options);
        return
        [
            .. Enumerable.Range(0, record.Propositions.Length)
                .Select(proposition => Of(record, proposition, blocs.In(record.Propositions[proposition].Period), z)),
        ];
    }

    /// <summary>The consensus on one proposition.</summary>
    /// <param name="record">The record.</param>
    /// <param name="proposition">Index of the proposition.</param>
    /// <param name="blocs">The blocs.</param>
    /// <param name="options">The level of the bounds.</param>
    /// <exception cref="ArgumentException">The level is out of range, or the partition is not one of the record's actors.</exception>
    public static PropositionConsensus Of(StanceRecord record, int proposition, BlocPartition blocs, ConsensusOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(blocs);
        return Of(record, proposition, blocs, Quantile(options));
    }

    private static PropositionConsensus Of(StanceRecord record, int proposition, BlocPartition? blocs, double z)
    {
        if (blocs is not null && blocs.BlocOf.Length != record.Actors.Length)
        {
            throw new ArgumentException(
                $"Expected a partition of the record's {record.Actors.Length} actors; found one of {blocs.BlocOf.Length}.", nameof(blocs));
        }

        var all = default(StanceCounts);
        var counts = new StanceCounts[blocs?.Count ?? 0];
        var row = record.OnProposition(proposition);
        for (var i = 0; i < row.Length; i++)
        {
            all = all.With(row.Stances[i]);
            var bloc = blocs?.BlocOf[row.Indices[i]] ?? -1;
            if (bloc >= 0) counts[bloc] = counts[bloc].With(row.Stances[i]);
        }

        var stances = ImmutableArray.CreateBuilder<BlocStance>(counts.Length);
        for (var bloc = 0; bloc < counts.Length; bloc++) stances.Add(BlocStance.Of(bloc, counts[bloc], z));
        return new PropositionConsensus
        {
            Proposition = proposition,
            Counts = all,
            GroupInformed = counts.Length == 0 ? null : stances.Aggregate(1.0, (product, stance) => product * stance.Support),
            WorstBloc = Worst(stances),
            Class = Classify(stances),
            Blocs = stances.MoveToImmutable(),
        };
    }

    private static int? Worst(IEnumerable<BlocStance> stances)
    {
        BlocStance? worst = null;
        foreach (var stance in stances)
        {
            if (stance.Counts.Total > 0 && (worst is null || stance.Support < worst.Value.Support)) worst = stance;
        }

        return worst?.Bloc;
    }

    private static ConsensusClass? Classify(ImmutableArray<BlocStance>.Builder stances)
    {
        if (stances.Count == 0 || stances.Any(stance => stance.Counts.Total == 0)) return null;
        if (stances.All(stance => stance.SupportLow > 0.5)) return ConsensusClass.CommonGround;
        return stances.All(stance => stance.NonOppositionLow > 0.5) ? ConsensusClass.Acceptable : ConsensusClass.ReservedDifference;
    }

    private static double Quantile(ConsensusOptions? options)
    {
        var level = options?.BoundLevel ?? new ConsensusOptions().BoundLevel;
        return level is > 0.5 and < 1
            ? Normal.InvCDF(0, 1, level)
            : throw new ArgumentException($"Expected a level of the bounds between 0.5 and 1; found {level}.", nameof(options));
    }
}
