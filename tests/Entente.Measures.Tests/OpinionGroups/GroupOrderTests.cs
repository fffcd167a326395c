using Entente.Measures.OpinionGroups;
using Entente.Records;
using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Measures.Tests.OpinionGroups;

/// <summary>The order of actors and statements changes nothing, to the last bit.</summary>
public sealed class GroupOrderTests
{
    public static TheoryData<string> Records => ["vtaiwan.uberx", "brexit-consensus", "generated"];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_hundred_shuffles_of_the_actors_give_identical_groups_places_and_readings(string name)
    {
        var record = Read(name);
        var statements = Enumerable.Range(0, record.Propositions.Length).ToArray();
        var expected = StanceSheet.Of(record).Analyse();
        var bits = MadeDialogue.ActorBits(expected, [.. Enumerable.Range(0, record.Actors.Length)]);

        for (var shuffle = 1UL; shuffle <= 100; shuffle++)
        {
            var actors = MadeDialogue.Permutation(record.Actors.Length, shuffle);
            var analysis = MadeDialogue.Reordered(record, actors, statements).Analyse();

            Assert.Equal(bits, MadeDialogue.ActorBits(analysis, actors));
            Assert.Equal(expected.Tried, analysis.Tried);
            Assert.All(expected.Statements.Zip(analysis.Statements), pair => AssertSame(pair.First, pair.Second));
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Shuffling_the_statements_too_changes_nothing(string name)
    {
        var record = Read(name);
        var expected = StanceSheet.Of(record).Analyse();
        var bits = MadeDialogue.ActorBits(expected, [.. Enumerable.Range(0, record.Actors.Length)]);

        for (var shuffle = 1UL; shuffle <= 10; shuffle++)
        {
            var actors = MadeDialogue.Permutation(record.Actors.Length, shuffle);
            var statements = MadeDialogue.Permutation(record.Propositions.Length, 1000 + shuffle);
            var analysis = MadeDialogue.Reordered(record, actors, statements).Analyse();

            Assert.Equal(bits, MadeDialogue.ActorBits(analysis, actors));
            Assert.All(statements.Index(), pair => AssertSame(expected.Statements[pair.Item], analysis.Statements[pair.Index]));
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var sheet = StanceSheet.Of(SyntheticRecord.Dialogue(1_200, 80, 0.7));
        var (one, three) = (sheet.Analyse(new GroupOptions { Threads = 1 }), sheet.Analyse(new GroupOptions { Threads = 3 }));

        Assert.Equal(one.Places, three.Places);
        Assert.Equal(one.Tried, three.Tried);
        Assert.Equal(one.Groups!.GroupOf, three.Groups!.GroupOf);
    }

    [Fact]
    public void A_field_remembers_no_history()
    {
        var record = SyntheticRecord.Dialogue(300, 60, 0.8);
        var field = StanceField.Of(record);
        for (var actor = 0; actor < 300; actor++)
        {
            var said = field[actor, actor % 60];
            field.Take(actor, actor % 60, Stance.Oppose, isRedLine: true);
            field.Take(actor, actor % 60, said);
        }

        var (fresh, changed) = (StanceSheet.Of(record).Analyse(), field.Snapshot().Analyse());

        Assert.Equal(fresh.Places, changed.Places);
        Assert.Equal(fresh.Tried, changed.Tried);
    }

    private static StanceRecord Read(string name) =>
        name == "generated" ? SyntheticRecord.Dialogue(1_000, 80, 0.7) : RecordReader.Read(SharedData.Require("polis", name));

    private static void AssertSame(StatementReading first, StatementReading second)
    {
        Assert.Equal(first.Whole, second.Whole);
        Assert.Equal(first.Groups, second.Groups);
        Assert.Equal(first.Class, second.Class);
        Assert.Equal(first.GeometricMean, second.GeometricMean);
    }
}
