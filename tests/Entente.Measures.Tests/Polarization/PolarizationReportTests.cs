using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.Polarization;
using Entente.Measures.Positions;

namespace Entente.Measures.Tests.Polarization;

public sealed class PolarizationReportTests
{
    private static readonly string[] Grid = ["++0-+-+0+", "+-0-++0.+", "-0--+++-0", "--0+-+-++"];

    [Fact]
    public void The_two_sides_of_each_period_are_its_poles()
    {
        var record = StanceGrid.Record(2, Grid);
        var byPeriod = new Dictionary<int, double[]> { [1] = [-1, -1, 1, 1], [2] = [-1, -3, 0, double.NaN] };
        var report = PolarizationReport.Of(record, ActorPositions.ByPeriod(4, 1, byPeriod, "test"));

        Assert.Equal([1, 2], report.Blocs.Select(period => period.Period!.Value));
        Assert.Equal(2, report.Blocs[0].EstebanRay!.Value.Value, 12);
        Assert.Equal(1, report.Blocs[0].BetweenShare!.Value.Value, 12);
        Assert.Equal([-1, 1], report.Blocs[0].Poles.Select(pole => pole.Centre[0]));
        Assert.Equal(3, report.Blocs[1].Actors);
        // Without standard deviations there is no interval.
        Assert.Null(report.Blocs[0].EstebanRay!.Value.Low);
    }

    [Fact]
    public void Uncertain_positions_make_an_interval_as_wide_as_they_are()
    {
        // Two actors, 4 apart, each with a standard deviation of .3: their distance has one of .424.
        var positions = ActorPositions.Overall(2, 1, [-2, 2], "test", [0.3, 0.3]);
        var period = PeriodPolarization.Of(
            positions, new BlocPartition([0, 1], ["a", "b"]), null, new() { Bootstrap = new() { Replicates = 4000 } });

        // The ends from 4,000 replicates have a standard error of .014.
        Assert.Equal(4 - (1.645 * 0.4243), period.EstebanRay!.Value.Low!.Value, 0.06);
        Assert.Equal(4 + (1.645 * 0.4243), period.EstebanRay.Value.High!.Value, 0.06);
    }

    [Fact]
    public void The_spread_of_stances_is_a_mean_over_propositions_by_topic_and_period()
    {
        var record = StanceGrid.Record(2, "++", "++", "-+", "-+");
        var report = PolarizationReport.Of(record, ActorPositions.Overall(4, 1, [0, 0, 1, 1], "test"));

        Assert.Equal([-1, 1], report.OfPropositions.Select(spread => spread!.Value));
        Assert.Equal(0, report.Overall.MeanA!.Value.Value);
        Assert.Equal(0.5, report.Overall.BimodalShare!.Value.Value);
        Assert.Equal([-1, 1], report.ByPeriod.Select(spread => spread.MeanA!.Value.Value));
        Assert.Equal(["even", "odd"], report.ByTopic.Select(spread => spread.Topic));
        Assert.Equal(2, report.ByTopicAndPeriod.Length);
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var record = StanceGrid.Record(3, Grid);
        var deviations = Enumerable.Range(1, 3).ToDictionary(period => period, _ => new[] { 0.1, 0.2, 0.3, 0.4 });
        var places = Enumerable.Range(1, 3).ToDictionary(period => period, period => new[] { -1, 0, 0.5, period });
        var positions = ActorPositions.ByPeriod(4, 1, places, "test", deviations);
        var one = PolarizationReport.Of(record, positions, options: new() { Threads = 1 });
        var two = PolarizationReport.Of(record, positions, options: new() { Threads = 2 });

        Assert.Equal(one.Blocs.Select(period => (period.EstebanRay, period.BetweenShare)), two.Blocs.Select(period => (period.EstebanRay, period.BetweenShare)));
        Assert.Equal(one.ByTopicAndPeriod, two.ByTopicAndPeriod);
    }

    [Fact]
    public void Nobody_answering_and_nobody_standing_anywhere_leave_everything_undefined()
    {
        var record = StanceGrid.Record(1, "..", "..");
        var report = PolarizationReport.Of(record, ActorPositions.Overall(2, 1, [double.NaN, double.NaN], "test"), BlocsByPeriod.Always(new([0, 1], ["a", "b"])));

        Assert.Null(report.Overall.MeanA);
        Assert.Null(report.Blocs[0].EstebanRay);
        Assert.Null(report.Blocs[0].BetweenShare);
        Assert.Empty(report.Blocs[0].Poles);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        var positions = ActorPositions.Overall(2, 1, [0, 1], "test");

        Assert.Throws<ArgumentException>(() => PeriodPolarization.Of(positions, new([0, 1], ["a", "b"]), null, new() { Alpha = 2 }));
        Assert.Throws<ArgumentException>(() => PeriodPolarization.Of(positions, new([0], ["a"]), null));
        Assert.Throws<ArgumentException>(() => PolarizationReport.Of(StanceGrid.Record(1, "+"), positions));
    }
}
