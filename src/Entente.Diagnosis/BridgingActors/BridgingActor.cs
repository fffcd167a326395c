using System.Collections.Immutable;
using Entente.Measures.Agreement;
using Entente.Measures.Blocs;
using Entente.Measures.IdealPoints;
using Entente.Measures.Intervals;
using Entente.Measures.Numerics;

namespace Entente.Diagnosis.BridgingActors;

/// <summary>How an actor stands between the blocs of a period, and whether it moves.</summary>
public sealed record BridgingActor
{
    /// <summary>Index of the actor in the record.</summary>
    public required int Actor { get; init; }

    /// <summary>Its bloc.</summary>
    public required int Bloc { get; init; }

    /// <summary>The other bloc whose centre is nearest.</summary>
    public required int Nearest { get; init; }

    /// <summary>Its position in the period.</summary>
    public required double Position { get; init; }

    /// <summary>The way from its own bloc's centre (0) to the other's (1) that it has gone; negative beyond its own centre.</summary>
    public required double Way { get; init; }

    /// <summary>1 − |2·way − 1|, at least 0: 1 halfway between the centres, 0 at a centre or beyond. With its interval from the point's standard deviation.</summary>
    public required Estimate Betweenness { get; init; }

    /// <summary>The probability that it stands nearer to the other centre than to its own bloc's, in [0, 1].</summary>
    public required double Crossing { get; init; }

    /// <summary>Its silhouette among the positions, in [−1, 1]; null where there are not two blocs with members.</summary>
    public required double? Silhouette { get; init; }

    /// <summary>Mean agreement with the members of each bloc (itself left out) over the period's propositions, in [0, 1]; null where it shares none with any.</summary>
    public required ImmutableArray<double?> Agreement { get; init; }

    /// <summary>The least of <see cref="Agreement"/>: how far it agrees with those it agrees with least; null if undefined with some bloc.</summary>
    public double? LeastAgreement => Agreement.Any(agreement => agreement is null) ? null : Agreement.Min();

    /// <summary>The period that movement is measured from; null if the actor has no earlier point in reach.</summary>
    public required int? Since { get; init; }

    /// <summary>How far it moved since, in the unit of the positions, from the joint posterior of the fit; null if it has no earlier point.</summary>
    public required Estimate? Movement { get; init; }

    /// <summary>How far it moved towards (above 0) or away from the other bloc's centre as that stands now; null without movement.</summary>
    public required double? Towards { get; init; }

    /// <summary>Whether it stood, where its movement began, on the other side of the middle between the two centres as they stand now; false without movement.</summary>
    public required bool ChangedSides { get; init; }

    /// <summary>Whether it is between the blocs: betweenness and silhouette as the options ask.</summary>
    public required bool IsBetween { get; init; }

    /// <summary>Whether the interval of <see cref="Movement"/> leaves 0 out.</summary>
    public bool Moves => Movement is { Low: > 0 } or { High: < 0 };

    /// <summary>How all actors of a period stand between its blocs.</summary>
    /// <param name="fit">The fit whose points say where actors stand and how they moved.</param>
    /// <param name="period">Key of the period.</param>
    /// <param name="blocs">The blocs of the period; actors without a bloc or a point are left out.</param>
    /// <param name="options">What counts as between; how far back movement reaches.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>One for each actor with a bloc and a point, by betweenness from high to low, then by code; empty where fewer than two blocs have such members.</returns>
    /// <exception cref="ArgumentException">The partition is not one of the record's actors, or an option is out of range.</exception>
    public static ImmutableArray<BridgingActor> Of(
        IdealPointFit fit, int period, BlocPartition blocs, BridgingOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(blocs);
        options ??= new BridgingOptions();
        BridgingOptions.Validate(options);
        var record = fit.Record;
        if (blocs.BlocOf.Length != record.Actors.Length)
        {
            throw new ArgumentException(
                $"Expected a partition of the record's {record.Actors.Length} actors; found one of {blocs.BlocOf.Length}.", nameof(blocs));
        }

        var points = fit.Points.Where(point => point.Period == period && blocs.BlocOf[point.Actor] >= 0).ToArray();
        var blocOf = points.Select(point => blocs.BlocOf[point.Actor]).ToArray();
        var centres = Enumerable.Range(0, blocs.Count)
            .Select(bloc => points.Where(point => blocs.BlocOf[point.Actor] == bloc).Select(point => point.Mean).DefaultIfEmpty(double.NaN).Average())
            .ToArray();
        if (centres.Count(double.IsFinite) < 2) return [];
        var silhouettes = Measures.Blocs.Silhouette.OfPoints(blocOf, (first, second) => Math.Abs(points[first].Mean - points[second].Mean));
        var slice = record.Where(proposition => fit.Periods is [0] || proposition.Period == period);
        var agreement = AgreementMatrix.Of(slice, cancellation: cancellation);
        var z = Normal.Quantile((1 + options.Level) / 2);
        return
        [
            .. points.Select((point, place) => Of(fit, point, blocs, centres, silhouettes[place], AgreementWith(agreement, point.Actor, blocs), z, options))
                .OrderByDescending(actor => actor.Betweenness.Value)
                .ThenBy(actor => record.Actors[actor.Actor].Code, StringComparer.Ordinal),
        ];
    }

