using System.Collections.Immutable;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Diagnosis.Persistence;

/// <summary>How far blocs part over a subject: the share of the variance of stances that lies between them.</summary>
/// <param name="Topic">The topic; null for all.</param>
/// <param name="GoalLevel">The goal level; null for all.</param>
/// <param name="Period">The key of the period; null for all.</param>
/// <param name="Propositions">The propositions on which members of two blocs took a stance.</param>
/// <param name="Share">
/// Σ over propositions of the sum of squares between blocs, over Σ of the total, stances coded −1, 0, 1; in [0, 1]. Whichever side supports counts alike, so
/// propositions of any direction add up. Null if nobody differs. Interval by bootstrap over propositions, from five on.
/// </param>
public sealed record StanceDivision(string? Topic, GoalLevel? GoalLevel, int? Period, int Propositions, Estimate? Share)
{
    private const int FewestForInterval = 5;

    /// <summary>The division of all, by topic, by goal level, and each of these by period.</summary>
    /// <param name="record">The record.</param>
    /// <param name="blocs">The blocs in each period; propositions of a period without blocs are left out.</param>
    /// <param name="bootstrap">How intervals are found.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The whole first, then its periods; then each topic in ordinal order and each goal level in order of priority, each followed by its periods.</returns>
    /// <exception cref="ArgumentException">A partition is not one of the record's actors, or an option is out of range.</exception>
    public static ImmutableArray<StanceDivision> Of(
        StanceRecord record, BlocsByPeriod blocs, BootstrapOptions? bootstrap = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(blocs);
        bootstrap ??= new BootstrapOptions();
        BootstrapOptions.Validate(bootstrap);
        var squares = Enumerable.Range(0, record.Propositions.Length).Select(proposition => Squares(record, proposition, blocs.In(record.Propositions[proposition].Period))).ToArray();
        int[] all = [.. Enumerable.Range(0, squares.Length).Where(proposition => squares[proposition] is not null)];
        var divisions = ImmutableArray.CreateBuilder<StanceDivision>();
        void Add(string? topic, GoalLevel? level, IEnumerable<int> selection)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] chosen = [.. selection];
            divisions.Add(Measure(topic, level, null, chosen, squares, bootstrap));
            foreach (var period in chosen.GroupBy(proposition => record.Propositions[proposition].Period).Where(period => period.Key is not null).OrderBy(period => period.Key))
                divisions.Add(Measure(topic, level, period.Key, [.. period], squares, bootstrap));
        }

        Add(null, null, all);
        var topics = all.SelectMany(proposition => record.Propositions[proposition].Topics.Distinct(StringComparer.Ordinal).Select(topic => (topic, proposition)));
        foreach (var topic in topics.GroupBy(pair => pair.topic, pair => pair.proposition, StringComparer.Ordinal).OrderBy(topic => topic.Key, StringComparer.Ordinal))
            Add(topic.Key, null, topic);
        foreach (var level in all.GroupBy(proposition => record.Propositions[proposition].GoalLevel).Where(level => level.Key is not null).OrderBy(level => level.Key))
            Add(null, level.Key, level);
        return divisions.ToImmutable();
    }

    private static StanceDivision Measure(
        string? topic, GoalLevel? level, int? period, int[] selection, (double Between, double Total)?[] squares, BootstrapOptions bootstrap)
    {
        const int width = 2;
        var rows = selection.SelectMany(proposition => new[] { squares[proposition]!.Value.Between, squares[proposition]!.Value.Total }).ToArray();
        var draws = PropositionBootstrap.Draws(bootstrap.Seed, FormattableString.Invariant($"division/{topic}/{level}/{period}"));
        var sums = PropositionBootstrap.Sums(rows, width, selection.Length < FewestForInterval ? 0 : bootstrap.Replicates, draws);
        var replicates = new double[sums.Length / width];
        for (var replicate = 0; replicate < replicates.Length; replicate++) replicates[replicate] = sums[replicate * width] / sums[(replicate * width) + 1];
        double between = 0, total = 0;
        foreach (var proposition in selection)
        {
            between += squares[proposition]!.Value.Between;
            total += squares[proposition]!.Value.Total;
        }

        return new StanceDivision(topic, level, period, selection.Length, Estimate.Of(total == 0 ? double.NaN : Math.Min(1, between / total), replicates, bootstrap.Level));
    }

    /// <summary>Sums of squares of one proposition, of the actors in a bloc, for each actor; null if fewer than two blocs spoke.</summary>
    private static (double Between, double Total)? Squares(StanceRecord record, int proposition, BlocPartition? blocs)
    {
        if (blocs is null) return null;
        if (blocs.BlocOf.Length != record.Actors.Length)
            throw new ArgumentException($"Expected a partition of the record's {record.Actors.Length} actors; found one of {blocs.BlocOf.Length}.", nameof(blocs));
        Span<int> counts = stackalloc int[blocs.Count];
        Span<int> codes = stackalloc int[blocs.Count];
        counts.Clear();
        codes.Clear();
        int n = 0, sum = 0, squared = 0;
        var row = record.OnProposition(proposition);
        for (var i = 0; i < row.Length; i++)
        {
            var bloc = blocs.BlocOf[row.Indices[i]];
            if (bloc < 0) continue;
            var code = row.Stances[i].Code();
            n++;
            counts[bloc]++;
            codes[bloc] += code;
            sum += code;
            squared += code * code;
        }

        var between = 0.0;
        var spoke = 0;
        for (var bloc = 0; bloc < counts.Length; bloc++)
        {
            if (counts[bloc] == 0) continue;
            spoke++;
            between += (double)codes[bloc] * codes[bloc] / counts[bloc];
        }

        // For each actor, so that a session with many members does not count for more.
        var square = (double)sum * sum / n;
        return spoke < 2 ? null : (Math.Max(0, between - square) / n, (squared - square) / n);
    }
}
