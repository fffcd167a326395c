using System.Collections.Immutable;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;
using Entente.Measures.Polarization;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Persistence;

/// <summary>How far apart the blocs of a period stand.</summary>
/// <param name="Period">The key of the period.</param>
/// <param name="Actors">The actors that have a bloc and a position.</param>
/// <param name="Separation">See <see cref="BlocSeparation"/>; null where it is undefined. The median over draws of the positions, with its interval.</param>
/// <param name="BetweenShare">The share of variance between the blocs, in [0, 1]; likewise.</param>
/// <param name="EstebanRay">Esteban and Ray's polarization with α = 1, in the unit of the positions; likewise.</param>
public sealed record PeriodSeparation(int Period, int Actors, Estimate? Separation, Estimate? BetweenShare, Estimate? EstebanRay)
{
    /// <summary>The separation of every period.</summary>
    /// <param name="record">The record.</param>
    /// <param name="positions">Where its actors stand, in one dimension.</param>
    /// <param name="blocs">The blocs; null takes the two sides of each period's main divide.</param>
    /// <param name="options">Draws, level, seed, threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One for each period with blocs and positions, ascending.</returns>
    /// <exception cref="ArgumentException">Positions or blocs are not those of the record's actors, or not in one dimension, or an option is out of range.</exception>
    public static ImmutableArray<PeriodSeparation> ByPeriod(
        StanceRecord record, ActorPositions positions, BlocsByPeriod? blocs = null, PersistenceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(positions);
        LocatedActors.RequireOneDimension(positions, nameof(positions));
        options ??= new PersistenceOptions();
        PersistenceOptions.Validate(options);
        blocs ??= BlocsByPeriod.Sides(record, positions);
        var found = new PeriodSeparation?[record.Periods.Length];
        var parallelism = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, found.Length, parallelism, place =>
        {
            var period = record.Periods[place].Key;
            if (blocs.In(period) is { } partition && !positions.In(period).IsEmpty) found[place] = Of(positions, partition, period, options);
        });
        return [.. found.OfType<PeriodSeparation>()];
    }

    private static PeriodSeparation Of(ActorPositions positions, BlocPartition blocs, int period, PersistenceOptions options)
    {
        var polarization = PeriodPolarization.Of(positions, blocs, period, new PolarizationOptions { Bootstrap = options.Bootstrap });
        var located = LocatedActors.In(positions, period, blocs);
        var blocOf = located.Actors.Select(actor => blocs.BlocOf[actor]).ToArray();
        var replicates = new double[located.CanBeDrawn ? options.Bootstrap.Replicates : 0];
        var draws = PropositionBootstrap.Draws(options.Bootstrap.Seed, FormattableString.Invariant($"separation/{period}"));
        var drawn = new double[blocOf.Length];
        for (var replicate = 0; replicate < replicates.Length; replicate++)
        {
            located.Draw(draws, replicate, drawn);
            replicates[replicate] = BlocSeparation.Of(blocOf, drawn) ?? double.NaN;
        }

        var separation = LocatedActors.Summary(BlocSeparation.Of(blocOf, located.Means), replicates, options.Bootstrap.Level);
        return new PeriodSeparation(period, blocOf.Length, separation, polarization.BetweenShare, polarization.EstebanRay);
    }
}
