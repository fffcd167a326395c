using Entente.Records;

namespace Entente.Diagnosis.Decomposition;

/// <summary>For each pair of actors how far apart their stances were in a period: the sum of |sᵢ − sⱼ| over common propositions, and their number.</summary>
internal sealed class DyadTable
{
    /// <summary>The most actors; the table of pairs is square.</summary>
    public const int MostActors = 4000;

    private readonly StanceRecord _record;
    private readonly int[] _propositions;
    private readonly int[] _apart;
    private readonly int[] _common;

    private DyadTable(StanceRecord record, int[] propositions)
    {
        _record = record;
        _propositions = propositions;
        Actors = record.Actors.Length;
        _apart = new int[Actors * (Actors - 1) / 2];
        _common = new int[_apart.Length];
    }

    public int Actors { get; }

    public int Dyads => _apart.Length;

    public int Propositions => _propositions.Length;

    /// <summary>The table of a record's propositions in some years.</summary>
    /// <exception cref="ArgumentException">No proposition lies in the years, or the record has too many actors.</exception>
    public static DyadTable Of(StanceRecord record, YearRange years, string parameter, CancellationToken cancellation)
    {
        if (record.Actors.Length > MostActors)
            throw new ArgumentException($"Expected at most {MostActors} actors for a table of all pairs; found {record.Actors.Length}.", nameof(record));
        var keys = years.KeysAmong(record, record.Periods.Select(period => period.Key));
        int[] propositions =
        [
            .. Enumerable.Range(0, record.Propositions.Length)
                .Where(index => record.Propositions[index].Period is { } period && Array.BinarySearch(keys, period) >= 0),
        ];
        if (propositions.Length == 0)
        {
            var all = record.Periods;
            throw new ArgumentException(
                all.IsEmpty
                    ? "The record has no dated propositions, so there are no periods to compare."
                    : $"No proposition lies in {years}; the record has periods from {YearRange.YearOf(record, all[0].Key)} to {YearRange.YearOf(record, all[^1].Key)}.",
                parameter);
        }

        var table = new DyadTable(record, propositions);
        foreach (var proposition in propositions)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = record.OnProposition(proposition);
            for (var i = 1; i < row.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var dyad = Dyad(row.Indices[j], row.Indices[i]);
                    table._apart[dyad] += Math.Abs((int)row.Stances[i] - (int)row.Stances[j]);
                    table._common[dyad]++;
                }
            }
        }

        return table;
    }

    /// <summary>The number of a pair, first &lt; second.</summary>
    public static int Dyad(int first, int second) => (second * (second - 1) / 2) + first;

    /// <summary>Whether a pair has a common proposition.</summary>
    public bool Has(int dyad) => _common[dyad] > 0;

    /// <summary>Mean of |sᵢ − sⱼ|/2 over the common propositions of a pair, in [0, 1]; NaN without one.</summary>
    public double Distance(int dyad) => 0.5 * _apart[dyad] / _common[dyad];

    /// <summary>The number of pairs in each class, those without a common proposition left out.</summary>
    /// <param name="classOf">The class of each pair, or −1.</param>
    /// <param name="classes">The number of classes.</param>
    public int[] Counts(ReadOnlySpan<int> classOf, int classes)
    {
        var counts = new int[classes];
        for (var dyad = 0; dyad < classOf.Length; dyad++)
        {
            if (classOf[dyad] >= 0 && Has(dyad)) counts[classOf[dyad]]++;
        }

        return counts;
    }

    /// <summary>The mean distance of the pairs of each class; NaN for a class without pairs.</summary>
    public double[] Means(ReadOnlySpan<int> classOf, int classes)
    {
        var (sums, counts) = (new double[classes], Counts(classOf, classes));
        for (var dyad = 0; dyad < classOf.Length; dyad++)
        {
            if (classOf[dyad] >= 0 && Has(dyad)) sums[classOf[dyad]] += Distance(dyad);
        }

        for (var place = 0; place < classes; place++) sums[place] /= counts[place];
        return sums;
    }

    /// <summary>The influence of each proposition on the mean distance of each class: propositions × classes, 0 for a class without pairs.</summary>
    /// <remarks>
    /// A pair's distance is a ratio of sums over propositions, so a resample that takes proposition v w_v times moves a class mean by
    /// Σ_v w_v I_v to first order, I_v = mean over pairs of (|sᵢ − sⱼ|/2 − distance) / common propositions. This spares the pairs a pass for
    /// every replicate.
    /// </remarks>
    public double[] Influence(int[] classOf, int classes, ParallelOptions parallelism)
    {
        var rows = new double[_propositions.Length * classes];
        var counts = Counts(classOf, classes);
        Parallel.For(0, _propositions.Length, parallelism, place =>
        {
            var target = rows.AsSpan(place * classes, classes);
            var row = _record.OnProposition(_propositions[place]);
            for (var i = 1; i < row.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var dyad = Dyad(row.Indices[j], row.Indices[i]);
                    if (classOf[dyad] < 0) continue;
                    target[classOf[dyad]] += ((0.5 * Math.Abs((int)row.Stances[i] - (int)row.Stances[j])) - Distance(dyad)) / _common[dyad];
                }
            }

            for (var group = 0; group < classes; group++) target[group] = counts[group] == 0 ? 0 : target[group] / counts[group];
        });
        return rows;
    }

    /// <summary>Class means in each replicate, replicates × classes: propositions drawn anew, pairs and their classes held.</summary>
    public double[] Replicates(int[] classOf, int classes, string name, DecompositionOptions options, CancellationToken cancellation)
    {
        var means = Means(classOf, classes);
        var draws = Measures.Intervals.PropositionBootstrap.Draws(options.Bootstrap.Seed, name);
        var sums = Measures.Intervals.PropositionBootstrap.Sums(
            Influence(classOf, classes, options.Parallelism(cancellation)), classes, options.Bootstrap.Replicates, draws);
        for (var place = 0; place < sums.Length; place++) sums[place] += means[place % classes];
        return sums;
    }
}
