using System.Globalization;
using Entente.Measures.Blocs;
using Entente.Measures.Consensus;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Tests.Consensus;

public sealed class ThicknessReportTests
{
    private static readonly string[] Grid = ["++0-+-+0+", "+-0-++0.+", "+0--+++-0", "-+0-+-+++"];
    private static readonly ActorPositions Line = ActorPositions.Overall(4, 1, [-1, 0, 0.5, 2], "test");

    [Fact]
    public void Domains_are_periods_topics_and_topics_in_periods()
    {
        var report = ThicknessReport.Of(StanceGrid.Record(3, Grid), Line);

        Assert.Equal([1, 2, 3], report.ByPeriod.Select(domain => domain.Period!.Value));
        Assert.Equal(["even", "odd"], report.ByTopic.Select(domain => domain.Topic));
        Assert.Equal(6, report.ByTopicAndPeriod.Length);
        Assert.Empty(report.ByGoalLevel);
        Assert.Equal(9, report.Propositions.Length);
        Assert.Equal(9, report.ByPeriod.Sum(domain => domain.Thickness.Propositions));
    }

    [Fact]
    public void A_domain_is_measured_as_if_it_were_the_whole_record()
    {
        var record = StanceGrid.Record(3, Grid);
        var report = ThicknessReport.Of(record, Line);
        var alone = ThicknessReport.Of(record.Where(proposition => proposition.Period == 2), Line);

        Assert.Equal(alone.ByPeriod[0].Thickness, report.ByPeriod[1].Thickness);
    }

    [Fact]
    public void Goal_levels_are_domains_too()
    {
        var record = StanceGrid.Record(3, Grid).WithPropositions(
            proposition => proposition with { GoalLevel = proposition.Session == 1 ? GoalLevel.GlobalIssues : GoalLevel.BasicSecurity });
        var report = ThicknessReport.Of(record, Line);

        Assert.Equal([GoalLevel.BasicSecurity, GoalLevel.GlobalIssues], report.ByGoalLevel.Select(domain => domain.GoalLevel!.Value));
        Assert.Equal(3, report.ByGoalLevelAndPeriod.Length);
    }

    [Fact]
    public void Rejected_statements_are_left_out_and_those_adopted_without_a_vote_are_counted()
    {
        var record = StanceGrid.Record(1, Grid).WithPropositions(proposition => proposition.Id switch
        {
            "p0" => proposition with { Moderation = Moderation.Rejected },
            "p1" => proposition with { Moderation = Moderation.Meta },
            "p2" => proposition with { AdoptedWithoutVote = true },
            _ => proposition,
        });
        var report = ThicknessReport.Of(record, Line);

        Assert.Equal(2, report.LeftOutByModeration);
        Assert.Equal(7, report.Overall.Propositions);
        Assert.Equal(1, report.Overall.AdoptedWithoutVote);
        Assert.Equal(2, report.Propositions[0].Proposition);
    }

    [Fact]
    public void Threads_change_nothing_and_the_seed_decides()
    {
        var record = StanceGrid.Record(3, Grid);
        var one = ThicknessReport.Of(record, Line, options: new() { Threads = 1 });
        var two = ThicknessReport.Of(record, Line, options: new() { Threads = 2 });
        var other = ThicknessReport.Of(record, Line, options: new() { Bootstrap = new() { Seed = 2 } });

        Assert.Equal(one.Overall, two.Overall);
        Assert.Equal(one.ByTopicAndPeriod, two.ByTopicAndPeriod);
        Assert.NotEqual(one.Overall, other.Overall);
        Assert.Equal(one.Overall.Value!.Value.Value, other.Overall.Value!.Value.Value);
    }

    [Fact]
    public void Declared_blocs_decide_what_is_common_ground()
    {
        var record = StanceGrid.Record(1, "+", "+", "-", "-");

        Assert.Equal(ConsensusClass.CommonGround, Class(new BlocPartition([0, 0, -1, -1], ["only"])));
        Assert.Equal(ConsensusClass.ReservedDifference, Class(new BlocPartition([0, 0, 1, 1], ["one", "two"])));

        ConsensusClass? Class(BlocPartition blocs) => ThicknessReport.Of(record, Line, BlocsByPeriod.Always(blocs)).Propositions[0].Class;
    }

    [Fact]
    public void Progress_ends_at_one_and_the_work_can_be_stopped()
    {
        var reported = new LastProgress();
        ThicknessReport.Of(StanceGrid.Record(3, Grid), Line, options: new() { Threads = 1 }, progress: reported);
        Assert.Equal(1, reported.Last, 12);

        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ThicknessReport.Of(StanceGrid.Record(3, Grid), Line, cancellation: stop.Token));
    }

    [Fact]
    public void Positions_of_other_actors_are_refused() =>
        Assert.Throws<ArgumentException>(() => ThicknessReport.Of(StanceGrid.Record(1, "+", "-"), Line));

    [Theory]
    // A rough prototype's values for all pairs and for the permanent five, to two decimals: session, all, five.
    [InlineData(1, 0.35, 0.23)]
    [InlineData(29, 0.72, 0.32)]
    [InlineData(41, 0.81, 0.15)]
    [InlineData(53, 0.79, 0.42)]
    [InlineData(74, 0.73, 0.20)]
    public void The_General_Assembly_is_as_thick_as_an_earlier_prototype_found(int session, double all, double five)
    {
        var thickness = OfUnga().ByPeriod.Single(domain => domain.Period == session).Thickness;

        Assert.Equal(all, thickness.AllPairs!.Value.Value, 0.01);
        Assert.Equal(five, thickness.MajorPowers!.Value.Value, 0.015);
        // Across differences the assembly is always thinner than all pairs alike, and here thicker than chance.
        Assert.InRange(thickness.Value!.Value.Value, 0, thickness.AllPairs.Value.Value);
    }

    [Fact]
    public void Every_session_but_the_nineteenth_has_a_thickness_with_an_interval_around_it()
    {
        foreach (var domain in OfUnga().ByPeriod)
        {
            // Session 19 has one recorded vote and no ideal points.
            Assert.Equal(domain.Period == 19, domain.Thickness.Value is null);
            if (domain.Thickness.Value is { } value) Assert.InRange(value.Value, value.Low!.Value, value.High!.Value);
        }
    }

    private static ThicknessReport OfUnga() => Unga.Value;

    private static readonly Lazy<ThicknessReport> Unga = new(() =>
    {
        var record = UngaVotes.Record;
        var points = UngaVotes.Rows("published-ideal-points.csv.gz")
            .Select(row => (Actor: record.ActorIndex(row[0]), Session: Number(row[3]), Point: Number(row[6])))
            .Where(row => row.Actor is not null)
            .Select(row => new PeriodPosition(row.Actor!.Value, (int)row.Session, row.Point, null));
        return ThicknessReport.Of(record, ActorPositions.FromPoints(record, points, "published ideal points"));
    });

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed class LastProgress : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value) => Last = value;
    }
}
