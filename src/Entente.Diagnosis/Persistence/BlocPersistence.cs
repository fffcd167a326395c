using System.Collections.Immutable;
using Entente.Measures.Intervals;
using Entente.Measures.Polarization;
using Entente.Measures.Positions;
using Entente.Measures.Randomness;
using Entente.Records;

namespace Entente.Diagnosis.Persistence;

/// <summary>How much of the structure of a period is that of the reference blocs, among the actors that were in one of them and are still there.</summary>
/// <remarks>
/// Estimates are medians over draws of the positions (and of the reference positions, where blocs were found from them) with their intervals; the value at
/// the means, without an interval, where standard deviations are unknown. The actors are all there are, not a sample, so nothing else is drawn.
/// </remarks>
public sealed record BlocPersistence
{
    /// <summary>The key of the period.</summary>
    public required int Period { get; init; }

    /// <summary>The actors compared, n: those in a reference bloc that have a position in the period.</summary>
    public required int Actors { get; init; }

    /// <summary>Share of the variance of their positions between the reference blocs, η², in [0, 1]; null if all stand at one place.</summary>
    public required Estimate? Share { get; init; }

    /// <summary>What the share would be on average if the reference blocs were dealt out at random: (k − 1)/(n − 1); null with one actor.</summary>
    public required double? Chance { get; init; }

    /// <summary>The share beyond chance, (η² − chance)/(1 − chance), at most 1: what regression calls the adjusted R²; null where undefined.</summary>
    public double? BeyondChance => Share is { } share && Chance is { } chance && chance < 1 ? (share.Value - chance) / (1 - chance) : null;

    /// <summary>The largest share that as many blocs could have in this period: that of the best split of the same actors [Fisher1958].</summary>
    public required Estimate? BestShare { get; init; }

    /// <summary>Share over best share, in [0, 1]: how much of the period's bloc structure is that of the reference; null where undefined.</summary>
    public required Estimate? OfBest { get; init; }

    /// <summary>Adjusted Rand index of the reference blocs and the best split, at most 1; 0 is chance; null with fewer than two actors.</summary>
    public required Estimate? AdjustedRand { get; init; }

    /// <summary>Squared correlation of the positions with the reference positions, in [0, 1]; null for given blocs and where undefined.</summary>
    public required Estimate? PositionShare { get; init; }

    /// <summary>The share of random deals of the reference blocs whose η² at the mean positions is as large, in (0, 1]; null where undefined or not asked.</summary>
    public required double? PValue { get; init; }

    /// <summary>Indices of the actors whose bloc of the best split, counted from below, is not that of the reference; empty for given blocs, which have no order.</summary>
    public required ImmutableArray<int> ChangedSides { get; init; }

    /// <summary>The persistence of reference blocs in every period.</summary>
    /// <param name="record">The record.</param>
    /// <param name="positions">Where its actors stand, in one dimension.</param>
    /// <param name="reference">The reference blocs.</param>
    /// <param name="options">Draws, permutations, level, seed, threads.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One for each period in which two reference blocs have a member with a position, ascending.</returns>
    /// <exception cref="ArgumentException">Positions or blocs are not those of the record's actors or not in one dimension, or an option is out of range.</exception>
    public static ImmutableArray<BlocPersistence> ByPeriod(
        StanceRecord record, ActorPositions positions, ReferenceBlocs reference, PersistenceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(reference);
        LocatedActors.RequireOneDimension(positions, nameof(positions));
        options ??= new PersistenceOptions();
        PersistenceOptions.Validate(options);
        if (positions.ActorCount != record.Actors.Length || reference.Partition.BlocOf.Length != record.Actors.Length)
        {
            throw new ArgumentException(
                $"Expected positions and reference blocs of the record's {record.Actors.Length} actors; found {positions.ActorCount} and {reference.Partition.BlocOf.Length}.",
                nameof(positions));
        }

        var found = new BlocPersistence?[record.Periods.Length];
        var parallelism = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        Parallel.For(0, found.Length, parallelism, place => found[place] = Of(positions, reference, record.Periods[place].Key, options));
        return [.. found.OfType<BlocPersistence>()];
    }

    private static BlocPersistence? Of(ActorPositions positions, ReferenceBlocs reference, int period, PersistenceOptions options)
    {
        var located = LocatedActors.In(positions, period, reference.Partition);
        if (reference.Located is { } references) located = located.ThenBy(references);
        var blocOf = located.Actors.Select(actor => reference.Partition.BlocOf[actor]).ToArray();
        var blocs = blocOf.Distinct().Count();
        if (blocs < 2) return null;
        var earlier = reference.Located is { } before ? new Earlier(before.ThenBy(located), located.Actors, reference.Partition.Count) : null;
        var atMeans = Comparison.Of(blocOf, blocs, located.Means, earlier?.Means);

        var replicates = located.CanBeDrawn && (earlier is null || earlier.CanBeDrawn) ? options.Bootstrap.Replicates : 0;
        var draws = PropositionBootstrap.Draws(options.Bootstrap.Seed, FormattableString.Invariant($"persistence/{period}"));
        var referenceDraws = PropositionBootstrap.Draws(options.Bootstrap.Seed, "persistence/reference");
        var compared = new Comparison[replicates];
        var drawn = new double[blocOf.Length];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            located.Draw(draws, replicate, drawn);
            var drawnBlocs = earlier?.Draw(referenceDraws, replicate) ?? blocOf;
            compared[replicate] = Comparison.Of(drawnBlocs, blocs, drawn, earlier?.Drawn);
        }

