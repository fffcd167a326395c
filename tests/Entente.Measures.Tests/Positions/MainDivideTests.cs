using Entente.Measures.Positions;

namespace Entente.Measures.Tests.Positions;

public sealed class MainDivideTests
{
    [Fact]
    public void The_widest_gap_in_a_two_sided_assembly_is_the_divide()
    {
        var divide = MainDivide.Of(ActorPositions.Overall(6, 1, [-1.2, 1.1, -0.9, double.NaN, 0.9, -1], "test"), null)!;

        Assert.Equal([0, 1, 0, -1, 1, 0], divide.BlocOf);
    }

    [Fact]
    public void In_one_dimension_it_is_the_best_of_all_splits() =>
        Gen.Int[-30, 30].Select(tenths => tenths / 10.0).Array[2, 9].Where(places => places.Distinct().Skip(1).Any()).Sample(places =>
        {
            var divide = MainDivide.Of(ActorPositions.Overall(places.Length, 1, places, "test"), null);
            var best = Enumerable.Range(1, (1 << places.Length) - 2).Min(sides => Within(places, actor => (sides >> actor) & 1));
            Assert.Equal(best, Within(places, actor => divide!.BlocOf[actor]), 1e-9);
        });

    [Fact]
    public void In_two_dimensions_it_runs_across_the_longer_axis()
    {
        double[] coordinates = [-1, -3, 1, -3.1, -1, 3, 1, 3.1];

        Assert.Equal([0, 0, 1, 1], MainDivide.Of(ActorPositions.Overall(4, 2, coordinates, "test"), null)!.BlocOf);
    }

    [Fact]
    public void Without_two_different_positions_there_is_no_divide()
    {
        Assert.Null(MainDivide.Of(ActorPositions.Overall(3, 1, [0.5, 0.5, 0.5], "test"), null));
        Assert.Null(MainDivide.Of(ActorPositions.Overall(2, 1, [0.5, double.NaN], "test"), null));
        Assert.Null(MainDivide.Of(ActorPositions.ByPeriod(2, 1, new Dictionary<int, double[]>(), "test"), 1946));
    }

    private static double Within(double[] places, Func<int, int> sideOf) =>
        places.Select((place, actor) => (place, side: sideOf(actor))).GroupBy(pair => pair.side, pair => pair.place)
            .Sum(side => side.Sum(place => (place - side.Average()) * (place - side.Average())));
}
