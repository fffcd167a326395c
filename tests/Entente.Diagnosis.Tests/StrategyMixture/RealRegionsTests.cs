using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.StrategyMixture;
using Entente.TestKit;

namespace Entente.Diagnosis.Tests.StrategyMixture;

/// <summary>What any account of these regions says, and the reading must say too.</summary>
public sealed class RealRegionsTests
{
    private static readonly Lazy<MixtureReport> Read = new(() =>
    {
        var folders = new[] { "peace", "treaties", "vetoes" }.Select(folder => SharedData.Require(folder));
        return RegionalMixture.Of(CovariateStore.Read(folders, CovariateSchema.Default.Only(RegionalMixture.Series)));
    });

    [Fact]
    public void Every_region_and_period_has_a_mixture_with_its_interval()
    {
        var report = Report();

        Assert.Equal(SecurityRegions.Standard.Length * 8, report.Points.Length);
        Assert.All(report.Points, point => Assert.True(point.Hegemony!.Value.Value is 0 or 1 || point.Hegemony.Value.Low <= point.Hegemony.Value.High));
    }

    [Fact]
    public void Europe_in_the_Cold_War_was_a_balance_between_the_two_alliances()
    {
        var sixties = Point("Europe", 1960);

        Assert.True(sixties.Balance!.Value.Value > Math.Max(sixties.Hegemony!.Value.Value, sixties.Institutions!.Value.Value));
        Assert.Contains("USA", sixties.StrongerSide);
        Assert.Superset(new HashSet<string> { "RUS", "POL", "CSK", "HUN", "DDR", "BGR", "ROU" }, sixties.WeakerSide.ToHashSet());
    }

    [Fact]
    public void The_Gulf_monarchies_and_the_United_States_are_never_on_opposite_sides()
    {
        string[] monarchies = ["ARE", "BHR", "KWT", "QAT", "SAU"];
        foreach (var point in Report().Path("Middle East and North Africa").Where(point => point.From >= 1990))
        {
            if (point.WeakerSide.Contains("USA")) Assert.Empty(point.StrongerSide.Intersect(monarchies));
            if (point.StrongerSide.Contains("USA")) Assert.Empty(point.WeakerSide.Intersect(monarchies));
            // Nor do the Maghreb and Lebanon follow one of the Arab League into its quarrel.
            Assert.Empty(point.StrongerSide.Concat(point.WeakerSide).Intersect(["DZA", "MAR", "TUN", "LBN"]));
        }
    }

    [Fact]
    public void A_region_without_pacts_has_no_leader()
    {
        foreach (var (region, from) in new[] { ("Sub-Saharan Africa", 1946), ("Southeast Asia", 1946), ("Oceania", 1946) })
        {
            Assert.False(Point(region, from).IsDependedOn);
            Assert.Equal(0, Point(region, from).Scores.Hegemony);
        }
    }

    [Theory]
    [InlineData("North and Central America", "USA")]
    [InlineData("South America", "USA")]
    [InlineData("Eastern Europe and Eurasia", "RUS")]
    public void The_Americas_and_the_Soviet_sphere_were_led_by_one_state(string region, string leader)
    {
        foreach (var decade in new[] { 1950, 1960, 1970, 1980 })
        {
            var point = Point(region, decade);
            Assert.Equal(leader, point.Leader);
            Assert.True(point.Hegemony!.Value.Value > .5);
        }
    }

    [Fact]
    public void Western_Europe_went_from_American_leadership_to_institutions()
    {
        var path = Report().Path("Western Europe").ToList();

        Assert.True(Point("Western Europe", 1950).Hegemony!.Value.Value > Point("Western Europe", 1950).Institutions!.Value.Value);
        Assert.True(path[^1].Institutions!.Value.Value > path[^1].Hegemony!.Value.Value);
        Assert.Equal("USA", Point("Western Europe", 1970).Leader);
    }

    [Fact]
    public void East_Asia_is_the_region_where_power_balances_power()
    {
        foreach (var decade in new[] { 1950, 1960, 2000 })
        {
            var balance = Point("East Asia", decade).Balance!.Value.Value;
            Assert.All(SecurityRegions.Basic.Where(region => region.Name != "East Asia"), region => Assert.True(Point(region.Name, decade).Balance!.Value.Value < balance));
        }
    }

    [Fact]
    public void States_depended_more_on_a_leader_in_the_Americas_than_in_Europe_and_least_in_Africa()
    {
        // The order of security hierarchy in [Lake2009], who measures it by troops and alliances.
        double Dependence(string region) => Point(region, 1980).Indicators.Single(indicator => indicator.Name == MixtureIndicators.Dependence).Value!.Value;

        Assert.True(Dependence("North and Central America") > Dependence("Western Europe"));
        Assert.True(Dependence("Western Europe") > Dependence("Sub-Saharan Africa"));
    }

    private static MixturePoint Point(string region, int from) => Report().Points.Single(point => point.Region == region && point.From == from);

    private static MixtureReport Report()
    {
        SharedData.Require("peace");
        return Read.Value;
    }
}
