using System.Collections.Immutable;
using Entente.Measures.Agreement;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Polarization;

/// <summary>How the stances on the propositions of a topic or period are spread: <see cref="VanDerEijkA"/>, on average.</summary>
/// <param name="Topic">The topic; null for all.</param>
/// <param name="Period">The key of the period; null for all.</param>
/// <param name="Propositions">The propositions on which someone took a stance.</param>
/// <param name="MeanA">Mean A, from −1 (poles) over 0 (even) to 1 (one peak); null if there are none. Interval by bootstrap over propositions.</param>
/// <param name="BimodalShare">Share of the propositions with A below 0, in [0, 1]; null if there are none.</param>
public sealed record StanceSpread(string? Topic, int? Period, int Propositions, Estimate? MeanA, Estimate? BimodalShare);

/// <summary>The polarization of a record: of its blocs by period, and of the stances by topic and period.</summary>
public sealed record PolarizationReport
{
    /// <summary>The options that were used.</summary>
    public required PolarizationOptions Options { get; init; }

    /// <summary>
    /// The polarization of the blocs, by period ascending; a single one without a period where neither positions nor blocs vary. Periods
    /// without blocs or positions are left out.
    /// </summary>
    public required ImmutableArray<PeriodPolarization> Blocs { get; init; }

    /// <summary>The spread of stances over the whole record.</summary>
    public required StanceSpread Overall { get; init; }

    /// <summary>The spread of stances by period.</summary>
    public required ImmutableArray<StanceSpread> ByPeriod { get; init; }

    /// <summary>The spread of stances by topic.</summary>
    public required ImmutableArray<StanceSpread> ByTopic { get; init; }

    /// <summary>The spread of stances by topic and then by period.</summary>
    public required ImmutableArray<StanceSpread> ByTopicAndPeriod { get; init; }

    /// <summary>A of each proposition, in the order of the record; null where no one took a stance.</summary>
    public required ImmutableArray<double?> OfPropositions { get; init; }

    /// <summary>Measures polarization.</summary>
    /// <param name="record">The record.</param>
    /// <param name="positions">Where its actors stand.</param>
    /// <param name="blocs">The blocs; null takes the two sides of each period's <see cref="MainDivide"/>.</param>
    /// <param name="options">α, intervals, threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Positions or blocs are not those of the record's actors, or an option is out of range.</exception>
    public static PolarizationReport Of(
        StanceRecord record,
        ActorPositions positions,
        BlocsByPeriod? blocs = null,
        PolarizationOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(positions);
        options ??= new PolarizationOptions();
        BootstrapOptions.Validate(options.Bootstrap);
        if (positions.ActorCount != record.Actors.Length)
        {
            throw new ArgumentException(
                $"Expected positions of the record's {record.Actors.Length} actors; found {positions.ActorCount}.", nameof(positions));
        }

        blocs ??= BlocsByPeriod.Sides(record, positions);
        var parallelism = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        var periods = positions.VaryByPeriod || blocs.VaryByPeriod ? [.. record.Periods.Select(period => (int?)period.Key)] : new int?[] { null };
        var ofBlocs = new PeriodPolarization?[periods.Length];
        Parallel.For(0, periods.Length, parallelism, index =>
        {
            if (blocs.In(periods[index]) is { } partition && !positions.In(periods[index]).IsEmpty)
                ofBlocs[index] = PeriodPolarization.Of(positions, partition, periods[index], options);
        });

        var spread = Enumerable.Range(0, record.Propositions.Length).Select(proposition => VanDerEijkA.Of(StanceCounts.On(record, proposition))).ToImmutableArray();
        return new PolarizationReport
        {
            Options = options,
            Blocs = [.. ofBlocs.OfType<PeriodPolarization>()],
            OfPropositions = spread,
            Overall = Spread(null, null, Enumerable.Range(0, spread.Length), spread, options),
            ByPeriod = [.. ByPeriodOf(null, Enumerable.Range(0, spread.Length))],
            ByTopic = [.. Topics(record).Select(topic => Spread(topic.Key, null, topic, spread, options))],
            ByTopicAndPeriod = [.. Topics(record).SelectMany(topic => ByPeriodOf(topic.Key, topic))],
        };

        IEnumerable<StanceSpread> ByPeriodOf(string? topic, IEnumerable<int> propositions) =>
            from proposition in propositions
            let period = record.Propositions[proposition].Period
            where period is not null
            group proposition by period.Value into inPeriod
            orderby inPeriod.Key
            select Spread(topic, inPeriod.Key, inPeriod, spread, options);
    }

    private static IEnumerable<IGrouping<string, int>> Topics(StanceRecord record) =>
        Enumerable.Range(0, record.Propositions.Length)
            .SelectMany(proposition => record.Propositions[proposition].Topics.Distinct(StringComparer.Ordinal).Select(topic => (topic, proposition)))
            .GroupBy(pair => pair.topic, pair => pair.proposition, StringComparer.Ordinal)
            .OrderBy(topic => topic.Key, StringComparer.Ordinal);

    private static StanceSpread Spread(
        string? topic, int? period, IEnumerable<int> propositions, ImmutableArray<double?> spread, PolarizationOptions options)
    {
        const int width = 2;
        var rows = propositions.Select(proposition => spread[proposition]).OfType<double>().SelectMany(a => new[] { a, a < 0 ? 1.0 : 0.0 }).ToArray();
        var count = rows.Length / width;
        var name = FormattableString.Invariant($"spread/{topic}/{period}");
        var sums = PropositionBootstrap.Sums(
            rows, width, count < 2 ? 0 : options.Bootstrap.Replicates, PropositionBootstrap.Draws(options.Bootstrap.Seed, name));
        Estimate? Mean(int column)
        {
            var total = 0.0;
            for (var row = 0; row < count; row++) total += rows[(row * width) + column];
            var replicates = new double[sums.Length / width];
            for (var replicate = 0; replicate < replicates.Length; replicate++) replicates[replicate] = sums[(replicate * width) + column] / count;
            return Estimate.Of(count == 0 ? double.NaN : total / count, replicates, options.Bootstrap.Level);
        }

        return new StanceSpread(topic, period, count, Mean(0), Mean(1));
    }
}
