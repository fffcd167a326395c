using System.Collections.Immutable;
using Entente.Measures.Intervals;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.TalkAndDeed;

/// <summary>The gap between what an actor says and what it does.</summary>
/// <param name="Actor">The actor's code.</param>
/// <param name="Talk">Its talk as a z-score among the actors compared.</param>
/// <param name="Deed">Its deed as a z-score among them.</param>
/// <param name="Gap">Talk less deed, in standard deviations; above 0 says more than it does. Its interval from the errors of both; no ends where an error is unknown.</param>
public sealed record TalkGap(string Actor, double Talk, double Deed, Estimate Gap)
{
    /// <summary>Whether the interval of the gap leaves 0 out.</summary>
    public bool IsClear => Gap is { Low: > 0 } or { High: < 0 };
}

/// <summary>Two kinds of conduct of the same actors side by side.</summary>
/// <remarks>
/// Both are put on a common scale among the actors that have both: z-scores. A gap is therefore relative: half of all actors say more than they do
/// by construction, and only who does, and how far talk and deed go together, is a finding.
/// </remarks>
public sealed record ConductComparison
{
    /// <summary>What the talk is.</summary>
    public required string Talk { get; init; }

    /// <summary>What the deed is.</summary>
    public required string Deed { get; init; }

    /// <summary>Actors with only one of the two, which are left out.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The gap of each actor that has both, from the largest to the smallest, then by code; empty where all say, or all do, the same.</summary>
    public required ImmutableArray<TalkGap> Gaps { get; init; }

    /// <summary>
    /// Spearman's rank correlation of talk and deed over the actors, ties at their mean rank, in [−1, 1]; null with fewer than three actors or where all say, or do, the
    /// same. Interval by bootstrap over actors, the errors of their values left in.
    /// </summary>
    public required Estimate? RankCorrelation { get; init; }

    /// <summary>
    /// What the rank correlation would be without the errors of measurement, by Spearman's correction: over the root of the product of the reliabilities, at most 1;
    /// null where errors are unknown or swallow all differences. Source: [Spearman1904].
    /// </summary>
    public required double? Disattenuated { get; init; }

