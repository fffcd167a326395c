using Entente.Records.Sources;
using Entente.Records.Topics;
using Entente.TestKit;

namespace Entente.Records.Tests.Topics;

public sealed class TopicTableTests
{
    [Theory]
    [InlineData("Nuclear weapons and nuclear material", GoalLevel.BasicSecurity, Sector.Military)]
    [InlineData("human rights", GoalLevel.EconomicJustice, Sector.Societal)]
    [InlineData("environment", GoalLevel.GlobalIssues, Sector.Environmental)]
    [InlineData("CLIMATE CHANGE", GoalLevel.GlobalIssues, Sector.Environmental)]
    [InlineData("TERRITORIES OCCUPIED BY ISRAEL--SETTLEMENT POLICY", GoalLevel.BasicSecurity, Sector.Political)]
    public void Topics_of_the_sources_are_mapped(string topic, GoalLevel level, Sector sector)
    {
        var proposition = TopicTable.Default.Apply(new Proposition("p") { Topics = [topic] });

        Assert.Equal((level, sector), (proposition.GoalLevel, proposition.Sector));
    }

    [Fact]
    public void Of_several_levels_the_one_with_priority_wins_whatever_the_order_of_the_topics()
    {
        foreach (string[] topics in new[] { new[] { "Economic development", "Arms control and disarmament" }, ["Arms control and disarmament", "Economic development"] })
        {
            var proposition = TopicTable.Default.Apply(new Proposition("p") { Topics = [.. topics] });
            Assert.Equal((GoalLevel.BasicSecurity, Sector.Military), (proposition.GoalLevel, proposition.Sector));
        }
    }

    [Fact]
    public void The_sector_comes_from_the_first_line_that_gives_the_winning_level()
    {
        var proposition = TopicTable.Default.Apply(new Proposition("p") { Topics = ["basic security", "law of the sea"] });

        Assert.Equal((GoalLevel.BasicSecurity, Sector.Political), (proposition.GoalLevel, proposition.Sector));
    }

    [Fact]
    public void A_topic_that_no_line_names_maps_to_nothing() =>
        Assert.Null(TopicTable.Default.Apply(new Proposition("p") { Topics = ["gardening"] }).GoalLevel);

    [Fact]
    public void Every_line_of_the_bundled_table_has_a_reason_and_a_level() =>
        Assert.All(TopicTable.Default.Rules, rule => Assert.True(rule.Reason.Length > 10 && rule.GoalLevel is not null, rule.Topic));

    [Fact]
    public void Every_topic_of_the_real_records_is_mapped()
    {
        foreach (var source in new[] { "unga", "treaties" })
        {
            var topics = RecordReader.Read(SharedData.Require(source)).Propositions.SelectMany(proposition => proposition.Topics).Distinct();
            Assert.All(topics, topic => Assert.NotNull(TopicTable.Default.Apply(new Proposition("p") { Topics = [topic] }).GoalLevel));
        }
    }

    [Fact]
    public void The_levels_of_the_treaties_are_those_that_their_table_states()
    {
        var levels = RecordReader.Read(SharedData.Require("treaties")).Propositions.GroupBy(proposition => proposition.GoalLevel).ToDictionary(group => group.Key!.Value, group => group.Count());

        Assert.Equal((43, 50, 48), (levels[GoalLevel.BasicSecurity], levels[GoalLevel.EconomicJustice], levels[GoalLevel.GlobalIssues]));
    }

    [Fact]
    public void A_table_of_the_users_own_takes_its_place()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("topics.csv", "topic,goal_level,sector\n*arden*,global issues,\n");
        var record = folder.Write("t.csv", "actor,proposition,stance,topic\nUSA,1,yes,Gardening\nUSA,2,yes,Human rights\n");

        var propositions = RecordReader.Read(record, new() { TopicTable = table }).Propositions;

        Assert.Equal([GoalLevel.GlobalIssues, null], propositions.Select(proposition => proposition.GoalLevel));
    }

    [Fact]
    public void An_unknown_level_is_an_error_with_its_place()
    {
        using var folder = new TemporaryFolder();

        var fault = Assert.Throws<RecordFormatException>(() => TopicTable.Read(folder.Write("topics.csv", "topic,goal_level,sector\na,higher goals,\n")));

        Assert.Equal((2, 2), (fault.Line, fault.Column));
    }
}
