using System.Collections.Immutable;
using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Diagnosis.Decomposition;

/// <summary>The pairs of actors of two groups, or within one, in both periods.</summary>
/// <param name="First">A group.</param>
/// <param name="Second">The other, or the same.</param>
/// <param name="DyadsBefore">Pairs with a common proposition before.</param>
/// <param name="DyadsAfter">Pairs after.</param>
/// <param name="DistanceBefore">Their mean distance before, in [0, 1]; null without a pair.</param>
/// <param name="DistanceAfter">Their mean distance after.</param>
/// <param name="Composition">What the change of their share adds to the change of the whole, against the mean distance of all pairs.</param>
/// <param name="Rate">What the change of their distance adds.</param>
public sealed record GroupPairChange(
    string First, string Second, int DyadsBefore, int DyadsAfter, double? DistanceBefore, double? DistanceAfter, double Composition, Estimate Rate)
{
    /// <summary>Whether both are the same group.</summary>
    public bool IsWithin => First == Second;

    /// <summary>Composition and rate.</summary>
    public double Total => Composition + Rate.Value;
}

/// <summary>What the members of a group contribute: all of the pairs within it and half of each pair with another group.</summary>
/// <param name="Group">The group.</param>
/// <param name="ActorsBefore">Its members that have a pair before.</param>
/// <param name="ActorsAfter">Its members that have one after.</param>
/// <param name="Composition">Part of the change of shares.</param>
/// <param name="Rate">Part of the change of distances.</param>
public sealed record GroupContribution(string Group, int ActorsBefore, int ActorsAfter, double Composition, double Rate)
{
    /// <summary>Composition and rate; over all groups they add up to the change.</summary>
    public double Total => Composition + Rate;
}

/// <summary>A change in the mean distance of pairs over declared groups: within and between them, by shares and by distances [Kitagawa1955].</summary>
/// <remarks>
/// The distances of pairs are those of <see cref="DyadChange"/>. A share's change is counted against the mean distance of all pairs in both
/// periods, which leaves the sum as it is and makes single entries comparable: a group that grows and stands farther apart than the
/// rest adds disagreement.
/// </remarks>
public sealed record GroupChange
{
    /// <summary>The name of the grouping.</summary>
    public required string Grouping { get; init; }

    /// <summary>The years of the earlier period.</summary>
    public required YearRange BeforeYears { get; init; }

    /// <summary>The years of the later period.</summary>
    public required YearRange AfterYears { get; init; }

    /// <summary>Mean distance of all pairs before.</summary>
    public required Estimate Before { get; init; }

    /// <summary>Mean distance of all pairs after.</summary>
    public required Estimate After { get; init; }

    /// <summary>After minus before.</summary>
    public required Estimate Total { get; init; }

    /// <summary>The part of the change in who the pairs are.</summary>
    public required Estimate Composition { get; init; }

    /// <summary>The part of the change in distances within groups.</summary>
    public required Estimate RateWithin { get; init; }

    /// <summary>The part of the change in distances between groups.</summary>
    public required Estimate RateBetween { get; init; }

    /// <summary>Disagreement within groups before: Σ share × distance over pairs of one group; between is the rest of <see cref="Before"/>.</summary>
    public required double WithinBefore { get; init; }

    /// <summary>The same after.</summary>
    public required double WithinAfter { get; init; }

    /// <summary>All pairs of groups that have a pair of actors, in ordinal order.</summary>
    public required ImmutableArray<GroupPairChange> Pairs { get; init; }

    /// <summary>What each group's members contribute, in ordinal order.</summary>
    public required ImmutableArray<GroupContribution> Groups { get; init; }

