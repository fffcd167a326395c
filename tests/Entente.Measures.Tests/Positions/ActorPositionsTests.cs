using Entente.Measures.IdealPoints;
using Entente.Measures.Positions;

namespace Entente.Measures.Tests.Positions;

public sealed class ActorPositionsTests
{
    [Fact]
    public void Distance_is_Euclidean_and_unknown_without_a_position()
    {
        var positions = ActorPositions.Overall(3, 2, [0, 0, 3, 4, double.NaN, 1], "test");

        Assert.Equal(5, positions.Distance(0, 1, null));
        Assert.Equal(5, positions.Distance(1, 0, 1950));
        Assert.Null(positions.Distance(0, 2, null));
        Assert.True(positions.Has(1, null));
        Assert.False(positions.Has(2, null));
    }

    [Fact]
    public void Each_period_has_its_own_points()
    {
        var record = StanceGrid.Record(2, "++", "--", "0.");
        var positions = ActorPositions.FromPoints(record, [new(0, 1, -1, 0.1), new(1, 1, 1.5, null), new(0, 2, 0.5, 0.2)], "test");

        Assert.True(positions.VaryByPeriod);
        Assert.Equal(2.5, positions.Distance(0, 1, 1));
        Assert.Null(positions.Distance(0, 1, 2));
        Assert.Null(positions.Distance(0, 1, 3));
        Assert.Equal(0.2, positions.DeviationsIn(2)[0]);
        Assert.True(double.IsNaN(positions.DeviationsIn(1)[1]));
        Assert.True(positions.In(null).IsEmpty);
    }

    [Fact]
    public void A_fit_gives_its_points_and_how_sure_they_are()
    {
        var record = StanceGrid.Record(2, "++0-+-+0+-++", "+-0-++0.++0-", "+0--+++-0+-+", "-+0+-+-++--+");
        var fit = IdealPointModel.Fit(record);
        var positions = ActorPositions.Of(fit);

        Assert.StartsWith("ideal points (", positions.Source, StringComparison.Ordinal);
        Assert.NotEmpty(fit.Points);
        foreach (var point in fit.Points)
        {
            Assert.Equal(point.Mean, positions.In(point.Period)[point.Actor]);
            Assert.Equal(point.Sd, positions.DeviationsIn(point.Period)[point.Actor]);
        }
    }

    [Fact]
    public void Arrays_of_another_shape_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => ActorPositions.Overall(3, 2, [1, 2, 3], "test"));

        Assert.Contains("found 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_caller_cannot_change_positions_afterwards()
    {
        double[] coordinates = [0, 1];
        var positions = ActorPositions.Overall(2, 1, coordinates, "test");
        coordinates[1] = 5;

        Assert.Equal(1, positions.Distance(0, 1, null));
    }
}
