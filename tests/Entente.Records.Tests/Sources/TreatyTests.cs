using Entente.Records.Sources;
using Entente.TestKit;

namespace Entente.Records.Tests.Sources;

public sealed class TreatyTests
{
    private const string Treaties = "treaty,title,opened,area,goal_level\nNPT,Non-Proliferation,1968-07-01,disarmament,basic security\nParis,Climate,2016,environment,global issues\n";
    private const string Participation = "treaty,iso3,signed,bound,mode\nNPT,USA,1968-07-01,1970-03-05,ratification\nNPT,CHN,,1992-03-09,accession\nParis,USA,2016-04-22,2016,acceptance\nParis,IRN,2016-04-22,,\nNPT,IND,,,\n";

    [Fact]
    public void Bound_is_support_signed_only_is_reserve_and_outside_is_no_stance()
    {
        var record = Read();

        Assert.Equal([Stance.Support, Stance.Support, Stance.Missing, Stance.Missing], Codes(record).Select(code => On(record, code, "NPT")));
        Assert.Equal([Stance.Support, Stance.Missing, Stance.Reserve, Stance.Missing], Codes(record).Select(code => On(record, code, "Paris")));
        Assert.Equal((GoalLevel.GlobalIssues, Sector.Environmental), (record.Propositions[1].GoalLevel, record.Propositions[1].Sector));
    }

    [Fact]
    public void Outside_is_oppose_where_asked_for() =>
        Assert.Equal(8, Read(new() { OutsideAsOppose = true }) is var record ? record.StanceCount : 0);

    [Theory]
    [InlineData("1970-03-04", Stance.Reserve)]
    [InlineData("1970-03-05", Stance.Support)]
    [InlineData("1968-06-30", Stance.Missing)]
    public void Participation_is_taken_as_of_a_day_its_end_included(string day, Stance expected)
    {
        var record = Read(new() { AsOf = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(expected, record.PropositionIndex("NPT") is { } npt ? record[record.ActorIndex("USA")!.Value, npt] : Stance.Missing);
        Assert.Null(record.PropositionIndex("Paris"));
    }

    [Fact]
    public void Every_year_is_a_proposition_of_one_item()
    {
        var record = Read(new() { EveryYear = true, AsOf = new(1971, 6, 30) });

        Assert.Equal(["NPT@1968", "NPT@1969", "NPT@1970", "NPT@1971"], record.Propositions.Select(proposition => proposition.Id));
        Assert.All(record.Propositions, proposition => Assert.Equal("NPT", proposition.Item));
        Assert.Equal([1968, 1969, 1970, 1971], record.Periods.Select(period => period.Key));
        Assert.Equal([Stance.Reserve, Stance.Reserve, Stance.Support, Stance.Support], record.Propositions.Select(proposition => On(record, "USA", proposition.Id)));
    }

    [Fact]
    public void A_state_entered_twice_for_a_treaty_counts_as_last_entered()
    {
        var record = Read(participation: Participation + "NPT,USA,1968-07-01,,\n");

        Assert.Equal(Stance.Reserve, On(record, "USA", "NPT"));
        Assert.Equal("conflicting-stances", Assert.Single(record.Notes).Code);
    }

    [Fact]
    public void The_yearly_view_of_the_real_treaties_ends_as_the_plain_view_does()
    {
        var folder = SharedData.Require("treaties");
        var plain = RecordReader.Read(folder);
        var yearly = RecordReader.Read(folder, new() { EveryYear = true });

        var lastYear = yearly.Periods[^1].Key;
        var last = yearly.Where(proposition => proposition.Period == lastYear);
        Assert.Equal(plain.Propositions.Length, last.Propositions.Length);
        Assert.Equal(plain.StanceCount, last.StanceCount);
    }

    private static string[] Codes(StanceRecord record) => [.. record.Actors.Select(actor => actor.Code)];

    private static Stance On(StanceRecord record, string actor, string proposition) => record[record.ActorIndex(actor)!.Value, record.PropositionIndex(proposition)!.Value];

    private static StanceRecord Read(ReadOptions? options = null, string participation = Participation)
    {
        using var folder = new TemporaryFolder();
        folder.Write("treaties.csv", Treaties);
        folder.Write("participation.csv", participation);
        return RecordReader.Read(folder.Path, options);
    }
}