    private static BridgingActor Of(
        IdealPointFit fit, in IdealPoint point, BlocPartition blocs, double[] centres, double? silhouette, ImmutableArray<double?> agreement, double z, BridgingOptions options)
    {
        var (actor, mean, sd, period) = (point.Actor, point.Mean, point.Sd, point.Period);
        var own = blocs.BlocOf[actor];
        var other = Enumerable.Range(0, centres.Length).Where(bloc => bloc != own && double.IsFinite(centres[bloc])).MinBy(bloc => Math.Abs(centres[bloc] - mean));
        var gap = centres[other] - centres[own];
        // Two centres at one place leave no way between them: everyone is equally near to both.
        var (way, spread) = gap == 0 ? (0.5, 0) : ((mean - centres[own]) / gap, sd / Math.Abs(gap));
        var (low, high) = (Between(way - (z * spread)), Between(way + (z * spread)));
        var holdsMiddle = Math.Abs(way - 0.5) <= z * spread;
        var betweenness = new Estimate(Between(way), Math.Min(low, high), holdsMiddle ? 1 : Math.Max(low, high));
        var since = fit.Periods.Where(earlier => earlier >= period - options.Back && earlier < period && fit.PointOf(actor, earlier) is not null)
            .Select(earlier => (int?)earlier).FirstOrDefault();
        var moved = since is { } start ? fit.Difference(actor, period, actor, start) : null;
        return new BridgingActor
        {
            Actor = actor,
            Bloc = own,
            Nearest = other,
            Position = mean,
            Way = way,
            Betweenness = betweenness,
            Crossing = spread == 0 ? (way > 0.5 ? 1 : way < 0.5 ? 0 : 0.5) : Normal.Cdf((way - 0.5) / spread),
            Silhouette = silhouette,
            Agreement = agreement,
            Since = since,
            Movement = moved is { } difference ? new Estimate(difference.Mean, difference.Low, difference.High) : null,
            Towards = moved?.Mean * Math.Sign(gap),
            ChangedSides = moved is { } change && gap != 0 && (way - 0.5) * (way - (change.Mean / gap) - 0.5) < 0,
            IsBetween = betweenness.Value >= options.BetweenFrom && silhouette < options.UnclearBelow,
        };
    }

    private static double Between(double way) => Math.Max(0, 1 - Math.Abs((2 * way) - 1));

    private static ImmutableArray<double?> AgreementWith(AgreementMatrix matrix, int actor, BlocPartition blocs)
    {
        var (sums, counts) = (new double[blocs.Count], new int[blocs.Count]);
        foreach (var other in matrix.Actors)
        {
            var bloc = blocs.BlocOf[other];
            if (bloc < 0 || other == actor || matrix[actor, other].Agreement is not { } agreement) continue;
            sums[bloc] += agreement;
            counts[bloc]++;
        }

        return [.. sums.Zip(counts).Select(bloc => bloc.Second == 0 ? (double?)null : bloc.First / bloc.Second)];
    }
}
