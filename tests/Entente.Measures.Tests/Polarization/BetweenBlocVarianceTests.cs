using Entente.Measures.Polarization;

namespace Entente.Measures.Tests.Polarization;

public sealed class BetweenBlocVarianceTests
{
    [Fact]
    public void It_is_the_ratio_of_sums_of_squares()
    {
        // Blocs at 1, 3 and 5, 7: between 4·2² = 16, total 9 + 1 + 1 + 9 = 20.
        Assert.Equal(0.8, BetweenBlocVariance.Of([0, 0, 1, 1], [1, 3, 5, 7])!.Value, 12);
    }

    [Fact]
    public void Blocs_at_single_places_hold_all_variance_and_blocs_alike_none()
    {
        Assert.Equal(1, BetweenBlocVariance.Of([0, 1, 0, 1], [2, 5, 2, 5])!.Value, 12);
        Assert.Equal(0, BetweenBlocVariance.Of([0, 0, 1, 1], [2, 5, 2, 5])!.Value, 12);
    }

    [Fact]
    public void It_adds_up_over_dimensions() =>
        Gen.Select(Gen.Int[0, 2].Array[6], Gen.Double[-2, 2].Array[12]).Sample((blocs, places) =>
        {
            var (between, total) = (0.0, 0.0);
            foreach (var dimension in new[] { 0, 1 })
            {
                var line = places.Where((_, index) => index % 2 == dimension).ToArray();
                total += line.Sum(place => Square(place - line.Average()));
                between += line.Select((place, actor) => (place, bloc: blocs[actor])).GroupBy(pair => pair.bloc, pair => pair.place)
                    .Sum(bloc => bloc.Count() * Square(bloc.Average() - line.Average()));
            }

            var share = BetweenBlocVariance.Of(blocs, places, 2);
            if (total > 1e-9) Assert.Equal(between / total, share!.Value, 1e-9);
            Assert.True(share is null or (>= 0 and <= 1));
        });

    [Fact]
    public void Where_all_stand_at_one_place_or_nobody_stands_it_is_undefined()
    {
        Assert.Null(BetweenBlocVariance.Of([0, 1], [3, 3]));
        Assert.Null(BetweenBlocVariance.Of([], []));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BetweenBlocVariance.Of([0, -1], [1, 2]));
        Assert.Throws<ArgumentException>(() => BetweenBlocVariance.Of([0, 1], [1, 2, 3]));
    }

    private static double Square(double value) => value * value;
}
