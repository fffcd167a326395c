using Entente.Measures.Consensus;
using Entente.Measures.Positions;
using Entente.Records;

namespace Entente.Measures.Tests.Consensus;

public sealed class SplitHalfCheckTests
{
    private static readonly string[] Grid = ["++0-+-+0+-", "+-0-++0.++", "+0--+++-0+", "-+0+-+-++-"];

    [Fact]
    public void Positions_that_do_not_come_from_the_votes_make_no_difference()
    {
        var check = SplitHalfCheck.Of(StanceGrid.Record(2, Grid), _ => ActorPositions.Overall(4, 1, [-1, 0, 0.5, 2], "given"));

        Assert.Equal(0, check.Difference!.Value, 1e-15);
        Assert.Equal(10, check.Splits);
    }

    [Fact]
    public void The_halves_are_disjoint_cover_the_record_and_split_every_period()
    {
        var record = StanceGrid.Record(2, Grid);
        var halves = new List<string[]>();
        SplitHalfCheck.Of(record, Remember, splits: 1);

        Assert.Equal(record.Propositions.Select(proposition => proposition.Id).Order(), halves.SelectMany(half => half).Order());
        Assert.Equal([5, 5], halves.Select(half => half.Length));

        ActorPositions Remember(StanceRecord half)
        {
            halves.Add([.. half.Propositions.Select(proposition => proposition.Id)]);
            return ActorPositions.Overall(4, 1, [0, 1, 2, 3], "given");
        }
    }

    [Fact]
    public void In_the_General_Assembly_the_same_votes_change_little()
    {
        var check = SplitHalfCheck.Of(UngaVotes.Record, SessionComponents.Of, splits: 1);

        // The page of the measure quotes −.01; a difference above .05 would make thickness a statement about its own weights.
        Assert.InRange(check.Difference!.Value, -0.05, 0.05);
    }
}
