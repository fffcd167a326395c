using Entente.Records.States;

namespace Entente.Records.Tests.States;

public sealed class DeclaredGroupsTests
{
    [Theory]
    [InlineData("NATO", 1949, 12)]
    [InlineData("NATO", 1952, 14)]
    [InlineData("NATO", 1955, 15)]
    [InlineData("NATO", 1982, 16)]
    [InlineData("NATO", 1999, 19)]
    [InlineData("NATO", 2004, 26)]
    [InlineData("NATO", 2009, 28)]
    [InlineData("NATO", 2020, 30)]
    [InlineData("NATO", 2024, 32)]
    [InlineData("Warsaw Pact", 1960, 8)]
    [InlineData("Warsaw Pact", 1970, 7)]
    [InlineData("Warsaw Pact", 1992, 0)]
    [InlineData("European Union", 1960, 6)]
    [InlineData("European Union", 1975, 9)]
    [InlineData("European Union", 1990, 12)]
    [InlineData("European Union", 2000, 15)]
    [InlineData("European Union", 2005, 25)]
    [InlineData("European Union", 2015, 28)]
    [InlineData("European Union", 2021, 27)]
    [InlineData("ASEAN", 1970, 5)]
    [InlineData("ASEAN", 2000, 10)]
    [InlineData("permanent five", 1946, 5)]
    [InlineData("permanent five", 1971, 5)]
    [InlineData("permanent five", 2024, 5)]
    public void Groups_have_their_known_size_at_the_end_of_a_year(string group, int year, int members) =>
        Assert.Equal(members, DeclaredGroups.Memberships.Count(row => row.Group == group && row.Holds(new DateOnly(year, 12, 31))));

    [Fact]
    public void Every_group_names_states_of_the_directory() =>
        Assert.All(DeclaredGroups.Memberships, row =>
        {
            Assert.Equal(row.Code, StateDirectory.Find(row.Code)?.Code);
            Assert.Contains(row.Grouping, DeclaredGroups.Groupings);
        });

    [Fact]
    public void The_major_powers_are_the_permanent_five_with_China_s_seat_held_by_Taiwan_until_1971()
    {
        Assert.Equal(["CHN", "FRA", "GBR", "RUS", "TWN", "USA"], MajorPowers.Codes);
        Assert.Equal(["FRA", "GBR", "RUS", "TWN", "USA"], MajorPowers.On(new DateOnly(1971, 10, 24)));
        Assert.Equal(["CHN", "FRA", "GBR", "RUS", "USA"], MajorPowers.On(new DateOnly(1971, 10, 26)));
        Assert.True(MajorPowers.Contains("RUS"));
        Assert.False(MajorPowers.Contains("DEU"));
    }

    [Fact]
    public void A_grouping_that_does_not_exist_is_refused() =>
        Assert.Throws<ArgumentException>(() => DeclaredGroups.GroupOf("g8", StateDirectory.Find("USA")!, new DateOnly(2000, 1, 1)));
}
