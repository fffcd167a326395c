using System.Collections.Immutable;
using Entente.Records.States;

namespace Entente.Records.Tests.States;

public sealed class DescribingActorsTests
{
    [Fact]
    public void Actors_get_names_membership_and_groups_as_of_the_last_dated_proposition()
    {
        var described = Record(new DateOnly(1970, 5, 1)).Describe();

        var ceylon = described.Actors[0];
        Assert.Equal("Ceylon", ceylon.Name);
        Assert.Equal(new DateOnly(1955, 12, 14), ceylon.MemberFrom);
        Assert.Null(ceylon.MemberTo);
        Assert.Equal("Asia-Pacific", ceylon.Groups["region"]);
        Assert.Equal("Soviet Union", described.Actors[1].Name);
        Assert.Equal("Warsaw Pact", described.Actors[1].Groups["alliance"]);
        Assert.Equal("permanent five", described.Actors[1].Groups["permanent-five"]);
    }

    [Fact]
    public void A_state_that_ended_keeps_its_last_groups_and_the_name_it_bore_for_longest()
    {
        var described = Record(new DateOnly(2019, 12, 31)).Describe();

        Assert.Equal("Russia", described.Actors[1].Name);
        Assert.False(described.Actors[1].Groups.ContainsKey("alliance"));
        Assert.Equal("Eastern European", Actor(described, "DDR").Groups["region"]);
        Assert.False(Actor(described, "DDR").Groups.ContainsKey("alliance")); // It had left the pact nine days before its end.
        Assert.Equal("Yugoslavia", Actor(described, "YUG").Name);
        Assert.Equal("Republic of China", Actor(described, "TWN").Name);
        Assert.Equal("permanent five", Actor(described, "TWN").Groups["permanent-five"]);
        Assert.Equal(new DateOnly(1971, 10, 25), Actor(described, "TWN").MemberTo);
    }

    [Fact]
    public void An_actor_that_is_no_state_stays_as_it_is()
    {
        var participant = new Actor("17", "17");

        Assert.Same(participant, StateDirectory.Describe(participant));
    }

    [Fact]
    public void What_the_source_says_can_be_kept()
    {
        var actor = new Actor("LKA", "Ceylon (source)")
        {
            MemberFrom = new DateOnly(1950, 1, 1),
            Groups = ImmutableSortedDictionary<string, string>.Empty.Add("wealth", "low"),
        };

        var described = StateDirectory.Describe(actor, new() { ReplaceNames = false, Groupings = ["region"], Membership = false });

        Assert.Equal("Ceylon (source)", described.Name);
        Assert.Equal(new DateOnly(1950, 1, 1), described.MemberFrom);
        Assert.Equal(["region", "wealth"], described.Groups.Keys);
    }

    private static Actor Actor(StanceRecord record, string code) => record.Actors[record.ActorIndex(code)!.Value];

    private static StanceRecord Record(DateOnly last) => StanceRecord.Create(
        "states",
        [new("LKA", "LKA"), new("RUS", "RUS"), new("DDR", "DDR"), new("YUG", "YUG"), new("TWN", "TWN")],
        [new("a") { Date = new DateOnly(1946, 1, 1) }, new("b") { Date = last }, new("c")],
        [0],
        [0],
        [Stance.Support]);
}