        Estimate? Summary(Func<Comparison, double?> quantity) => LocatedActors.Summary(
            quantity(atMeans), compared.Select(comparison => quantity(comparison) ?? double.NaN).ToArray(), options.Bootstrap.Level);
        return new BlocPersistence
        {
            Period = period,
            Actors = blocOf.Length,
            Share = Summary(comparison => comparison.Share),
            Chance = blocOf.Length < 2 ? null : (blocs - 1.0) / (blocOf.Length - 1.0),
            BestShare = Summary(comparison => comparison.BestShare),
            OfBest = Summary(comparison => comparison.Share / comparison.BestShare),
            AdjustedRand = Summary(comparison => comparison.Rand),
            PositionShare = Summary(comparison => comparison.PositionShare),
            PValue = Permuted(blocOf, located.Means, atMeans.Share, period, options),
            ChangedSides = reference.AreFound ? [.. located.Actors.Where((_, place) => atMeans.Best[place] != blocOf[place]).Order()] : [],
        };
    }

    private static double? Permuted(int[] blocOf, double[] means, double? share, int period, PersistenceOptions options)
    {
        if (share is not { } observed || options.Permutations == 0) return null;
        var draws = PropositionBootstrap.Draws(options.Bootstrap.Seed, FormattableString.Invariant($"permutation/{period}"));
        var dealt = (int[])blocOf.Clone();
        var (counter, asLarge) = (0UL, 1);
        for (var permutation = 0; permutation < options.Permutations; permutation++)
        {
            for (var last = dealt.Length - 1; last > 0; last--)
            {
                var other = draws.Below(counter++, last + 1);
                (dealt[last], dealt[other]) = (dealt[other], dealt[last]);
            }

            // A share that differs by rounding alone is as large.
            if (BetweenBlocVariance.Of(dealt, means) >= observed - 1e-12) asLarge++;
        }

        return asLarge / (options.Permutations + 1.0);
    }

    /// <summary>The reference positions of the actors compared, and the blocs that draws of all reference positions give them.</summary>
    private sealed class Earlier
    {
        private readonly LocatedActors _all;
        private readonly int[] _places;
        private readonly int _count;
        private readonly double[] _drawnAll;

        public Earlier(LocatedActors all, int[] actors, int count)
        {
            (_all, _count, _drawnAll) = (all, count, new double[all.Actors.Length]);
            var placeOf = all.PlaceOf();
            _places = [.. actors.Select(actor => placeOf[actor])];
            Means = [.. _places.Select(place => all.Means[place])];
            Drawn = new double[actors.Length];
        }

        public bool CanBeDrawn => _all.CanBeDrawn;

        public double[] Means { get; }

        public double[] Drawn { get; }

        public int[] Draw(CounterRandom draws, int replicate)
        {
            _all.Draw(draws, replicate, _drawnAll);
            var blocOf = BestSplit.Of(_drawnAll, _count);
            for (var place = 0; place < _places.Length; place++) Drawn[place] = _drawnAll[_places[place]];
            return [.. _places.Select(place => blocOf[place])];
        }
    }

    /// <summary>Blocs and positions of one draw.</summary>
    private readonly record struct Comparison(double? Share, double? BestShare, double? Rand, double? PositionShare, int[] Best)
    {
        public static Comparison Of(int[] blocOf, int blocs, double[] locations, double[]? earlier)
        {
            var best = BestSplit.Of(locations, blocs);
            return new Comparison(
                BetweenBlocVariance.Of(blocOf, locations),
                BetweenBlocVariance.Of(best, locations),
                Measures.Blocs.AdjustedRand.Index(blocOf, best),
                earlier is null ? null : SquaredCorrelation(earlier, locations),
                best);
        }

        private static double? SquaredCorrelation(double[] first, double[] second)
        {
            var (meanFirst, meanSecond) = (first.Average(), second.Average());
            double both = 0, ofFirst = 0, ofSecond = 0;
            for (var place = 0; place < first.Length; place++)
            {
                var (x, y) = (first[place] - meanFirst, second[place] - meanSecond);
                both += x * y;
                ofFirst += x * x;
                ofSecond += y * y;
            }

            return ofFirst == 0 || ofSecond == 0 ? null : Math.Min(1, both * both / (ofFirst * ofSecond));
        }
    }
}
