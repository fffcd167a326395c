using Entente.Diagnosis.Persistence;
using Entente.Measures.Numerics;
using Entente.Measures.Polarization;

namespace Entente.Diagnosis.Tests.Persistence;

public sealed class BlocSeparationTests
{
    private static readonly Gen<(int[] Blocs, double[] Locations)> Any =
        from n in Gen.Int[4, 30]
        from blocs in Gen.Int[0, 2].Array[n]
        from locations in Gen.Int[-3000, 3000].Select(place => place / 1000.0).Array[n]
        select (blocs, locations);

    [Fact]
    public void A_worked_example()
    {
        // Centres 1 and 5; squares within 2 + 2, degrees of freedom 4, so the standard deviation within is 1.
        Assert.Equal(4, BlocSeparation.Of([0, 0, 0, 1, 1, 1], [0, 1, 2, 4, 5, 6])!.Value, 12);
    }

    [Fact]
    public void It_follows_from_the_share_of_variance_between_blocs() =>
        Any.Sample(made =>
        {
            var (separation, share) = (BlocSeparation.Of(made.Blocs, made.Locations), BetweenBlocVariance.Of(made.Blocs, made.Locations));
            var sizes = made.Blocs.GroupBy(bloc => bloc).Select(bloc => (double)bloc.Count() / made.Blocs.Length).ToArray();
            if (separation is null || sizes.Length < 2) return;
            var pairs = (1 - sizes.Sum(size => size * size)) / 2;
            var expected = Math.Sqrt(share!.Value / (1 - share.Value) * (made.Blocs.Length - sizes.Length) / made.Blocs.Length / pairs);
            // Relative: a share close to 1 leaves few digits of 1 − share.
            Assert.Equal(expected, separation.Value, 1e-6 * (1 + expected));
        });

    [Fact]
    public void Names_of_blocs_order_of_actors_unit_and_origin_play_no_part() =>
        Any.Sample(made =>
        {
            var other = BlocSeparation.Of([.. made.Blocs.Select(bloc => (bloc + 1) % 3).Reverse()], [.. made.Locations.Select(x => 7 - (3 * x)).Reverse()]);
            var plain = BlocSeparation.Of(made.Blocs, made.Locations);
            Assert.Equal(plain is null, other is null);
            if (plain is { } value) Assert.Equal(value, other!.Value, 1e-6 * (1 + value));
        });

    [Fact]
    public void One_normal_distribution_has_halves_as_far_apart_as_the_constant_says()
    {
        const int n = 20_000;
        var locations = Enumerable.Range(0, n).Select(rank => Normal.Quantile((rank + 0.5) / n)).ToArray();
        // Quantiles in the middle of n equal shares miss the tails: by less than .002 with 20,000.
        Assert.Equal(BlocSeparation.OfOneNormal, BlocSeparation.Of(BestSplit.Of(locations, 2), locations)!.Value, 0.002);
    }

    [Fact]
    public void It_is_undefined_without_two_blocs_or_without_scatter()
    {
        Assert.Null(BlocSeparation.Of([0, 0], [1, 2]));
        Assert.Null(BlocSeparation.Of([0, 1], [1, 2]));
        Assert.Null(BlocSeparation.Of([0, 0, 1, 1], [1, 1, 2, 2]));
        Assert.Throws<ArgumentException>(() => BlocSeparation.Of([0, -1], [1, 2]));
        Assert.Throws<ArgumentException>(() => BlocSeparation.Of([0], [1, 2]));
    }

    [Fact]
    public void The_best_split_is_that_of_trying_every_split() =>
        Gen.Select(Gen.Double[-2, 2].Array[3, 9], Gen.Int[2, 3]).Sample((locations, count) =>
        {
            var best = BetweenBlocVariance.Of(BestSplit.Of(locations, count), locations);
            var order = Enumerable.Range(0, locations.Length).OrderBy(place => locations[place]).ToArray();
            var tried = 0.0;
            for (var first = 1; first < locations.Length; first++)
            {
                for (var second = count == 2 ? locations.Length : first + 1; second <= locations.Length; second++)
                {
                    var blocOf = new int[locations.Length];
                    for (var rank = 0; rank < order.Length; rank++) blocOf[order[rank]] = rank < first ? 0 : rank < second ? 1 : 2;
                    tried = Math.Max(tried, BetweenBlocVariance.Of(blocOf, locations) ?? 0);
                }
            }

            // Sums of squares from prefix sums lose some digits against those about the mean.
            if (best is { } share) Assert.Equal(tried, share, 1e-9);
        });
}
