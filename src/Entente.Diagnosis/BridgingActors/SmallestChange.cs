using System.Collections.Immutable;
using Entente.Measures.Agreement;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.IdealPoints;
using Entente.Measures.Numerics;
using Entente.Records;

namespace Entente.Diagnosis.BridgingActors;

/// <summary>What would have to change in one bloc.</summary>
/// <param name="Bloc">The bloc's number.</param>
/// <param name="Counts">The stances of its members as they are.</param>
/// <param name="Needed">The fewest members whose stance must change; null where even all would not do (a bloc of one, or one without a stance).</param>
/// <param name="Changes">Those nearest to changing, as many as needed, the nearest first; empty where <paramref name="Needed"/> is null.</param>
public sealed record BlocChange(int Bloc, StanceCounts Counts, int? Needed, ImmutableArray<StanceChange> Changes);

/// <summary>The smallest change of stances that would make a proposition common ground, or acceptable.</summary>
/// <remarks>
/// The number is exact: blocs do not share members and the bound of a bloc depends on its counts alone, so each bloc needs as many as its own
/// bound asks. Which members is a choice: those with the least <see cref="StanceChange.Push"/>, so that the sum of pushes is the smallest that
/// so few changes allow. Only actors that took a stance are asked to change it.
/// </remarks>
public sealed record SmallestChange
{
    /// <summary>Index of the proposition in the record.</summary>
    public required int Proposition { get; init; }

    /// <summary>What it should become.</summary>
    public required ConsensusClass Target { get; init; }

    /// <summary>What it is; null if there are no blocs or some bloc is silent.</summary>
    public required ConsensusClass? Class { get; init; }

    /// <summary>What each bloc would have to change, in the order of their numbers.</summary>
    public required ImmutableArray<BlocChange> Blocs { get; init; }

    /// <summary>The fewest actors whose stance must change, all blocs together; 0 if it is there already; null if it cannot be reached.</summary>
    public int? Needed => Blocs.IsEmpty || Blocs.Any(bloc => bloc.Needed is null) ? null : Blocs.Sum(bloc => bloc.Needed);

    /// <summary>The sum of the pushes, in standard deviations of the model's ε; null if unreachable or some push is unknown.</summary>
    public double? Push => Needed is null || Blocs.Any(bloc => bloc.Changes.Any(change => change.Push is null))
        ? null
        : Blocs.Sum(bloc => bloc.Changes.Sum(change => change.Push!.Value));

    /// <summary>The smallest change of one proposition.</summary>
    /// <param name="record">The record.</param>
    /// <param name="proposition">Index of the proposition.</param>
    /// <param name="blocs">The blocs in its period.</param>
    /// <param name="target">Common ground or acceptable.</param>
    /// <param name="fit">A fit of this record, to choose whose stances; null chooses those who reserve first, then by code.</param>
    /// <param name="options">The level of the bounds.</param>
    /// <exception cref="ArgumentException">The target is no consensus, the partition or the fit is of another record, or the level is out of range.</exception>
    public static SmallestChange Of(
        StanceRecord record, int proposition, BlocPartition blocs, ConsensusClass target = ConsensusClass.CommonGround,
        IdealPointFit? fit = null, ConsensusOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(blocs);
        if (target is not (ConsensusClass.CommonGround or ConsensusClass.Acceptable))
            throw new ArgumentException($"Expected common ground or acceptable as the target; found {target}.", nameof(target));
        if (fit is not null && !ReferenceEquals(fit.Record, record) && fit.ItemOfProposition.Length != record.Propositions.Length)
            throw new ArgumentException($"Expected a fit of the record's {record.Propositions.Length} propositions; found one of {fit.ItemOfProposition.Length}.", nameof(fit));

        options ??= new ConsensusOptions();
        var consensus = PropositionConsensus.Of(record, proposition, blocs, options);
        var changes = consensus.Blocs.Select(bloc =>
            Change(record, proposition, blocs, bloc, target, fit, Normal.Quantile(options.BoundLevel)));
        return new SmallestChange { Proposition = proposition, Target = target, Class = consensus.Class, Blocs = [.. changes] };
    }

    /// <summary>The smallest changes of all propositions that are reserved differences (or, for common ground, acceptable only).</summary>
    /// <param name="record">The record.</param>
    /// <param name="blocs">The blocs in each period.</param>
    /// <param name="target">Common ground or acceptable.</param>
    /// <param name="fit">A fit of this record; null chooses without a model.</param>
    /// <param name="options">The level of the bounds.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The fewest changes first, then the smallest push, then the order of the record; those out of reach last.</returns>
    /// <exception cref="ArgumentException">As for one proposition.</exception>
    public static ImmutableArray<SmallestChange> OfAll(
        StanceRecord record, BlocsByPeriod blocs, ConsensusClass target = ConsensusClass.CommonGround,
        IdealPointFit? fit = null, ConsensusOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(blocs);
        var changes = new List<SmallestChange>();
        for (var proposition = 0; proposition < record.Propositions.Length; proposition++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (blocs.In(record.Propositions[proposition].Period) is not { } partition) continue;
            var change = Of(record, proposition, partition, target, fit, options);
            if (change.Class is not null && change.Needed != 0) changes.Add(change);
        }

        return
        [
            .. changes.OrderBy(change => change.Needed ?? int.MaxValue)
                .ThenBy(change => change.Push ?? double.PositiveInfinity)
                .ThenBy(change => change.Proposition),
        ];
    }

    private static BlocChange Change(
        StanceRecord record, int proposition, BlocPartition blocs, BlocStance bloc, ConsensusClass target, IdealPointFit? fit, double z)
    {
        var (counts, isSupport) = (bloc.Counts, target == ConsensusClass.CommonGround);
        var willing = isSupport ? counts.Support : counts.Support + counts.Reserve;
        if (FewestOf(counts.Total, z) is not { } fewest) return new BlocChange(bloc.Bloc, counts, null, []);
        var needed = Math.Max(0, fewest - willing);
        if (needed == 0) return new BlocChange(bloc.Bloc, counts, 0, []);

        var period = record.Propositions[proposition].Period;
        var item = fit?.ItemOfProposition[proposition] ?? -1;
        var to = isSupport ? Stance.Support : Stance.Reserve;
        var candidates = new List<StanceChange>();
        var row = record.OnProposition(proposition);
        for (var i = 0; i < row.Length; i++)
        {
            if (blocs.BlocOf[row.Indices[i]] != bloc.Bloc || row.Stances[i] >= to) continue;
            candidates.Add(StanceChange.Of(fit, row.Indices[i], period, item, row.Stances[i], to));
        }

        return new BlocChange(
            bloc.Bloc,
            counts,
            needed,
            [
                .. candidates.OrderBy(change => change.Push ?? double.PositiveInfinity)
                    .ThenByDescending(change => change.From)
                    .ThenBy(change => record.Actors[change.Actor].Code, StringComparer.Ordinal)
                    .Take(needed),
            ]);
    }

    /// <summary>The fewest of a bloc that must be willing for its lower bound to pass one half; null if even all are too few.</summary>
    private static int? FewestOf(int total, double z)
    {
        // The bound rises with the count, so the fewest are found by halving.
        bool Passes(int willing) => BlocStance.Of(0, new StanceCounts(willing, 0, total - willing), z).SupportLow > 0.5;
        if (total == 0 || !Passes(total)) return null;
        var (low, high) = (0, total);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Passes(middle)) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
