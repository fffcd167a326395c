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

    [Fact]
    public void Diversity_is_no_part_of_the_model_unless_it_is_added()
    {
        Assert.Equal(DriverCovariates.Default.AsEnumerable(), new DriversOptions().Covariates);
        Assert.DoesNotContain(DriverCovariates.Default, covariate => covariate.Name.Contains("diversity", StringComparison.Ordinal));
        Assert.Equal(["religious diversity gap", "ethnic diversity gap"], DriverCovariates.Diversity.Select(covariate => covariate.Name));
    }

    [Fact]
    public void A_series_that_covers_all_years_or_none_is_not_cut_short()
    {
        var store = CovariateStore.Of([Yearly("whole", 1969), Yearly("before", 1959)], []);
        var facts = new PeriodFacts(store, new YearRange(1960, 1969), 5);

        Assert.NotNull(facts.Mean("whole", "AAA"));
        Assert.NotNull(facts.Mean("before", "AAA"));

        Assert.Empty(facts.CutShort);
        Assert.Equal(1959, facts.Carried["before"]);
    }

    [Fact]
    public void A_series_of_disputes_that_ends_early_is_cut_short_too()
    {
        var disputes = DyadSeries.Of("hostility", [("AAA", "BBB", 1964, 4)], absentIsZero: true);
        var facts = new PeriodFacts(CovariateStore.Of([], [disputes]), new YearRange(1960, 1969), 5);

        Assert.Equal(4, facts.RecentHighest("hostility", "AAA", "BBB"));

        Assert.Equal("hostility ends in 1964: 5 of 10 years", Assert.Single(facts.CutShort).ToString());
    }

    [Fact]
    public void Years_of_the_period_speak_for_a_series_that_is_asked_for_recent_years_too()
    {
        var facts = new PeriodFacts(CovariateStore.Of([Yearly("wealth", 1967)], []), new YearRange(1966, 1969), 5);

        Assert.NotNull(facts.RecentRange("wealth", "AAA"));
        Assert.Equal(new CutShortSeries("wealth", 1967, 8, 10), Assert.Single(facts.CutShort));
        Assert.NotNull(facts.Mean("wealth", "AAA"));
        Assert.Equal(new CutShortSeries("wealth", 1967, 2, 4), Assert.Single(facts.CutShort));
    }

    private static StateSeries Yearly(string name, int lastYear) =>
        StateSeries.Of(name, Enumerable.Range(1950, lastYear - 1949).Select(year => ("AAA", year, (double)year)));

    private static double? Value(string covariate, PeriodFacts facts, string first, string second) =>
        DriverCovariates.All.Single(candidate => candidate.Name == covariate).Value(facts, first, second);

    private static PeriodFacts Facts(StateSeries[] states, DyadSeries[] dyads) => new(CovariateStore.Of(states, dyads), new YearRange(1960, 1960), 0);
}
