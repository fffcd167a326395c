using Entente.Measures.Consensus;
using Entente.Measures.OpinionGroups;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Measures.Tests.OpinionGroups;

public sealed class CoordinationTests
{
    private static readonly Lazy<StanceRecord> Vtaiwan = new(() => RecordReader.Read(SharedData.Require("polis", "vtaiwan.uberx")));
    private static readonly Lazy<StanceRecord> Generated = new(() => SyntheticRecord.Dialogue());

    public static TheoryData<string> Honest => ["vtaiwan.uberx", "brexit-consensus", "15-per-hour-seattle", "american-assembly.bowling-green"];

    [Theory]
    [InlineData(nameof(Flood.Bare))]
    [InlineData(nameof(Flood.Random))]
    [InlineData(nameof(Flood.Mimic))]
    [InlineData(nameof(Flood.Identical))]
    [InlineData(nameof(Flood.FourOfFive))]
    [InlineData(nameof(Flood.Careless))]
    public void A_flood_of_vtaiwan_leaves_the_five_best_statements_on_common_ground_and_is_reported(string flood) =>
        AssertWithstood(Vtaiwan.Value, Enum.Parse<Flood>(flood));

    [Theory]
    [InlineData(nameof(Flood.Bare))]
    [InlineData(nameof(Flood.Random))]
    [InlineData(nameof(Flood.Mimic))]
    [InlineData(nameof(Flood.Careless))]
    public void A_flood_of_the_generated_dialogue_leaves_them_there_too(string flood) => AssertWithstood(Generated.Value, Enum.Parse<Flood>(flood));

    [Theory]
    [MemberData(nameof(Honest))]
    public void Nobody_is_taken_for_coordinated_in_public_conversations(string conversation)
    {
        var sheet = StanceSheet.Of(RecordReader.Read(SharedData.Require("polis", conversation)));
        var opinion = new List<Coordination.Found>();

        Assert.Empty(Coordination.Sets(CanonicalSheet.Of(sheet), new ParallelOptions(), opinion));
        // The sharpest edge of honest opinion, on the page as the margin of the rule.
        Assert.All(opinion, pattern => Assert.InRange(pattern.Edge, 0, 1.5));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.8)]
    public void Nobody_is_taken_for_coordinated_when_people_leave_or_forget(double kept)
    {
        var record = Vtaiwan.Value;
        for (var seed = 1UL; seed <= 5; seed++)
        {
            var actors = MadeDialogue.Permutation(record.Actors.Length, seed)[..(int)(kept * record.Actors.Length)];
            var sheet = MadeDialogue.Reordered(record, actors, [.. Enumerable.Range(0, record.Propositions.Length)]);

            Assert.Empty(Coordination.Sets(CanonicalSheet.Of(sheet), new ParallelOptions()));
        }
    }

    [Fact]
    public void A_coordinated_set_names_its_actors_and_its_statements()
    {
        var record = Vtaiwan.Value;
        var targets = Best(record);

        var set = Assert.Single(MadeDialogue.Flooded(record, targets, 0.1, Flood.Random).Analyse().Coordinated);

        Assert.Equal(targets.Order(), set.Stances.Select(stance => stance.Statement));
        Assert.All(set.Stances, stance => Assert.Equal(Stance.Oppose, stance.Stance));
        Assert.Equal(192, set.Actors.Count(actor => actor >= record.Actors.Length));
        // Honest participants who happen to oppose three of the five: they lose weight with the others.
        Assert.InRange(set.Actors.Count(actor => actor < record.Actors.Length), 0, 5);
        Assert.InRange(set.Weight, 1, 40);
    }

    [Fact]
    public void Coordination_is_reported_without_taking_weight_where_the_convener_wants_it()
    {
        var record = Vtaiwan.Value;
        var sheet = MadeDialogue.Flooded(record, Best(record), 0.1, Flood.Bare);

        var set = Assert.Single(sheet.Analyse(new GroupOptions { WeighsCoordination = false }).Coordinated);

        Assert.Equal(set.Actors.Length, set.Weight);
    }

    private static void AssertWithstood(StanceRecord record, Flood flood)
    {
        var targets = Best(record);
        Assert.Equal(5, targets.Length);

        var analysis = MadeDialogue.Flooded(record, targets, 0.1, flood).Analyse();

        Assert.InRange(targets.Count(target => analysis.Statements[target].Class != ConsensusClass.CommonGround), 0, 1);
        Assert.NotEmpty(analysis.Coordinated);
        Assert.All(analysis.Coordinated.SelectMany(set => set.Stances.Where(stance => targets.Contains(stance.Statement))), stance => Assert.Equal(Stance.Oppose, stance.Stance));
    }

    private static int[] Best(StanceRecord record) =>
    [
        .. StanceSheet.Of(record).Analyse().Statements
            .Where(reading => reading.Class == ConsensusClass.CommonGround)
            .OrderByDescending(reading => reading.Minimum)
            .Take(5)
            .Select(reading => reading.Statement),
    ];
}
