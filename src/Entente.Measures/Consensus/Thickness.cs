using System.Buffers;
using Entente.Measures.Agreement;
using Entente.Measures.Intervals;
using Entente.Records;

namespace Entente.Measures.Consensus;

/// <summary>How far actors agree across their differences on a selection of propositions, with the companions that it is read with.</summary>
/// <remarks>
/// Thickness is Gwet's AC2 with linear weights over all pairs of actors, each pair weighing as much as the two stand apart, so that
/// like-minded blocs that agree with themselves do not make a consensus. An estimate is null where no proposition of the selection has
/// what it rests on; its ends are null where the selection has fewer than <see cref="FewestForInterval"/> propositions. Sources: [Gwet2008], [Gwet2014].
/// </remarks>
public sealed record Thickness
{
    /// <summary>The fewest propositions that an interval is drawn from; with fewer the bootstrap misses the truth far too often.</summary>
    public const int FewestForInterval = 5;

    /// <summary>The number of propositions in the selection.</summary>
    public required int Propositions { get; init; }

    /// <summary>The propositions with two actors that stand apart and both took a stance: those that <see cref="Value"/> rests on.</summary>
    public required int Used { get; init; }

    /// <summary>The number of stances on the propositions of the selection.</summary>
    public required int Stances { get; init; }

    /// <summary>The actors that took a stance on any of them.</summary>
    public required int Actors { get; init; }

    /// <summary>Propositions that were adopted without a vote, with assent of all members.</summary>
    public required int AdoptedWithoutVote { get; init; }

    /// <summary>Thickness: agreement across differences, beyond chance; from −1.25 to 1.</summary>
    public required Estimate? Value { get; init; }

    /// <summary>P_o of <see cref="Value"/>: mean over propositions of the weighted mean of 1 − |x − y|/2, in [0, 1].</summary>
    public required double? Observed { get; init; }

    /// <summary>P_e of <see cref="Value"/>: agreement expected by chance, in [0, 5/9].</summary>
    public required double? Expected { get; init; }

    /// <summary>The same with all pairs alike.</summary>
    public required Estimate? AllPairs { get; init; }

    /// <summary>The same over the pairs that stand on different sides of the main divide (two blocs).</summary>
    public required Estimate? MainDivide { get; init; }

    /// <summary>The same over the pairs of major powers.</summary>
    public required Estimate? MajorPowers { get; init; }

    /// <summary>The same with pairs weighing the product of their populations; null without populations.</summary>
    public required Estimate? ByPopulation { get; init; }

    /// <summary>The same with pairs weighing the product of their capabilities; null without capabilities.</summary>
    public required Estimate? ByCapability { get; init; }

    /// <summary>Breadth: the share of propositions that are common ground, of those that have a class, in [0, 1].</summary>
    public required Estimate? Breadth { get; init; }

    /// <summary>Depth: on common ground, the mean of the worst bloc's support P_g, in (0, 1); null without common ground.</summary>
    public required Estimate? Depth { get; init; }

    /// <summary>Reach: on common ground, the mean share of the period's actors that support, in [0, 1]; null without common ground.</summary>
    public required Estimate? Reach { get; init; }

    /// <summary>Scott's π of the assembly (all pairs alike, pooled shares, linear weights), at most 1; collapses where nearly all agree.</summary>
    public required double? Pi { get; init; }

    /// <summary>Conger's κ of the assembly (all pairs alike, own shares, linear weights), at most 1; collapses where nearly all agree.</summary>
    public required double? Kappa { get; init; }

    /// <summary>Krippendorff's ordinal α of the assembly, at most 1; collapses where nearly all agree.</summary>
    public required double? Alpha { get; init; }

