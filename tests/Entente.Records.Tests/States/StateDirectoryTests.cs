using Entente.Records.States;

namespace Entente.Records.Tests.States;

public sealed class StateDirectoryTests
{
    /// <summary>Members at the end of the year, from the United Nations' own list <em>Growth in United Nations membership</em>.</summary>
    [Theory]
    [InlineData(1945, 51)]
    [InlineData(1946, 55)]
    [InlineData(1950, 60)]
    [InlineData(1955, 76)]
    [InlineData(1958, 82)]
    [InlineData(1960, 99)]
    [InlineData(1961, 104)]
    [InlineData(1965, 117)]
    [InlineData(1966, 122)]
    [InlineData(1970, 127)]
    [InlineData(1971, 132)]
    [InlineData(1975, 144)]
    [InlineData(1980, 154)]
    [InlineData(1984, 159)]
    [InlineData(1990, 159)]
    [InlineData(1991, 166)]
    [InlineData(1992, 179)]
    [InlineData(1993, 184)]
    [InlineData(1994, 185)]
    [InlineData(1999, 188)]
    [InlineData(2000, 189)]
    [InlineData(2002, 191)]
    [InlineData(2006, 192)]
    [InlineData(2011, 193)]
    [InlineData(2024, 193)]
    public void The_number_of_members_grows_as_the_United_Nations_counts_it(int year, int members) =>
        Assert.Equal(members, StateDirectory.MembersOn(new DateOnly(year, 12, 31)).Count());

    [Theory]
    [InlineData(RegionalGroup.African, 54)]
    [InlineData(RegionalGroup.AsiaPacific, 54)]
    [InlineData(RegionalGroup.EasternEuropean, 23)]
    [InlineData(RegionalGroup.LatinAmericanAndCaribbean, 33)]
    [InlineData(RegionalGroup.WesternEuropeanAndOthers, 29)] // Türkiye and the United States among them.
    public void Every_member_of_today_has_a_regional_group(RegionalGroup group, int members) =>
        Assert.Equal(members, StateDirectory.MembersOn(new DateOnly(2024, 12, 31)).Count(state => state.Region == group));

    [Theory]
    [InlineData("LKA", 1960, "Ceylon")]
    [InlineData("LKA", 1980, "Sri Lanka")]
    [InlineData("RUS", 1970, "Soviet Union")]
    [InlineData("RUS", 2000, "Russia")]
    [InlineData("KHM", 1972, "Khmer Republic")]
    [InlineData("KHM", 1980, "Democratic Kampuchea")]
    [InlineData("COD", 1961, "Congo (Leopoldville)")]
    [InlineData("COD", 1980, "Zaire")]
    [InlineData("COD", 2020, "Democratic Republic of the Congo")]
    [InlineData("EGY", 1965, "United Arab Republic")]
    [InlineData("DEU", 1980, "Federal Republic of Germany")]
    [InlineData("DEU", 1991, "Germany")]
    [InlineData("TUR", 2020, "Turkey")]
    [InlineData("TUR", 2023, "Türkiye")]
    public void A_state_has_the_name_of_the_day(string code, int year, string name) =>
        Assert.Equal(name, StateDirectory.Find(code)!.NameOn(new DateOnly(year, 7, 1)));

    [Theory]
    [InlineData("UNITED STATES", "USA")]
    [InlineData("BOLIVIA (PLURINATIONAL STATE OF)", "BOL")]
    [InlineData("TÜRKİYE", "TUR")]
    [InlineData("TURKEY", "TUR")]
    [InlineData("COTE D'IVOIRE", "CIV")]
    [InlineData("Côte d’Ivoire", "CIV")]
    [InlineData("IVORY COAST", "CIV")]
    [InlineData("USSR", "RUS")]
    [InlineData("RUSSIAN FEDERATION", "RUS")]
    [InlineData("BYELORUSSIAN SSR", "BLR")]
    [InlineData("UNITED REPUBLIC OF TANZANIA", "TZA")]
    [InlineData("TANGANYIKA", "TZA")]
    [InlineData("DEMOCRATIC YEMEN", "YMD")]
    [InlineData("SOUTHERN YEMEN", "YMD")]
    [InlineData("GERMANY, FEDERAL REPUBLIC OF", "DEU")]
    [InlineData("THE FORMER YUGOSLAV REPUBLIC OF MACEDONIA", "MKD")]
    [InlineData("NETHERLANDS (KINGDOM OF THE)", "NLD")]
    [InlineData("CONGO (DEMOCRATIC REPUBLIC OF)", "COD")]
    [InlineData("CONGO", "COG")]
    [InlineData("REPUBLIC OF KOREA", "KOR")]
    [InlineData("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA", "PRK")]
    [InlineData("St. Vincent & Grenadines", "VCT")]
    [InlineData("SAO TOME AND PRINCIPE", "STP")]
    [InlineData("Serbia and Montenegro", "YUG")]
    public void Names_of_any_time_and_spelling_find_their_state(string name, string code) =>
        Assert.Equal(code, StateDirectory.FindByName(name)?.Code);

