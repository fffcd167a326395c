using System.Collections.Immutable;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Consensus;

/// <summary>The thickness of one topic, goal level, period, or of a topic or goal level in a period.</summary>
/// <param name="Topic">The topic; null for all.</param>
/// <param name="GoalLevel">The goal level; null for all.</param>
/// <param name="Period">The key of the period; null for all.</param>
/// <param name="Thickness">The measure.</param>
public sealed record DomainThickness(string? Topic, GoalLevel? GoalLevel, int? Period, Thickness Thickness);

/// <summary>Consensus and thickness of a record: as a whole, by period, topic and goal level, and proposition by proposition.</summary>
public sealed record ThicknessReport
{
    /// <summary>What the positions are that pairs are weighed with.</summary>
    public required string Positions { get; init; }

    /// <summary>The options that were used.</summary>
    public required ThicknessOptions Options { get; init; }

    /// <summary>Propositions that a moderator rejected or ruled out as being about the participants; they are left out everywhere below.</summary>
    public required int LeftOutByModeration { get; init; }

    /// <summary>All propositions.</summary>
    public required Thickness Overall { get; init; }

    /// <summary>Each period, ascending.</summary>
    public required ImmutableArray<DomainThickness> ByPeriod { get; init; }

    /// <summary>Each topic, in ordinal order; a proposition of several topics counts in each.</summary>
    public required ImmutableArray<DomainThickness> ByTopic { get; init; }

    /// <summary>Each goal level that some proposition has, in order of priority.</summary>
    public required ImmutableArray<DomainThickness> ByGoalLevel { get; init; }

    /// <summary>Each topic in each period that has a proposition on it, by topic and then by period.</summary>
    public required ImmutableArray<DomainThickness> ByTopicAndPeriod { get; init; }

    /// <summary>Each goal level in each period that has a proposition of it, by goal level and then by period.</summary>
    public required ImmutableArray<DomainThickness> ByGoalLevelAndPeriod { get; init; }

    /// <summary>The consensus on each proposition that was not left out, in the order of the record; indices are those of the record.</summary>
    public required ImmutableArray<PropositionConsensus> Propositions { get; init; }

    /// <summary>Measures consensus and thickness.</summary>
    /// <param name="record">The record; actors and propositions that shall not count must be left out before.</param>
    /// <param name="positions">Where its actors stand.</param>
    /// <param name="blocs">
    /// The blocs that common ground is between; null takes the two sides of each period's <see cref="MainDivide"/>.
    /// </param>
    /// <param name="options">Intervals, bounds, major powers, weights, threads.</param>
    /// <param name="progress">Told the share of the work that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The positions are not those of the record's actors, or an option is out of range.</exception>
    public static ThicknessReport Of(
        StanceRecord record,
        ActorPositions positions,
        BlocsByPeriod? blocs = null,
        ThicknessOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(positions);
        options ??= new ThicknessOptions();
        Intervals.BootstrapOptions.Validate(options.Bootstrap);
        if (positions.ActorCount != record.Actors.Length)
        {
            throw new ArgumentException(
                $"Expected positions of the record's {record.Actors.Length} actors; found {positions.ActorCount}.", nameof(positions));
        }

        var parallelism = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        var consensus = PropositionConsensus.OfAll(record, blocs ?? BlocsByPeriod.Sides(record, positions), options.Consensus);
        var terms = PropositionTerms.Of(record, positions, consensus, options, parallelism);
        progress?.Report(0.2);

        var domains = Domains(record);
        var measured = new Thickness[domains.Count];
        var done = 0;
        Parallel.For(0, domains.Count, parallelism, index =>
        {
            var domain = domains[index];
            measured[index] = Thickness.Of(record, domain.Propositions, terms, domain.Name, options.Bootstrap);
            progress?.Report(0.2 + (0.8 * Interlocked.Increment(ref done) / domains.Count));
        });

        ImmutableArray<DomainThickness> Those(Func<Domain, bool> condition) =>
        [
            .. domains.Select((domain, index) => (domain, index)).Where(pair => condition(pair.domain))
                .Select(pair => new DomainThickness(pair.domain.Topic, pair.domain.GoalLevel, pair.domain.Period, measured[pair.index])),
        ];
        return new ThicknessReport
        {
            Positions = positions.Source,
            Options = options,
            LeftOutByModeration = record.Propositions.Count(proposition => !Counts(proposition)),
            Overall = measured[0],
            ByPeriod = Those(domain => domain is { Period: not null, Topic: null, GoalLevel: null }),
            ByTopic = Those(domain => domain is { Period: null, Topic: not null }),
            ByGoalLevel = Those(domain => domain is { Period: null, GoalLevel: not null }),
            ByTopicAndPeriod = Those(domain => domain is { Period: not null, Topic: not null }),
            ByGoalLevelAndPeriod = Those(domain => domain is { Period: not null, GoalLevel: not null }),
            Propositions = [.. consensus.Where(proposition => Counts(record.Propositions[proposition.Proposition]))],
        };
    }

    private static bool Counts(Proposition proposition) => proposition.Moderation is Moderation.None or Moderation.Accepted;

    /// <summary>All domains in the order of the report, the whole first.</summary>
    private static List<Domain> Domains(StanceRecord record)
    {
        var all = Enumerable.Range(0, record.Propositions.Length).Where(index => Counts(record.Propositions[index])).ToArray();
        var domains = new List<Domain> { new(null, null, null, all) };
        void AddWithPeriods(string? topic, GoalLevel? goalLevel, int[] propositions)
        {
            if (topic is not null || goalLevel is not null) domains.Add(new Domain(topic, goalLevel, null, propositions));
            domains.AddRange(
                from proposition in propositions
                let period = record.Propositions[proposition].Period
                where period is not null
                group proposition by period.Value into inPeriod
                orderby inPeriod.Key
                select new Domain(topic, goalLevel, inPeriod.Key, [.. inPeriod]));
        }

        AddWithPeriods(null, null, all);
        var topics = all.SelectMany(index => record.Propositions[index].Topics.Distinct(StringComparer.Ordinal).Select(topic => (topic, index)));
        foreach (var topic in topics.GroupBy(pair => pair.topic, pair => pair.index, StringComparer.Ordinal).OrderBy(topic => topic.Key, StringComparer.Ordinal))
            AddWithPeriods(topic.Key, null, [.. topic]);
        foreach (var level in all.GroupBy(index => record.Propositions[index].GoalLevel).Where(level => level.Key is not null).OrderBy(level => level.Key))
            AddWithPeriods(null, level.Key, [.. level]);
        return domains;
    }

    private sealed record Domain(string? Topic, GoalLevel? GoalLevel, int? Period, int[] Propositions)
    {
        public string Name => FormattableString.Invariant($"{Topic}/{GoalLevel}/{Period}");
    }
}
