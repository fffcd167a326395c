using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Diagnosis.Decomposition;

/// <summary>A change in the mean distance of pairs of actors between two periods, without a model: pairs that stayed, came and left.</summary>
/// <remarks>
/// The distance of a pair is the mean of |sᵢ − sⱼ|/2 over the propositions of the period on which both took a stance; every pair weighs the same. A
/// pair stays if it has a common proposition in both periods. It can't tell movement from agenda: what the stayers changed is both; for
/// that see <see cref="DisagreementChange"/>. Sources: [Melitz2015]; intervals by a first-order bootstrap over propositions [Efron1993].
/// </remarks>
public sealed record DyadChange
{
    /// <summary>The years of the earlier period.</summary>
    public required YearRange BeforeYears { get; init; }

    /// <summary>The years of the later period.</summary>
    public required YearRange AfterYears { get; init; }

    /// <summary>Mean distance before, in [0, 1].</summary>
    public required Estimate Before { get; init; }

    /// <summary>Mean distance after, in [0, 1].</summary>
    public required Estimate After { get; init; }

    /// <summary>After minus before; the sum of the three parts.</summary>
    public required Estimate Total { get; init; }

    /// <summary>How pairs of both periods changed; null if there are none.</summary>
    public required Estimate? Stayers { get; init; }

    /// <summary>What pairs of the later period only add: their share times how far they stand from the stayers of their time; null without stayers.</summary>
    public required Estimate? Entrants { get; init; }

    /// <summary>What pairs of the earlier period only took away; null without stayers.</summary>
    public required Estimate? Leavers { get; init; }

    /// <summary>Pairs of both periods.</summary>
    public required int StayerDyads { get; init; }

    /// <summary>Pairs of the later period only.</summary>
    public required int EntrantDyads { get; init; }

    /// <summary>Pairs of the earlier period only.</summary>
    public required int LeaverDyads { get; init; }

    /// <summary>Propositions of the earlier period.</summary>
    public required int PropositionsBefore { get; init; }

    /// <summary>Propositions of the later period.</summary>
    public required int PropositionsAfter { get; init; }

    /// <summary>Decomposes the change between two periods of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="before">Years of the one period.</param>
    /// <param name="after">Years of the other; no year in common.</param>
    /// <param name="options">Intervals and threads; null for the defaults. There are no positions to draw.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The ranges share a year, a range has no proposition or no pair, or the record has more than 4,000 actors.</exception>
    public static DyadChange Of(
        StanceRecord record, YearRange before, YearRange after, DecompositionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        options ??= new DecompositionOptions();
        DecompositionOptions.Validate(options);
        YearRange.RequireApart(before, after);
        var first = DyadTable.Of(record, before, nameof(before), cancellation);
        var second = DyadTable.Of(record, after, nameof(after), cancellation);
        // Class 0 are the stayers, class 1 the others of the period.
        int[] classOf = [.. Enumerable.Range(0, first.Dyads).Select(dyad => first.Has(dyad) && second.Has(dyad) ? 0 : 1)];
        var (countsBefore, countsAfter) = (first.Counts(classOf, 2), second.Counts(classOf, 2));
        RequirePairs(countsBefore, before, nameof(before));
        RequirePairs(countsAfter, after, nameof(after));
        var leaverShare = countsBefore[1] / (double)(countsBefore[0] + countsBefore[1]);
        var entrantShare = countsAfter[1] / (double)(countsAfter[0] + countsAfter[1]);
        var (meansBefore, meansAfter) = (first.Means(classOf, 2), second.Means(classOf, 2));
        var drawnBefore = first.Replicates(classOf, 2, "dyads/before", options, cancellation);
        var drawnAfter = second.Replicates(classOf, 2, "dyads/after", options, cancellation);

        return new DyadChange
        {
            BeforeYears = before,
            AfterYears = after,
            Before = EstimateOf((d0, _) => Mean(d0, leaverShare))!.Value,
            After = EstimateOf((_, d1) => Mean(d1, entrantShare))!.Value,
            Total = EstimateOf((d0, d1) => Mean(d1, entrantShare) - Mean(d0, leaverShare))!.Value,
            Stayers = EstimateOf((d0, d1) => Parts(d0, d1)?.Stayers ?? double.NaN),
            Entrants = EstimateOf((d0, d1) => Parts(d0, d1)?.Entrants ?? double.NaN),
            Leavers = EstimateOf((d0, d1) => Parts(d0, d1)?.Leavers ?? double.NaN),
            StayerDyads = countsBefore[0],
            EntrantDyads = countsAfter[1],
            LeaverDyads = countsBefore[1],
            PropositionsBefore = first.Propositions,
            PropositionsAfter = second.Propositions,
        };

        StayersEntrantsLeavers? Parts(ReadOnlySpan<double> d0, ReadOnlySpan<double> d1) =>
            StayersEntrantsLeavers.Of(d0[0], d1[0], d1[1], entrantShare, d0[1], leaverShare);

        Estimate? EstimateOf(ClassMeansToNumber statistic)
        {
            var values = new double[options.Bootstrap.Replicates];
            for (var replicate = 0; replicate < values.Length; replicate++)
                values[replicate] = statistic(drawnBefore.AsSpan(2 * replicate, 2), drawnAfter.AsSpan(2 * replicate, 2));
            return Estimate.Of(statistic(meansBefore, meansAfter), values, options.Bootstrap.Level);
        }
    }

    private delegate double ClassMeansToNumber(ReadOnlySpan<double> before, ReadOnlySpan<double> after);

    // A class without pairs has no mean and no share.
    private static double Mean(ReadOnlySpan<double> means, double otherShare) =>
        otherShare == 0 ? means[0] : otherShare == 1 ? means[1] : means[0] + (otherShare * (means[1] - means[0]));

    private static void RequirePairs(int[] counts, YearRange years, string parameter)
    {
        if (counts.Sum() == 0) throw new ArgumentException($"No two actors took a stance on the same proposition in {years}.", parameter);
    }
}
