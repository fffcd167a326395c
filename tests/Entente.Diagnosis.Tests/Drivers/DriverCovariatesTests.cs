using Entente.Diagnosis.Covariates;
using Entente.Diagnosis.Drivers;

namespace Entente.Diagnosis.Tests.Drivers;

public sealed class DriverCovariatesTests
{
    [Fact]
    public void Allies_of_the_two_superpowers_are_opposed_and_allies_of_both_or_neither_are_not()
    {
        var facts = Facts([], [DyadSeries.Of("defense", [("USA", "GBR", 1960, 1), ("RUS", "POL", 1960, 1), ("USA", "TUR", 1960, 1), ("RUS", "TUR", 1960, 1)], absentIsZero: true)]);

        Assert.Equal(1, Value("opposed superpower allies", facts, "GBR", "POL"));
        Assert.Equal(1, Value("opposed superpower allies", facts, "USA", "RUS"));
        Assert.Equal(0, Value("opposed superpower allies", facts, "TUR", "POL"));
        Assert.Equal(0, Value("opposed superpower allies", facts, "IND", "POL"));
    }

    [Theory]
    [InlineData("GHA", "IND", 0)] // Joined in 1957 and 1945.
    [InlineData("SEN", "IND", 1)] // Joined in 1960.
    [InlineData("CHN", "IND", 0)] // Took the seat of an original member.
    [InlineData("HRV", "IND", 0)] // An heir of Yugoslavia.
    [InlineData("SEN", "KEN", 0)] // Both are new.
    public void Newcomers_joined_as_new_states_in_1960_or_later(string first, string second, double expected) =>
        Assert.Equal(expected, Value("newcomer and incumbent", Facts([], []), first, second));

    [Fact]
    public void Gaps_are_the_same_from_either_side_and_null_where_a_state_has_no_value()
    {
        var facts = Facts([StateSeries.Of("polyarchy", [("SWE", 1960, 0.8), ("ESP", 1960, 0.1)])], []);

        Assert.Equal(0.7, Value("democracy gap", facts, "SWE", "ESP")!.Value, 1e-12);
        Assert.Equal(Value("democracy gap", facts, "SWE", "ESP"), Value("democracy gap", facts, "ESP", "SWE"));
        Assert.Null(Value("democracy gap", facts, "SWE", "IND"));
        Assert.Null(Value("income gap", facts, "SWE", "ESP"));
    }

    [Fact]
    public void Growth_is_the_mean_change_of_the_logarithm_over_ten_years()
    {
        var facts = Facts(
            [StateSeries.Of("gdp_per_capita", Enumerable.Range(1951, 10).SelectMany(year => new[] { ("AAA", year, Math.Exp(0.05 * year)), ("BBB", year, Math.Exp(0.02 * year)) }))], []);

        Assert.Equal(0.03, Value("growth gap", facts, "AAA", "BBB")!.Value, 1e-12);
    }

    [Fact]
    public void Every_covariate_says_what_it_is_and_why()
    {
        Assert.All(DriverCovariates.All, covariate => Assert.True(covariate.Meaning.Length > 10 && covariate.Reason.Length > 10));
        Assert.Equal(4, DriverCovariates.All.Select(covariate => covariate.Block).Distinct().Count());
    }

    private static double? Value(string covariate, PeriodFacts facts, string first, string second) =>
        DriverCovariates.All.Single(candidate => candidate.Name == covariate).Value(facts, first, second);

    private static PeriodFacts Facts(StateSeries[] states, DyadSeries[] dyads) => new(CovariateStore.Of(states, dyads), new YearSpan(1960, 1960), 0);
}
