using System.Collections.Immutable;
using Entente.Measures.Blocs;
using Entente.Measures.Intervals;
using Entente.Measures.Positions;
using Entente.Measures.Randomness;
using MathNet.Numerics.Distributions;

namespace Entente.Measures.Polarization;

/// <summary>A bloc as a pole: its share of the actors and where it stands.</summary>
/// <param name="Bloc">The bloc's number.</param>
/// <param name="Name">The bloc's name.</param>
/// <param name="Members">The number of members that have a position.</param>
/// <param name="Share">Their share of all that have a position and a bloc, in (0, 1].</param>
/// <param name="Centre">The mean of their positions; length d.</param>
public sealed record Pole(int Bloc, string Name, int Members, double Share, ImmutableArray<double> Centre);

/// <summary>The polarization of the blocs of a period in the space that their members stand in.</summary>
/// <remarks>
/// Values and intervals carry the uncertainty of the positions: positions are drawn from normal distributions with their standard
/// deviations, the blocs staying as they are, and the value is the median of the draws. (The means of uncertain positions lie closer
/// together than the positions do.) Without standard deviations, or without replicates, the value is that of the means and has no interval.
/// </remarks>
public sealed record PeriodPolarization
{
    /// <summary>The key of the period; null where blocs and positions hold in all periods.</summary>
    public required int? Period { get; init; }

    /// <summary>The blocs with at least one member that has a position.</summary>
    public required ImmutableArray<Pole> Poles { get; init; }

    /// <summary>The number of actors that have a position and a bloc.</summary>
    public required int Actors { get; init; }

    /// <summary>Polarization after <see cref="Polarization.EstebanRay"/>, in the unit of the positions; null without actors.</summary>
    public required Estimate? EstebanRay { get; init; }

    /// <summary>Share of variance after <see cref="BetweenBlocVariance"/>; null if all stand at one place.</summary>
    public required Estimate? BetweenShare { get; init; }

    /// <summary>Measures a period.</summary>
    /// <param name="positions">Where actors stand.</param>
    /// <param name="blocs">The blocs.</param>
    /// <param name="period">The key of the period; null where positions hold in all periods.</param>
    /// <param name="options">α and intervals.</param>
    /// <exception cref="ArgumentException">The blocs are not of the actors that the positions are of, or an option is out of range.</exception>
    public static PeriodPolarization Of(ActorPositions positions, BlocPartition blocs, int? period, PolarizationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(blocs);
        options ??= new PolarizationOptions();
        BootstrapOptions.Validate(options.Bootstrap);
        Polarization.EstebanRay.RequireAlpha(options.Alpha, nameof(options));
        if (blocs.BlocOf.Length != positions.ActorCount)
        {
            throw new ArgumentException(
                $"Expected a partition of the {positions.ActorCount} actors that have positions; found one of {blocs.BlocOf.Length}.", nameof(blocs));
        }

        var dimensions = positions.Dimensions;
        var actors = InOrderOfPosition(positions, blocs, period);
        var blocOf = actors.Select(actor => blocs.BlocOf[actor]).ToArray();
        var locations = Gather(positions.In(period), actors, dimensions);
        var sizes = new double[blocs.Count];
        foreach (var bloc in blocOf) sizes[bloc]++;

        var deviations = Gather(positions.DeviationsIn(period), actors, dimensions);
        var replicates = deviations.Length == 0 || deviations.Any(double.IsNaN) ? 0 : options.Bootstrap.Replicates;
        var polarized = new double[replicates];
        var between = new double[replicates];
        var draws = PropositionBootstrap.Draws(options.Bootstrap.Seed, FormattableString.Invariant($"polarization/{period}"));
        var drawn = new double[locations.Length];
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                var normal = StandardNormal(draws, ((ulong)replicate * (ulong)drawn.Length) + (ulong)i);
                drawn[i] = locations[i] + (deviations[i] * normal);
            }

            polarized[replicate] = Polarization.EstebanRay.Of(sizes, Centres(blocOf, drawn, sizes, dimensions), dimensions, options.Alpha) ?? double.NaN;
            between[replicate] = BetweenBlocVariance.Of(blocOf, drawn, dimensions) ?? double.NaN;
        }

        var centres = Centres(blocOf, locations, sizes, dimensions);
        return new PeriodPolarization
        {
            Period = period,
            Actors = actors.Length,
            Poles =
            [
                .. Enumerable.Range(0, blocs.Count).Where(bloc => sizes[bloc] > 0).Select(bloc => new Pole(
                    bloc, blocs.Names[bloc], (int)sizes[bloc], sizes[bloc] / actors.Length, [.. centres[(bloc * dimensions)..((bloc + 1) * dimensions)]])),
            ],
            EstebanRay = OfDraws(Polarization.EstebanRay.Of(sizes, centres, dimensions, options.Alpha), polarized, options.Bootstrap.Level),
            BetweenShare = OfDraws(BetweenBlocVariance.Of(blocOf, locations, dimensions), between, options.Bootstrap.Level),
        };
    }

    private static Estimate? OfDraws(double? ofMeans, Span<double> draws, double level)
    {
        if (ofMeans is not { } value) return null;
        return Interval.MedianOf(draws) is { } median ? Estimate.Of(median, draws, level) : new Estimate(value, null, null);
    }

    /// <summary>The actors with a bloc and a position, in an order that depends on where they stand alone, so that draws do not depend on how actors are numbered.</summary>
    private static int[] InOrderOfPosition(ActorPositions positions, BlocPartition blocs, int? period)
    {
        int[] actors = [.. Enumerable.Range(0, positions.ActorCount).Where(actor => blocs.BlocOf[actor] >= 0 && positions.Has(actor, period))];
        var (dimensions, means, deviations) = (positions.Dimensions, positions.In(period).ToArray(), positions.DeviationsIn(period).ToArray());
        Array.Sort(actors, (first, second) =>
        {
            var order = means.AsSpan(first * dimensions, dimensions).SequenceCompareTo(means.AsSpan(second * dimensions, dimensions));
            if (order == 0 && deviations.Length > 0)
                order = deviations.AsSpan(first * dimensions, dimensions).SequenceCompareTo(deviations.AsSpan(second * dimensions, dimensions));
            return order != 0 ? order : blocs.BlocOf[first].CompareTo(blocs.BlocOf[second]);
        });
        return actors;
    }

    private static double[] Gather(ReadOnlySpan<double> table, int[] actors, int dimensions)
    {
        if (table.IsEmpty) return [];
        var gathered = new double[actors.Length * dimensions];
        for (var place = 0; place < actors.Length; place++)
            table.Slice(actors[place] * dimensions, dimensions).CopyTo(gathered.AsSpan(place * dimensions));
        return gathered;
    }

    private static double[] Centres(int[] blocOf, double[] locations, double[] sizes, int dimensions)
    {
        var centres = new double[sizes.Length * dimensions];
        for (var i = 0; i < locations.Length; i++)
        {
            var bloc = blocOf[i / dimensions];
            centres[(bloc * dimensions) + (i % dimensions)] += locations[i] / sizes[bloc];
        }

        return centres;
    }

    /// <summary>A standard normal draw: the quantile at a uniform draw that is never 0 or 1.</summary>
    private static double StandardNormal(CounterRandom draws, ulong counter) =>
        Normal.InvCDF(0, 1, ((draws.Bits(counter) >> 12) + 0.5) * (1.0 / (1UL << 52)));
}