    /// <summary>The thickness of a selection from the terms of its propositions.</summary>
    /// <param name="record">The record.</param>
    /// <param name="selection">Indices of the propositions.</param>
    /// <param name="terms">The terms of all propositions of the record.</param>
    /// <param name="name">What the selection is called: the bootstrap's draws depend on it.</param>
    /// <param name="bootstrap">How intervals are found.</param>
    internal static Thickness Of(
        StanceRecord record, ReadOnlySpan<int> selection, PropositionTerms terms, string name, BootstrapOptions bootstrap)
    {
        const int width = PropositionTerms.Width;
        var rows = terms.Select(selection);
        var totals = new double[width];
        for (var i = 0; i < rows.Length; i++) totals[i % width] += rows[i];
        var replicates = selection.Length < FewestForInterval ? 0 : bootstrap.Replicates;
        // Large and needed for hundreds of selections: rented, so that memory does not grow with their number.
        var sums = ArrayPool<double>.Shared.Rent(replicates * width);
        PropositionBootstrap.Sums(rows, width, sums.AsSpan(0, replicates * width), PropositionBootstrap.Draws(bootstrap.Seed, "thickness/" + name));
        var values = new double[replicates];

        Estimate? EstimateOf(Func<ReadOnlySpan<double>, double> statistic)
        {
            for (var replicate = 0; replicate < replicates; replicate++) values[replicate] = statistic(sums.AsSpan(replicate * width, width));
            return Estimate.Of(statistic(totals), values, bootstrap.Level);
        }

        Estimate? Corrected(PairWeighting weighting) => EstimateOf(sum => Block(sum, weighting).Ac2);
        var distance = Block(totals, PairWeighting.Distance);
        var counts = CountsOn(record, selection, out var stances, out var actors, out var adopted);
        var thickness = new Thickness
        {
            Propositions = selection.Length,
            Used = (int)distance.Count,
            Stances = stances,
            Actors = actors,
            AdoptedWithoutVote = adopted,
            Value = Corrected(PairWeighting.Distance),
            Observed = distance.Count == 0 ? null : distance.Observed,
            Expected = distance.Count == 0 ? null : distance.Expected,
            AllPairs = Corrected(PairWeighting.Alike),
            MainDivide = Corrected(PairWeighting.MainDivide),
            MajorPowers = Corrected(PairWeighting.MajorPowers),
            ByPopulation = Corrected(PairWeighting.Population),
            ByCapability = Corrected(PairWeighting.Capability),
            Breadth = EstimateOf(sum => Ratio(sum, 1, 0)),
            Depth = EstimateOf(sum => Ratio(sum, 2, 1)),
            Reach = EstimateOf(sum => Ratio(sum, 3, 1)),
            Pi = Block(totals, PairWeighting.Alike).Pi,
            Kappa = CongerKappa.Of(record, selection),
            Alpha = KrippendorffAlpha.FromCounts(counts, Records.Stances.Categories, AlphaMetric.Ordinal),
        };
        ArrayPool<double>.Shared.Return(sums);
        return thickness;
    }

    private static MeanTerms Block(ReadOnlySpan<double> sums, PairWeighting weighting) =>
        new(sums.Slice((int)weighting * PropositionTerms.ColumnsPerWeighting, PropositionTerms.ColumnsPerWeighting));

    private static double Ratio(ReadOnlySpan<double> sums, int numerator, int denominator)
    {
        var columns = sums[PropositionTerms.ClassColumn..];
        return columns[denominator] == 0 ? double.NaN : columns[numerator] / columns[denominator];
    }

    private static int[] CountsOn(StanceRecord record, ReadOnlySpan<int> selection, out int stances, out int actors, out int adopted)
    {
        var counts = new int[selection.Length * Records.Stances.Categories];
        var speaks = new bool[record.Actors.Length];
        stances = 0;
        adopted = 0;
        for (var place = 0; place < selection.Length; place++)
        {
            var row = record.OnProposition(selection[place]);
            stances += row.Length;
            if (record.Propositions[selection[place]].AdoptedWithoutVote) adopted++;
            for (var i = 0; i < row.Length; i++)
            {
                counts[(place * Records.Stances.Categories) + row.Stances[i].Category()]++;
                speaks[row.Indices[i]] = true;
            }
        }

        actors = speaks.Count(does => does);
        return counts;
    }

    /// <summary>Means of agreement and shares over the propositions that count under one weighting.</summary>
    private readonly ref struct MeanTerms(ReadOnlySpan<double> sums)
    {
        // T_w / (K (K − 1)) with K = 3 categories and linear weights: T_w = 3 + 4 · 1/2 = 5.
        private const double Chance = 5.0 / 6.0;

        public double Count { get; } = sums[0];

        public double Observed { get; } = sums[1] / sums[0];

        private double Oppose { get; } = sums[2] / sums[0];

        private double Reserve { get; } = sums[3] / sums[0];

        private double Support => 1 - Oppose - Reserve;

        public double Expected => Chance * ((Oppose * (1 - Oppose)) + (Reserve * (1 - Reserve)) + (Support * (1 - Support)));

        /// <summary>NaN where no proposition counts.</summary>
        public double Ac2 => (Observed - Expected) / (1 - Expected);

        public double? Pi
        {
            get
            {
                var disagreement = (Oppose * (1 - Oppose)) + (Support * (1 - Support));
                return Count == 0 || disagreement < 1e-12 ? null : 1 - ((1 - Observed) / disagreement);
            }
        }
    }
}
