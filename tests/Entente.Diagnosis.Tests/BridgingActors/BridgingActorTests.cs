using System.Collections.Immutable;
using Entente.Diagnosis.BridgingActors;
using Entente.Measures.Blocs;
using Entente.Measures.IdealPoints;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Diagnosis.Tests.BridgingActors;

public sealed class BridgingActorTests
{
    private static readonly StanceRecord Record = PlantedAssembly.Record();
    private static readonly IdealPointFit Fit = IdealPointModel.Fit(Record, new() { Positive = "U00", Threads = 1 });
    private static readonly ImmutableArray<BridgingActor> Last = BridgingActor.Of(Fit, 3, MainDivide.Of(ActorPositions.Of(Fit), 3)!);

    [Fact]
    public void Planted_states_in_the_middle_are_the_most_between()
    {
        Assert.Equal(["M0", "M1", "MOVER"], Last.Take(3).Select(actor => Record.Actors[actor.Actor].Code).Order());
        Assert.All(Last.Take(3), actor => Assert.True(actor.IsBetween));
        Assert.All(Last.Skip(3), actor => Assert.False(actor.IsBetween));
    }

    [Fact]
    public void The_state_that_crossed_over_moves_towards_the_other_bloc_and_the_middle_stays()
    {
        BridgingActor Of(string code) => Last.Single(actor => Record.Actors[actor.Actor].Code == code);

        Assert.Equal(1, Of("MOVER").Since);
        Assert.True(Of("MOVER").Moves);
        Assert.True(Of("MOVER").Movement!.Value.Value > 0.3);
        Assert.True(Math.Abs(Of("M0").Movement!.Value.Value) < 0.3);
        // At most a few of 43 still states may seem to move at 90 %.
        Assert.InRange(Last.Count(actor => actor.Moves), 1, 10);
    }

    [Fact]
    public void Who_comes_nearer_to_the_other_bloc_on_its_own_half_has_not_changed_sides() =>
        Assert.All(Last.Where(actor => actor.Movement is null || (actor.Way < 0.5 && actor.Towards > 0)), actor => Assert.False(actor.ChangedSides));

    [Fact]
    public void The_middle_agrees_with_its_least_friends_more_than_the_blocs_do() =>
        Assert.True(Last.Take(3).Min(actor => actor.LeastAgreement) > Last.Skip(3).Max(actor => actor.LeastAgreement));

    [Fact]
    public void Measures_stay_in_their_bounds()
    {
        Assert.All(Last, actor =>
        {
            Assert.InRange(actor.Betweenness.Value, actor.Betweenness.Low!.Value, actor.Betweenness.High!.Value);
            Assert.InRange(actor.Betweenness.Low!.Value, 0, 1);
            Assert.InRange(actor.Betweenness.High!.Value, 0, 1);
            Assert.InRange(actor.Crossing, 0, 1);
            Assert.All(actor.Agreement, agreement => Assert.InRange(agreement!.Value, 0, 1));
        });
    }

    [Fact]
    public void Betweenness_is_one_halfway_and_the_crossing_even_there()
    {
        // Of all actors the one nearest to halfway between the centres: way, betweenness and crossing say the same.
        var nearest = Last.MinBy(actor => Math.Abs(actor.Way - 0.5))!;
        Assert.Equal(1 - Math.Abs((2 * nearest.Way) - 1), nearest.Betweenness.Value, 12);
        Assert.Equal(nearest.Way > 0.5, nearest.Crossing > 0.5);
        Assert.Equal(1, nearest.Betweenness.High!.Value, 0.3);
    }

    [Fact]
    public void Relabelling_and_reordering_the_states_changes_nothing_but_labels()
    {
        int[] order = [.. Enumerable.Range(0, PlantedAssembly.Codes.Length).OrderBy(actor => actor * 17 % 43)];
        var other = PlantedAssembly.Record(order: order);
        var fit = IdealPointModel.Fit(other, new() { Positive = "U00", Threads = 1 });
        var actors = BridgingActor.Of(fit, 3, MainDivide.Of(ActorPositions.Of(fit), 3)!);

        foreach (var actor in Last)
        {
            var same = actors.Single(candidate => other.Actors[candidate.Actor].Code == Record.Actors[actor.Actor].Code);
            // The fit stops at steps of .0005; where it stops depends on the order of sums.
            Assert.Equal(actor.Way, same.Way, 0.005);
            Assert.Equal(actor.LeastAgreement!.Value, same.LeastAgreement!.Value, 12);
        }
    }

    [Fact]
    public void One_bloc_has_nobody_between() =>
        Assert.Empty(BridgingActor.Of(Fit, 3, new BlocPartition([.. Record.Actors.Select(_ => 0)], ["all"])));

    [Fact]
    public void A_period_without_points_has_nobody_between() =>
        Assert.Empty(BridgingActor.Of(Fit, 99, MainDivide.Of(ActorPositions.Of(Fit), 3)!));

    [Fact]
    public void Partitions_of_other_records_and_options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BridgingActor.Of(Fit, 3, new BlocPartition([0, 1], ["a", "b"])));
        Assert.Throws<ArgumentOutOfRangeException>(() => BridgingActor.Of(Fit, 3, MainDivide.Of(ActorPositions.Of(Fit), 3)!, new() { Back = 0 }));
    }
}