    /// <summary>Puts talk and deed side by side.</summary>
    /// <param name="talk">The talk.</param>
    /// <param name="deed">The deed.</param>
    /// <param name="bootstrap">Replicates, level, seed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static ConductComparison Of(Conduct talk, Conduct deed, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(talk);
        ArgumentNullException.ThrowIfNull(deed);
        bootstrap ??= new BootstrapOptions();
        BootstrapOptions.Validate(bootstrap);
        var deeds = deed.Values.ToDictionary(value => value.Actor, StringComparer.Ordinal);
        // By what they say and do, not by what they are called: draws and sums do not hang on names.
        var both = talk.Values.Where(value => deeds.ContainsKey(value.Actor)).Select(value => (Talk: value, Deed: deeds[value.Actor]))
            .OrderBy(pair => pair.Talk.Value).ThenBy(pair => pair.Deed.Value).ThenBy(pair => pair.Talk.Error).ThenBy(pair => pair.Deed.Error).ToArray();
        var (talks, deedsOfBoth) = (both.Select(pair => pair.Talk).ToArray(), both.Select(pair => pair.Deed).ToArray());
        return new ConductComparison
        {
            Talk = talk.Name,
            Deed = deed.Name,
            LeftOut = talk.Values.Length + deed.Values.Length - (2 * both.Length),
            Gaps = GapsOf(talks, deedsOfBoth, bootstrap.Level),
            RankCorrelation = Correlation(talks, deedsOfBoth, bootstrap, $"talk/{talk.Name}/{deed.Name}"),
            Disattenuated = Corrected(talks, deedsOfBoth),
        };
    }

    /// <summary>Every two of several kinds of conduct side by side, the earlier one as the talk: say, vote, ratify, do.</summary>
    /// <param name="conducts">The kinds of conduct, from word to deed.</param>
    /// <param name="bootstrap">Replicates, level, seed.</param>
    /// <returns>One for each pair, in their order.</returns>
    public static ImmutableArray<ConductComparison> OfAll(IReadOnlyList<Conduct> conducts, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(conducts);
        return
        [
            .. from talk in Enumerable.Range(0, conducts.Count)
               from deed in Enumerable.Range(talk + 1, conducts.Count - talk - 1)
               select Of(conducts[talk], conducts[deed], bootstrap),
        ];
    }

    private static ImmutableArray<TalkGap> GapsOf(ActorConduct[] talks, ActorConduct[] deeds, double level)
    {
        var (ofTalk, ofDeed) = (Scale.Of(talks), Scale.Of(deeds));
        if (ofTalk.Deviation == 0 || ofDeed.Deviation == 0) return [];
        var z = Normal.Quantile((1 + level) / 2);
        return
        [
            .. talks.Zip(deeds).Select(pair =>
                {
                    var (talk, deed) = ((pair.First.Value - ofTalk.Mean) / ofTalk.Deviation, (pair.Second.Value - ofDeed.Mean) / ofDeed.Deviation);
                    double? margin = pair.First.Error is { } first && pair.Second.Error is { } second
                        ? z * Math.Sqrt((first * first / (ofTalk.Deviation * ofTalk.Deviation)) + (second * second / (ofDeed.Deviation * ofDeed.Deviation)))
                        : null;
                    return new TalkGap(pair.First.Actor, talk, deed, new Estimate(talk - deed, talk - deed - margin, talk - deed + margin));
                })
                .OrderByDescending(gap => gap.Gap.Value)
                .ThenBy(gap => gap.Actor, StringComparer.Ordinal),
        ];
    }

    private static Estimate? Correlation(ActorConduct[] talks, ActorConduct[] deeds, BootstrapOptions bootstrap, string name)
    {
        var (x, y) = (Values(talks), Values(deeds));
        if (x.Length < 3 || Spearman(x, y) is not { } value) return null;

        // Only ranks count, and drawn in their order the replicates are the same however actors are named: pairs with both ranks the same are exchangeable.
        var ranks = Ranks(x).Zip(Ranks(y)).Order().ToArray();
        (x, y) = ([.. ranks.Select(pair => pair.First)], [.. ranks.Select(pair => pair.Second)]);
        var draws = PropositionBootstrap.Draws(bootstrap.Seed, name);
        var replicates = new double[bootstrap.Replicates];
        var (drawnX, drawnY) = (new double[x.Length], new double[x.Length]);
        for (var replicate = 0; replicate < replicates.Length; replicate++)
        {
            for (var place = 0; place < x.Length; place++)
            {
                var drawn = draws.Below(((ulong)replicate * (ulong)x.Length) + (ulong)place, x.Length);
                (drawnX[place], drawnY[place]) = (x[drawn], y[drawn]);
            }

            replicates[replicate] = Spearman(drawnX, drawnY) ?? double.NaN;
        }

        return Estimate.Of(value, replicates, bootstrap.Level);
    }

    private static double? Corrected(ActorConduct[] talks, ActorConduct[] deeds)
    {
        if (talks.Length < 3 || Spearman(Values(talks), Values(deeds)) is not { } correlation) return null;
        return Reliability(talks) * Reliability(deeds) is { } product and > 0 ? Math.Clamp(correlation / Math.Sqrt(product), -1, 1) : null;
    }

    /// <summary>The share of the variance between actors that is not error; null if an error is unknown, 0 where error is all there is.</summary>
    private static double? Reliability(ActorConduct[] values)
    {
        if (values.Any(value => value.Error is null)) return null;
        var deviation = Scale.Of(values).Deviation;
        return deviation == 0 ? null : Math.Max(0, 1 - (values.Average(value => value.Error!.Value * value.Error.Value) / (deviation * deviation)));
    }

    /// <summary>Pearson's correlation of mean ranks; null where all are tied.</summary>
    internal static double? Spearman(double[] first, double[] second)
    {
        var (x, y) = (Ranks(first), Ranks(second));
        var middle = (first.Length + 1) / 2.0;
        double both = 0, ofX = 0, ofY = 0;
        for (var place = 0; place < x.Length; place++)
        {
            both += (x[place] - middle) * (y[place] - middle);
            ofX += (x[place] - middle) * (x[place] - middle);
            ofY += (y[place] - middle) * (y[place] - middle);
        }

        return ofX == 0 || ofY == 0 ? null : Math.Clamp(both / Math.Sqrt(ofX * ofY), -1, 1);
    }

    private static double[] Ranks(double[] values)
    {
        var sorted = (double[])values.Clone();
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        // Values that differ by the rounding of their sums alone are tied.
        var rounding = 1e-12 * sorted.Max(Math.Abs);
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end] - sorted[Math.Max(start, end - 1)] <= rounding) end++;
            for (var place = start; place < end; place++) ranks[order[place]] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }

    private static double[] Values(ActorConduct[] values) => [.. values.Select(value => value.Value)];

    private readonly record struct Scale(double Mean, double Deviation)
    {
        public static Scale Of(ActorConduct[] values)
        {
            if (values.Length < 2) return new Scale(0, 0);
            var mean = values.Average(value => value.Value);
            var deviation = Math.Sqrt(values.Sum(value => (value.Value - mean) * (value.Value - mean)) / (values.Length - 1));
            // Equal values differ by rounding alone.
            return new Scale(mean, deviation <= 1e-13 * Math.Abs(mean) ? 0 : deviation);
        }
    }
}
