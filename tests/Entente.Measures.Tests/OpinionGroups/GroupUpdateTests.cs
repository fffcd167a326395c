using Entente.Measures.Consensus;
using Entente.Measures.OpinionGroups;
using Entente.Records;
using Entente.TestKit;

namespace Entente.Measures.Tests.OpinionGroups;

public sealed class GroupUpdateTests
{
    [Fact]
    public void An_update_without_news_says_the_same_bit_for_bit()
    {
        var sheet = StanceSheet.Of(SyntheticRecord.Dialogue(1_000, 100, 0.6));
        var settled = sheet.Analyse();

        var update = sheet.Update(settled);

        Assert.Equal(settled.Groups!.GroupOf, update.Groups!.GroupOf);
        Assert.Equal(settled.Places, update.Places);
        Assert.All(settled.Statements.Zip(update.Statements), pair => Assert.Equal(pair.First.Groups, pair.Second.Groups));
        Assert.Equal(update.Revision, update.GroupsAsOf);
    }

    [Fact]
    public void New_stances_count_at_once_under_the_groups_of_before()
    {
        var field = MadeDialogue.Planted(2);
        var settled = field.Snapshot().Analyse();
        var before = settled.Statements[0].Whole.Actors;
        for (var extra = 0; extra < 5; extra++) field.Take(field.AddActor(), 0, Stance.Support);

        var update = field.Snapshot().Update(settled);

        Assert.Equal(before + 5, update.Statements[0].Whole.Actors);
        Assert.Equal(settled.Revision, update.GroupsAsOf);
        Assert.True(update.Revision > update.GroupsAsOf);
    }

    [Fact]
    public void A_newcomer_goes_to_the_nearest_group()
    {
        var field = MadeDialogue.Planted(2);
        var settled = field.Snapshot().Analyse();
        var newcomer = field.AddActor();
        for (var statement = 0; statement < 60; statement++) field.Take(newcomer, statement, field[0, statement]);

        var update = field.Snapshot().Update(settled);

        Assert.Equal(settled.Groups!.GroupOf[0], update.Groups!.GroupOf[newcomer]);
        Assert.Equal(settled.Places[0], update.Places[newcomer]);
    }

    [Fact]
    public void A_new_statement_is_counted_before_it_is_in_the_space()
    {
        var field = MadeDialogue.Planted(2);
        var settled = field.Snapshot().Analyse();
        var statement = field.AddStatement();
        for (var actor = 0; actor < 100; actor++) field.Take(actor, statement, Stance.Support);

        var update = field.Snapshot().Update(settled);

        Assert.Equal(ConsensusClass.CommonGround, update.Statements[statement].Class);
    }

    [Fact]
    public void Settling_after_a_live_history_equals_the_analysis_from_scratch_bit_for_bit()
    {
        var record = SyntheticRecord.Dialogue(600, 80, 0.7);
        var field = new StanceField(0, 80);
        GroupAnalysis? settled = null;
        for (var actor = 0; actor < 600; actor++)
        {
            field.AddActor();
            var row = record.OfActor(actor);
            for (var place = 0; place < row.Length; place++) field.Take(actor, row.Indices[place], row.Stances[place]);
            if (actor % 150 == 149) settled = actor < 300 ? field.Snapshot().Analyse() : settled is null ? null : field.Snapshot().Update(settled);
        }

        var (live, scratch) = (field.Snapshot().Analyse(), StanceSheet.Of(record).Analyse());

        Assert.Equal(scratch.Places, live.Places);
        Assert.Equal(scratch.Tried, live.Tried);
        Assert.Equal(scratch.Statements.Select(reading => reading.GeometricMean), live.Statements.Select(reading => reading.GeometricMean));
    }

    [Fact]
    public void An_analysis_of_a_larger_field_is_refused()
    {
        var settled = MadeDialogue.Planted(2).Snapshot().Analyse();

        Assert.Throws<ArgumentException>(() => new StanceField(3, 3).Snapshot().Update(settled));
    }
}