    /// <summary>Decomposes the change between two periods of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="grouping">The groups.</param>
    /// <param name="before">Years of the one period.</param>
    /// <param name="after">Years of the other; no year in common.</param>
    /// <param name="options">Intervals and threads; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The ranges share a year, a range has no proposition or no pair, or the record has more than 4,000 actors.</exception>
    public static GroupChange Of(
        StanceRecord record,
        ActorGrouping grouping,
        YearRange before,
        YearRange after,
        DecompositionOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(grouping);
        options ??= new DecompositionOptions();
        DecompositionOptions.Validate(options);
        YearRange.RequireApart(before, after);
        var first = DyadTable.Of(record, before, nameof(before), cancellation);
        var second = DyadTable.Of(record, after, nameof(after), cancellation);
        string[] groupOf = [.. record.Actors.Select(actor => grouping.GroupOf(actor) ?? ActorGrouping.None)];
        string[] groups = [.. groupOf.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[] place = [.. groupOf.Select(group => Array.BinarySearch(groups, group, StringComparer.Ordinal))];
        // Pairs of groups are numbered as pairs of actors are, each group with itself included.
        var classes = groups.Length * (groups.Length + 1) / 2;
        var classOf = new int[first.Dyads];
        for (var actor = 1; actor < place.Length; actor++)
        {
            for (var other = 0; other < actor; other++) classOf[DyadTable.Dyad(other, actor)] = ClassOf(place[other], place[actor]);
        }

        var (countsBefore, countsAfter) = (first.Counts(classOf, classes), second.Counts(classOf, classes));
        var (sharesBefore, sharesAfter) = (Shares(countsBefore, before, nameof(before)), Shares(countsAfter, after, nameof(after)));
        var (meansBefore, meansAfter) = (first.Means(classOf, classes), second.Means(classOf, classes));
        var drawnBefore = first.Replicates(classOf, classes, "groups/before", options, cancellation);
        var drawnAfter = second.Replicates(classOf, classes, "groups/after", options, cancellation);
        Kitagawa PartsOf(ReadOnlySpan<double> d0, ReadOnlySpan<double> d1) => Kitagawa.Of(sharesBefore, d0, sharesAfter, d1);
        var parts = PartsOf(meansBefore, meansAfter);
        Kitagawa[] drawn =
        [
            .. Enumerable.Range(0, options.Bootstrap.Replicates).Select(replicate =>
                PartsOf(drawnBefore.AsSpan(replicate * classes, classes), drawnAfter.AsSpan(replicate * classes, classes))),
        ];
        var level = (parts.Before + parts.After) / 2;
        double CompositionOf(int pair) => parts.CompositionByGroup[pair] - ((sharesAfter[pair] - sharesBefore[pair]) * level);

        var pairs = ImmutableArray.CreateBuilder<GroupPairChange>();
        var contributions = new (double Composition, double Rate)[groups.Length];
        var within = new List<int>();
        for (var one = 0; one < groups.Length; one++)
        {
            for (var other = one; other < groups.Length; other++)
            {
                var pair = ClassOf(one, other);
                if (one == other) within.Add(pair);
                if (countsBefore[pair] + countsAfter[pair] == 0) continue;
                var (composition, rate) = (CompositionOf(pair), parts.RatesByGroup[pair]);
                pairs.Add(new GroupPairChange(
                    groups[one], groups[other], countsBefore[pair], countsAfter[pair], NullIfNaN(meansBefore[pair]), NullIfNaN(meansAfter[pair]), composition, EstimateOf(of => of.RatesByGroup[pair])));
                foreach (var group in (int[])[one, other])
                {
                    contributions[group].Composition += composition / 2;
                    contributions[group].Rate += rate / 2;
                }
            }
        }

        var (actorsBefore, actorsAfter) = (Members(first, place, groups.Length), Members(second, place, groups.Length));
        return new GroupChange
        {
            Grouping = grouping.Name,
            BeforeYears = before,
            AfterYears = after,
            Before = EstimateOf(of => of.Before),
            After = EstimateOf(of => of.After),
            Total = EstimateOf(of => of.Total),
            Composition = EstimateOf(of => of.Composition),
            RateWithin = EstimateOf(of => within.Sum(pair => of.RatesByGroup[pair])),
            RateBetween = EstimateOf(of => of.Rates - within.Sum(pair => of.RatesByGroup[pair])),
            WithinBefore = within.Sum(pair => countsBefore[pair] == 0 ? 0 : sharesBefore[pair] * meansBefore[pair]),
            WithinAfter = within.Sum(pair => countsAfter[pair] == 0 ? 0 : sharesAfter[pair] * meansAfter[pair]),
            Pairs = pairs.ToImmutable(),
            Groups =
            [
                .. groups.Select((group, index) => new GroupContribution(
                    group, actorsBefore[index], actorsAfter[index], contributions[index].Composition, contributions[index].Rate)),
            ],
        };

        Estimate EstimateOf(Func<Kitagawa, double> statistic) =>
            Estimate.Of(statistic(parts), drawn.Select(statistic).ToArray(), options.Bootstrap.Level)!.Value;
    }

    private static int ClassOf(int one, int other) => one < other ? (other * (other + 1) / 2) + one : (one * (one + 1) / 2) + other;

    private static double? NullIfNaN(double value) => double.IsNaN(value) ? null : value;

    private static double[] Shares(int[] counts, YearRange years, string parameter)
    {
        double total = counts.Sum();
        return total > 0
            ? [.. counts.Select(count => count / total)]
            : throw new ArgumentException($"No two actors took a stance on the same proposition in {years}.", parameter);
    }

    private static int[] Members(DyadTable table, int[] groupOf, int groups)
    {
        var counts = new int[groups];
        for (var actor = 0; actor < groupOf.Length; actor++)
        {
            var isIn = false;
            for (var other = 0; other < groupOf.Length && !isIn; other++)
                isIn = other != actor && table.Has(DyadTable.Dyad(Math.Min(actor, other), Math.Max(actor, other)));
            if (isIn) counts[groupOf[actor]]++;
        }

        return counts;
    }
}
