using Entente.Measures.Blocs;
using Entente.Measures.Consensus;

namespace Entente.Measures.Tests.Consensus;

public sealed class PropositionConsensusTests
{
    private static readonly BlocPartition TwoBlocs = new([0, 0, 0, 0, 1, 1, 1, 1], ["east", "west"]);

    [Fact]
    public void Group_informed_consensus_is_the_product_of_smoothed_support()
    {
        var consensus = Of("+++-+00.");

        // (3 + 1)/(4 + 2) and (1 + 1)/(3 + 2).
        Assert.Equal(4 / 6.0 * (2 / 5.0), consensus.GroupInformed!.Value, 15);
        Assert.Equal(Math.Sqrt(4 / 6.0 * (2 / 5.0)), consensus.GeometricMean!.Value, 15);
        Assert.Equal(1, consensus.WorstBloc);
        Assert.Equal(2 / 5.0, consensus.Minimum);
        Assert.Equal((4, 2, 1), (consensus.Counts.Support, consensus.Counts.Reserve, consensus.Counts.Oppose));
    }

    [Theory]
    [InlineData("++++++++", ConsensusClass.CommonGround)]
    [InlineData("++++++00", ConsensusClass.Acceptable)]
    [InlineData("00000000", ConsensusClass.Acceptable)]
    [InlineData("++++++--", ConsensusClass.ReservedDifference)]
    [InlineData("++++----", ConsensusClass.ReservedDifference)]
    [InlineData("++++....", null)]
    public void The_class_asks_every_bloc(string stances, ConsensusClass? expected) => Assert.Equal(expected, Of(stances).Class);

    [Theory]
    // Wilson's one-sided 90 % lower bound, (p + z²/2n − z √(p(1−p)/n + z²/4n²))/(1 + z²/n) with z = 1.281552; for p = 1 it is n/(n + z²).
    [InlineData("+...", 1 / (1 + 1.6423744151))]
    [InlineData("++..", 2 / (2 + 1.6423744151))]
    [InlineData("++++", 4 / (4 + 1.6423744151))]
    [InlineData("----", 0)]
    public void The_bound_of_support_follows_Wilson(string stances, double bound) =>
        Assert.Equal(bound, Of(stances + "++++").Blocs[0].SupportLow!.Value, 1e-9);

    [Fact]
    public void One_voice_alone_is_not_enough_for_common_ground()
    {
        Assert.Equal(ConsensusClass.ReservedDifference, Of("+...++++").Class);
        Assert.Equal(ConsensusClass.CommonGround, Of("++..++++").Class);
    }

    [Fact]
    public void Without_blocs_or_stances_consensus_is_undefined()
    {
        var record = StanceGrid.Record(1, "+", "-");
        var none = PropositionConsensus.Of(record, 0, new BlocPartition([-1, -1], []));

        Assert.Null(none.GroupInformed);
        Assert.Null(none.GeometricMean);
        Assert.Null(none.Minimum);
        Assert.Null(none.Class);

        var silent = Of("........");
        Assert.Equal(0.25, silent.GroupInformed);
        Assert.Null(silent.WorstBloc);
        Assert.Null(silent.Class);
    }

    [Fact]
    public void Renaming_blocs_changes_only_their_numbers() =>
        Gen.Int[0, 3].Array[8].Sample(kinds =>
        {
            var stances = new string([.. kinds.Select(kind => "+0-."[kind])]);
            var one = Of(stances);
            var other = Of(stances, new BlocPartition([1, 1, 1, 1, 0, 0, 0, 0], ["west", "east"]));
            Assert.Equal(one.GroupInformed!.Value, other.GroupInformed!.Value, 15);
            Assert.Equal(one.Minimum, other.Minimum);
            Assert.Equal(one.Class, other.Class);
        });

    [Fact]
    public void A_partition_of_other_actors_is_refused() =>
        Assert.Throws<ArgumentException>(() => PropositionConsensus.Of(StanceGrid.Record(1, "+", "-"), 0, TwoBlocs));

    private static PropositionConsensus Of(string stances, BlocPartition? blocs = null) =>
        PropositionConsensus.Of(StanceGrid.Record(1, [.. stances.Select(stance => stance.ToString())]), 0, blocs ?? TwoBlocs);
}
