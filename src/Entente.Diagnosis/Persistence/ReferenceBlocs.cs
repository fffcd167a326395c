using Entente.Measures.Blocs;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Persistence;

/// <summary>The blocs of a time that later periods are compared with, such as the last years of the Cold War.</summary>
public sealed class ReferenceBlocs
{
    private ReferenceBlocs(string name, BlocPartition partition, LocatedActors? located) => (Name, Partition, Located) = (name, partition, located);

    /// <summary>What they are, for reports.</summary>
    public string Name { get; }

    /// <summary>Who was in which bloc; found ones are numbered from the lowest position up.</summary>
    public BlocPartition Partition { get; }

    /// <summary>Whether they were found from positions, and so have an order and an uncertainty of their own.</summary>
    public bool AreFound => Located is not null;

    /// <summary>Where the actors stood at that time; null for declared blocs.</summary>
    internal LocatedActors? Located { get; }

    /// <summary>Blocs that are given: alliances of a time, or blocs found by another method.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="partition">Who was in which.</param>
    public static ReferenceBlocs Given(string name, BlocPartition partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        return new ReferenceBlocs(name, partition, null);
    }

    /// <summary>The blocs that part the actors best by where they stood over some periods.</summary>
    /// <param name="record">The record.</param>
    /// <param name="positions">Where its actors stand, in one dimension, period by period.</param>
    /// <param name="from">Key of the first reference period.</param>
    /// <param name="to">Key of the last reference period.</param>
    /// <param name="count">The number of blocs; default two sides.</param>
    /// <exception cref="ArgumentException">No actor has a position in these periods, or positions are not in one dimension or not of the record.</exception>
    /// <remarks>An actor stands at the mean of its positions in these periods. Its standard deviation is the mean of theirs, as
    /// positions in successive periods err together; that is the largest that it can be.</remarks>
    public static ReferenceBlocs Of(StanceRecord record, ActorPositions positions, int from, int to, int count = 2)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        LocatedActors.RequireOneDimension(positions, nameof(positions));
        if (positions.ActorCount != record.Actors.Length)
            throw new ArgumentException($"Expected positions of the record's {record.Actors.Length} actors; found {positions.ActorCount}.", nameof(positions));
        var (sums, deviations, counts) = (new double[positions.ActorCount], new double[positions.ActorCount], new int[positions.ActorCount]);
        foreach (var period in record.Periods.Where(period => period.Key >= from && period.Key <= to))
        {
            var spread = positions.DeviationsIn(period.Key);
            for (var actor = 0; actor < sums.Length; actor++)
            {
                if (!positions.Has(actor, period.Key)) continue;
                sums[actor] += positions.In(period.Key)[actor];
                deviations[actor] += spread.IsEmpty ? double.NaN : spread[actor];
                counts[actor]++;
            }
        }

        int[] actors = [.. Enumerable.Range(0, sums.Length).Where(actor => counts[actor] > 0)];
        if (actors.Length == 0) throw new ArgumentException($"No actor has a position in a period from {from} to {to}.", nameof(from));
        double[] means = [.. actors.Select(actor => sums[actor] / counts[actor])];
        double[] spreads = [.. actors.Select(actor => deviations[actor] / counts[actor])];
        var located = LocatedActors.Of(actors, means, spreads.Any(double.IsNaN) ? [] : spreads);
        return new ReferenceBlocs(
            FormattableString.Invariant($"{count} blocs of periods {from} to {to}"), Partitioned(positions.ActorCount, actors, BestSplit.Of(means, count), count), located);
    }

    private static BlocPartition Partitioned(int actorCount, int[] actors, int[] blocOf, int count)
    {
        var all = new int[actorCount];
        Array.Fill(all, -1);
        for (var place = 0; place < actors.Length; place++) all[actors[place]] = blocOf[place];
        return new BlocPartition([.. all], [.. Enumerable.Range(1, count).Select(bloc => FormattableString.Invariant($"bloc {bloc} from below"))]);
    }
}