    [Fact]
    public void What_is_no_state_is_not_found()
    {
        Assert.Null(StateDirectory.FindByName("Atlantis"));
        Assert.Null(StateDirectory.FindByName(""));
        Assert.Null(StateDirectory.Find("usa"));
        Assert.Null(StateDirectory.FindByCow(999));
    }

    [Theory]
    [InlineData("SUN", "RUS")]
    [InlineData("BUR", "MMR")]
    [InlineData("ZAR", "COD")]
    [InlineData("SCG", "YUG")]
    public void Withdrawn_codes_find_their_state(string withdrawn, string code) =>
        Assert.Equal(code, StateDirectory.Find(withdrawn)?.Code);

    [Theory]
    [InlineData(345, 1910, "SRB")]
    [InlineData(345, 1950, "YUG")]
    [InlineData(345, 2005, "YUG")]
    [InlineData(345, 2006, "SRB")]
    [InlineData(260, 1980, "DEU")]
    [InlineData(255, 1991, "DEU")]
    [InlineData(678, 1980, "YEM")]
    [InlineData(679, 1991, "YEM")]
    [InlineData(680, 1980, "YMD")]
    public void A_Correlates_of_War_code_is_read_by_its_day(int code, int year, string expected) =>
        Assert.Equal(expected, StateDirectory.FindByCow(code, new DateOnly(year, 7, 1))?.Code);

    [Fact]
    public void A_Correlates_of_War_code_without_a_day_is_that_of_today_or_the_last_that_used_it()
    {
        Assert.Equal("SRB", StateDirectory.FindByCow(345)?.Code);
        Assert.Equal("DEU", StateDirectory.FindByCow(260)?.Code);
        Assert.Equal("DDR", StateDirectory.FindByCow(265)?.Code);
    }

    [Fact]
    public void No_code_and_no_name_stands_for_two_states()
    {
        Assert.Distinct(StateDirectory.All.SelectMany(state => state.OtherCodes.Prepend(state.Code)));
        foreach (var state in StateDirectory.All)
        {
            Assert.All(state.Names.Select(spell => spell.Value).Concat(state.OtherNames), name =>
                Assert.Equal(state.Code, StateDirectory.FindByName(name)?.Code));
        }
    }

    [Fact]
    public void Names_follow_one_another_without_a_gap_and_predecessors_are_known() =>
        Assert.All(StateDirectory.All, state =>
        {
            Assert.NotEmpty(state.Names);
            Assert.Null(state.Names[0].From);
            Assert.Null(state.Names[^1].To);
            foreach (var (earlier, later) in state.Names.Zip(state.Names.Skip(1))) Assert.Equal(earlier.To!.Value.AddDays(1), later.From);
            Assert.All(state.Predecessors, code => Assert.NotNull(StateDirectory.Find(code)));
        });

    [Fact]
    public void Successors_are_the_other_side_of_predecessors()
    {
        Assert.Equal(["CZE", "SVK"], StateDirectory.SuccessorsOf("CSK").Select(state => state.Code));
        Assert.Equal(["MNE", "MKD", "HRV", "SRB", "BIH", "SVN"], StateDirectory.SuccessorsOf("YUG").Select(state => state.Code));
    }

    [Fact]
    public void Memberships_that_were_broken_off_have_two_spells()
    {
        var syria = StateDirectory.Find("SYR")!;
        Assert.False(syria.IsMemberOn(new DateOnly(1960, 1, 1)));
        Assert.True(syria.IsMemberOn(new DateOnly(1962, 1, 1)));
        Assert.Equal(new DateOnly(1945, 10, 24), syria.MemberFrom);
        Assert.Null(syria.MemberTo);
        Assert.False(StateDirectory.Find("IDN")!.IsMemberOn(new DateOnly(1965, 12, 31)));
        Assert.Equal(new DateOnly(1990, 10, 2), StateDirectory.Find("DDR")!.MemberTo);
        Assert.Null(StateDirectory.Find("VAT")!.MemberFrom);
    }
}
