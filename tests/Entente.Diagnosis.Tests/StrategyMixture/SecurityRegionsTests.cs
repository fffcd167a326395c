using Entente.Diagnosis.StrategyMixture;
using Entente.Records.States;

namespace Entente.Diagnosis.Tests.StrategyMixture;

public sealed class SecurityRegionsTests
{
    [Fact]
    public void Every_state_of_the_Correlates_of_War_list_is_in_exactly_one_basic_region()
    {
        foreach (var state in StateDirectory.All)
        {
            var regions = SecurityRegions.Basic.Count(region => region.States.Contains(state.Code));
            Assert.Equal(state.CowCodes.IsEmpty ? 0 : 1, regions);
        }
    }

    [Theory]
    [InlineData("USA", "North and Central America")]
    [InlineData("PAN", "North and Central America")]
    [InlineData("COL", "South America")]
    [InlineData("DEU", "Western Europe")]
    [InlineData("AUT", "Western Europe")]
    [InlineData("FIN", "Western Europe")]
    [InlineData("DDR", "Eastern Europe and Eurasia")]
    [InlineData("YUG", "Eastern Europe and Eurasia")]
    [InlineData("RUS", "Eastern Europe and Eurasia")]
    [InlineData("KAZ", "Eastern Europe and Eurasia")]
    [InlineData("SSD", "Sub-Saharan Africa")]
    [InlineData("SDN", "Middle East and North Africa")]
    [InlineData("TUR", "Middle East and North Africa")]
    [InlineData("AFG", "South Asia")]
    [InlineData("MNG", "East Asia")]
    [InlineData("MMR", "Southeast Asia")]
    [InlineData("RVN", "Southeast Asia")]
    [InlineData("AUS", "Oceania")]
    public void A_state_is_where_the_page_says_it_is(string state, string region) => Assert.Equal(region, SecurityRegions.Of(state)?.Name);

    [Fact]
    public void A_composite_region_holds_the_states_of_its_parts()
    {
        foreach (var region in SecurityRegions.Composite)
        {
            var parts = SecurityRegions.Basic.Where(part => region.Parts.Contains(part.Name)).SelectMany(part => part.States);
            Assert.Equal(parts.Order(StringComparer.Ordinal), region.States.Order(StringComparer.Ordinal));
        }

        Assert.All(SecurityRegions.Standard, region => Assert.NotEmpty(region.Reason));
    }

    [Fact]
    public void A_code_that_is_no_state_has_no_region() => Assert.Null(SecurityRegions.Of("EU"));
}
